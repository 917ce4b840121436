import type {
  AcceptedDocument,
  AccountFacts,
  CheckedAccount,
  CheckedRequest,
} from '../../../../src/policy/quarterlyReview/checklist/accountFacts.ts'
import type { DocumentKind } from '../../../../src/policy/vocabulary.ts'

export const staffEmail = 'avery.sample@staff.example'
export const requestorEmail = 'parker.sample@requestors.example'

/** The notice with credentials, sent as it should be. */
export const credentialsSent = {
  template: 'account-credentials',
  to: staffEmail,
  cc: requestorEmail,
  state: 'sent',
} as const

/** A completed request for a new account of 10 January 2026, at noon Pacific, of somebody who is no EDD employee. */
export const aRequest = (over: Partial<CheckedRequest> = {}): CheckedRequest => ({
  id: 'new-account',
  reference: 'CJ-0000-0001',
  kind: 'new-account',
  state: 'completed',
  requestDate: '2026-01-09',
  requestorEmail,
  staffEmail,
  isEddEmployee: false,
  privilegesGranted: ['notes'],
  privilegesRemoved: [],
  completedAt: new Date('2026-01-10T20:00:00Z'),
  notices: [credentialsSent],
  ...over,
})

/** A completed deactivation of 30 November 2026, done in time. */
export const aDeactivation = (over: Partial<CheckedRequest> = {}): CheckedRequest =>
  aRequest({
    id: 'deactivation',
    kind: 'deactivate',
    privilegesGranted: [],
    notices: [],
    lastDay: '2026-11-30',
    completedAt: new Date('2026-11-30T22:00:00Z'),
    deactivatedAt: new Date('2026-11-30T21:00:00Z'),
    ...over,
  })

/** A document that was accepted with the new account, with its file. */
export const aDocument = (
  document: DocumentKind,
  over: Partial<AcceptedDocument> = {},
): AcceptedDocument => ({
  document,
  completedOn: '2026-01-05',
  acceptedAt: new Date('2026-01-10T19:00:00Z'),
  form: document === 'confidentiality-statement' ? 'e-1' : undefined,
  file: { id: `file of ${document}`, name: `${document}.pdf` },
  request: { id: 'new-account', reference: 'CJ-0000-0001' },
  ...over,
})

type Given = Partial<Omit<AccountFacts, 'account'>> & { account?: Partial<CheckedAccount> }

/** An account in which nothing is wrong, looked at when the fourth quarter of 2026 has ended. */
export const facts = ({ account, ...over }: Given = {}): AccountFacts => ({
  quarter: '2026-4',
  asOf: new Date('2027-01-01T07:59:59.999Z'),
  account: {
    staffId: 'staff',
    name: 'Avery Sample',
    isEddEmployee: false,
    organizationType: 'local-area',
    state: 'active',
    recordedAt: new Date('2026-01-10T20:00:00Z'),
    privileges: ['notes'],
    ispaCompletedOn: '2026-01-05',
    statementSignedOn: '2026-01-05',
    statementForm: 'e-1',
    ...account,
  },
  requestor: { name: 'Parker Sample', email: requestorEmail, title: 'manager-supervisor' },
  documents: [aDocument('ispa-training'), aDocument('confidentiality-statement')],
  requests: [aRequest()],
  incidents: [],
  files: new Map([
    ['file of ispa-training', 'whole'],
    ['file of confidentiality-statement', 'whole'],
  ]),
  privilegeNames: new Map([
    ['notes', 'Case Notes'],
    ['money', 'Individual Fund Tracking'],
    ['people', 'Manage Individuals'],
  ]),
  ...over,
})
