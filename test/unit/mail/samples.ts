import type { Notice } from '../../../src/mail/notices.ts'

export const publicUrl = 'https://access.example'

const ofRequest = { reference: 'CJ-7F3K-92QM', kind: 'new-account', staffName: "Zoë-Anne O'Neil" } as const
const statusUrl = `${publicUrl}/status`
const reviewUrl = `${publicUrl}/admin/collections/requests/6f0e2b0e-0000-4000-8000-000000000001`

/** One notice of each kind, issued on 23 November 2026 at 10 a.m. Pacific time. */
export const sampleNotices: Notice[] = [
  { key: 'sign-in-code', expiresAt: new Date('2026-11-23T18:15:00Z') },
  {
    ...ofRequest,
    key: 'request-received',
    sentAt: new Date('2026-11-23T18:00:00Z'),
    recipient: 'the MIS Administrator of SAMPLE Area',
    contact: 'mis@sample-area.example',
    nextSteps: ['The MIS Administrator of SAMPLE Area checks it.', 'You get a message with the decision.'],
    statusUrl,
  },
  {
    ...ofRequest,
    key: 'request-routed',
    organizationName: 'SAMPLE Area',
    requestorName: 'Sample Supervisor',
    sentAt: new Date('2026-11-23T18:00:00Z'),
    reason: 'You are the MIS Administrator of SAMPLE Area.',
    flagged: true,
    unproved: false,
    reviewUrl,
  },
  { ...ofRequest, key: 'request-granted', statusUrl },
  {
    ...ofRequest,
    key: 'request-denied',
    reason: 'ISPA training is older than 365 days',
    clause: 'R25',
    text: 'The certificate is of 2024.\n\nPlease take the training again.',
    statusUrl,
  },
  {
    ...ofRequest,
    key: 'request-returned',
    parts: ['ISPA training: date and certificate'],
    text: 'The certificate cannot be read.',
    answerUrl: `${publicUrl}/request/returned/CJ-7F3K-92QM`,
  },
  {
    ...ofRequest,
    key: 'account-credentials',
    username: 'zoneil7',
    issuedAt: new Date('2026-11-23T18:00:00Z'),
    expiresAt: new Date('2026-11-24T18:00:00Z'),
    passwordBy: 'notice',
    contact: 'mis@sample-area.example',
  },
  {
    key: 'account-credentials-link',
    reference: ofRequest.reference,
    staffName: ofRequest.staffName,
    expiresAt: new Date('2026-11-24T18:00:00Z'),
  },
  {
    key: 'saved-for-later',
    title: 'a request for a password reset',
    expiresAt: new Date('2026-12-07T18:00:00Z'),
  },
  {
    key: 'requests-received',
    requests: [ofRequest, { ...ofRequest, reference: 'CJ-1234-5678', kind: 'deactivate' }],
    sentAt: new Date('2026-11-23T18:00:00Z'),
    recipient: 'the MIS Administrator of SAMPLE Area',
    contact: 'mis@sample-area.example',
    nextSteps: ['The MIS Administrator of SAMPLE Area checks them.'],
    statusUrl: `${publicUrl}/my/requests`,
  },
  {
    key: 'requests-routed',
    requests: [ofRequest],
    organizationName: 'SAMPLE Area',
    requestorName: 'Sample Supervisor',
    sentAt: new Date('2026-11-23T18:00:00Z'),
    inboxUrl: `${publicUrl}/admin/collections/requests`,
  },
  {
    ...ofRequest,
    key: 'account-recorded',
    kind: 'annual-maintenance',
    facts: [['Due again by', 'November 20, 2027']],
    statusUrl,
  },
  { ...ofRequest, key: 'request-superseded', kind: 'change-access', statusUrl },
  {
    ...ofRequest,
    key: 'request-overdue',
    organizationName: 'SAMPLE Area',
    dueAt: 'November 25, 2026 at 11:59 p.m. PST',
    level: 'delegate',
    reviewUrl,
  },
  {
    ...ofRequest,
    key: 'request-assigned',
    organizationName: 'SAMPLE Area',
    requestorName: 'Sample Supervisor',
    by: 'Sample Colleague',
    due: 'Due November 26, 2026',
    reviewUrl,
  },
  {
    key: 'credentials-extended',
    reference: ofRequest.reference,
    expiresAt: new Date('2026-11-25T20:00:00Z'),
  },
  {
    key: 'absence-delegated',
    from: 'Sample Coordinator',
    awayFrom: '2026-12-01',
    awayTo: '2026-12-11',
    organizations: ['SAMPLE Area'],
    inboxUrl: `${publicUrl}/admin/collections/requests`,
  },
  { ...ofRequest, key: 'deactivation-reminder', kind: 'deactivate', lastDay: 'November 30, 2026', reviewUrl },
  { key: 'request-withdrawn', reference: ofRequest.reference, kind: ofRequest.kind, reviewUrl },
  {
    key: 'hand-over-offered',
    from: 'Sample Supervisor, supervisor@sample-area.example',
    organizationName: 'SAMPLE Area',
    staffNames: ["Zoë-Anne O'Neil", 'Avery Sample'],
    answerUrl: `${publicUrl}/my/hand-over/received`,
  },
  {
    key: 'hand-over-answered',
    by: 'Robin Sample',
    staffNames: ["Zoë-Anne O'Neil"],
    accepted: true,
    staffUrl: `${publicUrl}/my/staff`,
  },
  {
    key: 'account-unowned',
    organizationName: 'SAMPLE Area',
    staffNames: ["Zoë-Anne O'Neil", 'Avery Sample'],
    requestorName: 'Sample Supervisor',
    why: 'It is on record that the requestor left.',
    listUrl: `${publicUrl}/admin/unowned`,
  },
  {
    key: 'account-assigned',
    organizationName: 'SAMPLE Area',
    staffName: "Zoë-Anne O'Neil",
    staffUrl: `${publicUrl}/my/staff`,
  },
  { key: 'coordinator-password', expiresAt: new Date('2026-11-23T19:00:00Z') },
]

/** The sample of one kind. */
export function sampleOf<Key extends Notice['key']>(key: Key): Extract<Notice, { key: Key }> {
  const sample = sampleNotices.find((notice) => notice.key === key)
  if (!sample) throw new Error(`There is no sample of ${key}`)
  return sample as Extract<Notice, { key: Key }>
}
