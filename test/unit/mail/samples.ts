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
  { key: 'request-withdrawn', reference: ofRequest.reference, kind: ofRequest.kind, reviewUrl },
  { key: 'coordinator-password', expiresAt: new Date('2026-11-23T19:00:00Z') },
]

/** The sample of one kind. */
export function sampleOf<Key extends Notice['key']>(key: Key): Extract<Notice, { key: Key }> {
  const sample = sampleNotices.find((notice) => notice.key === key)
  if (!sample) throw new Error(`There is no sample of ${key}`)
  return sample as Extract<Notice, { key: Key }>
}
