import type { CivilDate } from '../dates.ts'
import type { GrantQuestion } from '../grant.ts'
import type { OpenDeactivation } from '../openDeactivation.ts'
import type {
  DeactivationBinding,
  DocumentKind,
  OrganizationType,
  RequestKind,
  RequestorTitle,
  RequestState,
} from '../vocabulary.ts'
import type { WhoAsks } from './whoAsks.ts'

/** When an account must be deactivated, and when it was. */
export type Departure = {
  lastDay: CivilDate
  /** `HH:MM` Pacific Time. */
  lastTime?: string
  alreadySeparated: boolean
  /** UTC instant, once it is recorded. */
  deactivatedAt?: Date
  /** UTC instant at which the checks are read. */
  now: Date
}

/**
 * What the computed checks of a review rest on. Once the request is completed, the account is given with the
 * dates that it had before, and `today` is the day of the decision, so that the checks go on to say the same.
 */
export type ReviewedRequest = GrantQuestion & {
  /** The account work of this very request is recorded. */
  isCompleted: boolean
  /** UTC instant at which the checks are read. */
  now: Date
  requestDate: CivilDate
  organizationType: OrganizationType
  requestorTitle: RequestorTitle
  requestorEmail: string
  requestorConfirmed: boolean
  outsideDomains: boolean
  whoAsks: WhoAsks
  /** Name of the coordinator who entered the request, where one did. */
  enteredBy?: string
  /** Day from which on the requestor oversees nobody any more; it may lie ahead (R13). */
  requestorGoneOn?: CivilDate
  /** Who oversees the account on record: this requestor, another, or nobody. */
  overseenBy?: 'this-requestor' | 'another-requestor' | 'nobody'
  files: DocumentKind[]
  /** Codes of the declarations that were given. */
  declarations: string[]
  jobFunction: string
  /** Privileges to add that are not usual for the job function, with the requestor's sentence for each (R36). */
  unusualPrivileges: { id: string; name: string; reason: string }[]
  /** Ids of the privileges that were on record when the request came (R37). */
  privilegesBefore: string[]
  departure?: Departure
  routeReason: string
  routeFlagged: boolean
  /** Of a deactivation: whose word it rests on, and who confirmed it (D24). */
  binding?: { by?: DeactivationBinding | null; confirmedBy?: string; confirmText?: string }
  /** Open deactivations of the same person, whoever sent them; of those that may not be seen, the day alone (D24). */
  deactivations: (OpenDeactivation & { maySee: boolean })[]
  /** Other requests for the same person that are open, newest first; those that are closed decide nothing. */
  openRequests: { reference: string; kind: RequestKind; state: RequestState }[]
}
