import type { Account, AccountChange, DecidedRequest } from '../account.ts'
import type { ClaimField, Claims } from '../claims.ts'
import type { CivilDate } from '../dates.ts'
import type { DeclarationCode } from '../declarations.ts'
import type { Problem } from '../problem.ts'
import type { Revision } from '../revisions.ts'
import type { ReturnPart } from '../returnParts.ts'
import type { DocumentKind } from '../vocabulary.ts'

/** What a check may look at besides the claims. */
export type CheckContext = {
  /** Pacific date of submission, set by the server (D2). */
  requestDate: CivilDate
  /** The account on record, where this requestor is its requestor of record: others are told nothing of it. */
  account?: Account
  /** Ids of the privileges that are usual for the job function of the claims (R36). */
  usualPrivileges: string[]
  /** Documents whose file is one that is on file already (D4). */
  sameFiles: DocumentKind[]
  /** Two of the files that came are one and the same. */
  hasTwinFiles?: boolean
  /** Current revisions of the statements; where they are left out, none is too old (D15). */
  revisions?: Revision[]
}

export type Check = (claims: Claims, context: CheckContext) => Problem[]

/**
 * A kind of request as the directive sees it. The life cycle, the routing, the checks at every door, the panel
 * and the mail read this table: a new kind is a new entry, not new code.
 */
export type Kind = {
  label: string
  /** As a sentence names it: `a new account`. */
  title: string
  /** The state "completed" in the words of this kind (ux SP-3). */
  done: string
  /** Somebody without an account yet, or the holder of one. */
  concerns: 'new-person' | 'account-holder'
  /** Both documents must come, in date; or may come; or are not asked for (R24, R34, R46, D3). */
  documents: 'needed' | 'may-come' | 'none'
  /**
   * What lapsed documents do when it is granted: nothing, since they are refused at submission or do not matter;
   * or what the setting of this name says (D3).
   */
  lapsedSetting?: 'lapsedOnChange' | 'lapsedOnReset'
  /** Granted or denied before the account work; a deactivation is only recorded (design, section 3). */
  decided: boolean
  /** Ends with the credentials notice (R29, R35). */
  credentials: boolean
  /** Accepted from an address that is not proved (D9). */
  acceptsUnproved: boolean
  /** Taken for an organization that is closed too: accounts outlive organizations (D3). */
  outlivesOrganization?: boolean
  /** Takes the place of every other open request of the account (D17). */
  supersedes: boolean
  /** Business days within which it is to be done, where the settings say nothing else; or by the last moment (D12). */
  target: number | 'last-moment'
  declarations: DeclarationCode[]
  /** What a coordinator can ask about again. */
  returnParts: ReturnPart[]
  /** Fields of the claims beside people and documents; every other is dropped. */
  asks: ClaimField[]
  /** Those that must be said. */
  required: ClaimField[]
  /** Coded reasons that it can be denied for; all, where it is left out. */
  denialCodes?: string[]
  checks: Check[]
  /** What becomes of the account when it is completed. */
  outcome: (request: DecidedRequest, account: Account | undefined) => AccountChange
  words: {
    /** When to ask for it, on the page where a kind is chosen. */
    forWhom: string
    /** What the coordinator does next, when it was granted. */
    afterGrant: string
    /** How it ends well, for the requestor. */
    whenDone: string
    /** What the coordinator does in CalJOBS before recording it. */
    work: string
  }
}
