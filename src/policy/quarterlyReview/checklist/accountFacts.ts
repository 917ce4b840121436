import type { AccountState } from '../../account.ts'
import { addDays, type CivilDate, formatCivilDate } from '../../dates.ts'
import type { IncidentTimes } from '../../incidentOrder.ts'
import { kindOf } from '../../kinds/index.ts'
import { addQuarters, boundsOf, firstDayOf, type Quarter } from '../../quarters.ts'
import type { PublishedRevision } from '../../signedRevision.ts'
import type {
  DocumentKind,
  MessageState,
  OrganizationType,
  RequestKind,
  RequestState,
  RequestorTitle,
  StatementForm,
} from '../../vocabulary.ts'

/** The account as it stands on record when it is checked. */
export type CheckedAccount = {
  staffId: string
  name: string
  isEddEmployee: boolean
  organizationType: OrganizationType
  state: AccountState
  /** UTC instant at which the person came on record here. */
  recordedAt: Date
  /** UTC instant. */
  deactivatedAt?: Date
  /** Ids. */
  privileges: string[]
  ispaCompletedOn?: CivilDate
  statementSignedOn?: CivilDate
  statementForm?: StatementForm
}

/** The requestor of record. */
export type CheckedRequestor = { name: string; email: string; title: RequestorTitle; goneOn?: CivilDate }

/** A document as it was accepted with a request. */
export type AcceptedDocument = {
  document: DocumentKind
  completedOn: CivilDate
  /** UTC instant. */
  acceptedAt: Date
  form?: StatementForm
  /** The revision that was signed, where one was on record for that day. */
  revision?: PublishedRevision
  file?: { id: string; name: string }
  request: { id: string; reference: string }
}

/** A message of a request, as the outbox keeps it. */
export type CheckedNotice = { template: string; to: string; cc?: string; state: MessageState }

/** A request about the account. All instants are UTC. */
export type CheckedRequest = {
  id: string
  reference: string
  kind: RequestKind
  state: RequestState
  requestDate: CivilDate
  requestorEmail: string
  staffEmail: string
  isEddEmployee: boolean
  /** Ids. */
  privilegesGranted: string[]
  privilegesRemoved: string[]
  /** Of the account when the request was sent. */
  ispaBefore?: CivilDate
  statementBefore?: CivilDate
  lastDay?: CivilDate
  lastTime?: string
  completedAt?: Date
  deactivatedAt?: Date
  deniedAt?: Date
  /** Words of the coded reason. */
  denialReason?: string
  denialText?: string
  notices: CheckedNotice[]
}

export type CheckedIncident = IncidentTimes & { id: string; requestId: string }

/** What became of a stored file: it is the one that was stored, it cannot be opened or is another, or it is not there. */
export type FileState = 'whole' | 'damaged' | 'gone'

/** Everything that the checks of one account rest on (R49). */
export type AccountFacts = {
  quarter: Quarter
  /** UTC instant up to which the quarter is looked at: `asOfIn`. */
  asOf: Date
  account: CheckedAccount
  requestor?: CheckedRequestor
  documents: AcceptedDocument[]
  /** Oldest first. */
  requests: CheckedRequest[]
  incidents: CheckedIncident[]
  /** By the ids of the files that `filesToLookAt` names. */
  files: ReadonlyMap<string, FileState>
  /** By the ids of all privileges that are named above. */
  privilegeNames: ReadonlyMap<string, string>
}

/** The earlier of the present and the last instant of the quarter, both UTC. */
export function asOfIn(quarter: Quarter, now: Date): Date {
  const { before } = boundsOf(quarter)
  return now < before ? now : new Date(before.getTime() - 1)
}

/** Days of the calendar from one to another, both included. */
export type DaySpan = { from: CivilDate; to: CivilDate }

export const daysOfQuarter = (quarter: Quarter): DaySpan => ({
  from: firstDayOf(quarter),
  to: addDays(firstDayOf(addQuarters(quarter, 1)), -1),
})

/** `from October 1, 2026 to October 3, 2026`, or `on October 1, 2026`. */
export const spanInWords = ({ from, to }: DaySpan): string =>
  from === to ? `on ${formatCivilDate(from)}` : `from ${formatCivilDate(from)} to ${formatCivilDate(to)}`

/** Whether such a request ends the account (R40). */
export const isDeactivation = (kind: RequestKind): boolean => kindOf(kind).target === 'last-moment'

/** Requests that were carried out by an instant, in the order in which that was recorded. */
export const completedBy = (
  requests: CheckedRequest[],
  asOf: Date,
): (CheckedRequest & { completedAt: Date })[] =>
  requests
    .filter(
      (request): request is CheckedRequest & { completedAt: Date } =>
        request.state === 'completed' && request.completedAt !== undefined && request.completedAt <= asOf,
    )
    .sort((one, other) => one.completedAt.getTime() - other.completedAt.getTime())

/** The document of this kind that was accepted last, by the as-of instant. */
export const latestAccepted = (
  { documents, asOf }: Pick<AccountFacts, 'documents' | 'asOf'>,
  document: DocumentKind,
): AcceptedDocument | undefined =>
  documents
    .filter((one) => one.document === document && one.acceptedAt <= asOf)
    .sort(
      (one, other) =>
        other.acceptedAt.getTime() - one.acceptedAt.getTime() ||
        (one.completedOn < other.completedOn ? 1 : -1),
    )[0]
