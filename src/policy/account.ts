import type { CivilDate } from './dates.ts'
import type { OrganizationType, StatementForm } from './vocabulary.ts'

export const accountStates = ['none', 'active', 'deactivated'] as const
export type AccountState = (typeof accountStates)[number]

/** A CalJOBS staff user account as it stands on record here (R8). */
export type Account = {
  staffId: string
  givenName: string
  familyName: string
  email: string
  phone: string
  isEddEmployee: boolean
  organizationId: string
  organizationType: OrganizationType
  organizationName: string
  /** Empty before the account was recorded. */
  username: string
  state: AccountState
  jobFunction: string
  /** Ids. */
  privileges: string[]
  ispaCompletedOn?: CivilDate
  statementSignedOn?: CivilDate
  /** One due date an account (D5). */
  dueOn?: CivilDate
  /** Last day on which its requestor confirmed the need (R13). */
  confirmedOn?: CivilDate
}

/** What becomes of the account when a request is completed; what is left out stays. */
export type AccountChange = {
  state?: AccountState
  jobFunction?: string
  privileges?: string[]
  isEddEmployee?: boolean
  ispaCompletedOn?: CivilDate
  statementSignedOn?: CivilDate
  statementForm?: StatementForm
  dueOn?: CivilDate
  /** The requestor of this request oversees the account from now on, whoever did before. */
  takesRequestor?: boolean
  confirmedOn?: CivilDate
}

/** What a completed request says of the account. */
export type DecidedRequest = {
  requestDate: CivilDate
  isEddEmployee: boolean
  jobFunction: string
  privilegesGranted: string[]
  privilegesRemoved: string[]
  ispaCompletedOn?: CivilDate
  statementSignedOn?: CivilDate
  statementForm?: StatementForm
}
