import type { CivilDate } from './dates.ts'
import type {
  DeactivationReason,
  DocumentKind,
  OrganizationType,
  RequestKind,
  RequestorTitle,
} from './vocabulary.ts'

/** What a requestor says in a request. What a kind does not ask for is empty. */
export type Claims = {
  kind: RequestKind
  cashDrawOnly: boolean
  organizationType: OrganizationType
  organizationId: string
  requestorName: string
  requestorTitle: RequestorTitle
  requestorPhone: string
  requestorEmail: string
  staffGivenName: string
  /** Empty for people with one name. */
  staffFamilyName: string
  staffEmail: string
  staffPhone: string
  isEddEmployee: boolean
  /** CalJOBS username of the account that the request is about. */
  username: string
  jobFunction: string
  /** Ids: all for a new account, those to add for a change. */
  privilegesRequested: string[]
  privilegesToRemove: string[]
  /** A sentence for each privilege outside the usual set of the job function (R36). */
  privilegeReasons: { privilege: string; reason: string }[]
  businessNeed: string
  resetReason: string
  /** Last day of employment or of the need for the account (R40). */
  lastDay: CivilDate
  /** `HH:MM` on that day, Pacific Time; empty for the end of the day (D12). */
  lastTime: string
  /** The last day once more, where it was asked about: it is an odd one, and right all the same. */
  lastDayConfirmed: CivilDate
  deactivationReason: DeactivationReason | ''
  alreadySeparated: boolean
  /** It was said that the person has not left; where nothing was said of it, that is not so. */
  stillThere: boolean
  /** Who takes over the caseload. */
  caseloadTo: string
  ispaCompletedOn: CivilDate
  statementSignedOn: CivilDate
  evidence: { document: DocumentKind; id: string }[]
  /** Codes of the declarations that were given. */
  declarations: string[]
}

export type ClaimField = keyof Claims

/** Nothing was said yet. */
export const nothingClaimed: Omit<Claims, 'kind' | 'organizationType' | 'requestorTitle'> = {
  cashDrawOnly: false,
  organizationId: '',
  requestorName: '',
  requestorPhone: '',
  requestorEmail: '',
  staffGivenName: '',
  staffFamilyName: '',
  staffEmail: '',
  staffPhone: '',
  isEddEmployee: false,
  username: '',
  jobFunction: '',
  privilegesRequested: [],
  privilegesToRemove: [],
  privilegeReasons: [],
  businessNeed: '',
  resetReason: '',
  lastDay: '',
  lastTime: '',
  lastDayConfirmed: '',
  deactivationReason: '',
  alreadySeparated: false,
  stillThere: false,
  caseloadTo: '',
  ispaCompletedOn: '',
  statementSignedOn: '',
  evidence: [],
  declarations: [],
}
