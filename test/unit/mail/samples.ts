import type { Notice } from '../../../src/mail/notices.ts'

export const publicUrl = 'https://access.example'

const ofRequest = { reference: 'CJ-7F3K-92QM', kind: 'new-account', staffName: "Zoë-Anne O'Neil" } as const
const statusUrl = `${publicUrl}/status`
const reviewUrl = `${publicUrl}/admin/collections/requests/6f0e2b0e-0000-4000-8000-000000000001`

const sampleForm = {
  name: 'Vendor/Contractor Confidentiality Statement (Attachment E-1)',
  revision: 'SAMPLE 2',
  effectiveFrom: '2026-11-01',
  whatChanged: 'Shorter sentences.',
  url: `${publicUrl}/forms/e-1`,
}

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
  {
    key: 'announcement',
    audience: 'requestors',
    subject: 'new training pages',
    body: 'The training pages are new.\nRead them before <Monday>.\n\n- For requestors\n- For coordinators',
    url: `${publicUrl}/contact`,
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
  {
    ...ofRequest,
    key: 'deactivation-reminder',
    kind: 'deactivate',
    lastDay: 'November 30, 2026',
    isToday: false,
    reviewUrl,
  },
  {
    ...ofRequest,
    key: 'deactivation-reminder',
    kind: 'deactivate',
    lastDay: 'November 30, 2026',
    isToday: true,
    reviewUrl,
  },
  {
    ...ofRequest,
    key: 'late-deactivation',
    kind: 'deactivate',
    organizationName: 'SAMPLE Area',
    lastMoment: 'November 20, 2026 at 3:30 p.m. PST',
    reviewUrl,
  },
  {
    ...ofRequest,
    key: 'late-account-deactivated',
    kind: 'deactivate',
    organizationName: 'SAMPLE Area',
    lastMoment: 'November 20, 2026',
    deactivatedAt: 'November 23, 2026 at 10:00 a.m. PST',
    exposure: '2 days 10 hours',
    incidentUrl: `${publicUrl}/admin/collections/incidents/6f0e2b0e-0000-4000-8000-000000000002`,
  },
  {
    key: 'renewals-due',
    accounts: [
      { name: ofRequest.staffName, dueOn: '2026-11-20', words: 'lapsed 2 days ago' },
      { name: 'Avery Sample', dueOn: '2026-12-23', words: 'due in 30 days' },
    ],
    total: 3,
    lapsed: 1,
    renewUrl: `${publicUrl}/request/annual-maintenance`,
    staffUrl: `${publicUrl}/my/staff`,
  },
  {
    key: 'renewals-late',
    organizationName: 'SAMPLE Area',
    accounts: [{ name: ofRequest.staffName, requestor: 'Sample Supervisor', words: 'due in 7 days' }],
    total: 1,
    listUrl: `${publicUrl}/admin/renewals`,
  },
  {
    key: 'renewals-overdue',
    organizations: [{ name: 'SAMPLE Area', accounts: 4 }],
    moreOrganizations: 2,
    total: 9,
    listUrl: `${publicUrl}/admin/renewals`,
  },
  {
    key: 're-sign-started',
    formName: 'E-1',
    revision: 'SAMPLE 2',
    effectiveFrom: '2026-11-01',
    refusedAfter: '2027-01-31',
    accounts: 12,
    formUrl: `${publicUrl}/forms/e-1`,
    renewUrl: `${publicUrl}/request/annual-maintenance`,
  },
  { key: 'form-published', isNewcomer: false, forms: [sampleForm], panelUrl: `${publicUrl}/admin/forms` },
  {
    key: 'current-forms',
    forms: [sampleForm],
    by: { name: 'Sample Administrator', text: 'Please use this one from now on.' },
    contact: 'administrator@sample-area.example',
  },
  {
    key: 'form-reminder',
    toAcknowledge: [{ name: sampleForm.name, revision: sampleForm.revision }],
    toSendOn: ['SAMPLE Area'],
    panelUrl: `${publicUrl}/admin/forms`,
  },
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
