import type { ClaimsInput } from '../services/prepareSubmission.ts'
import type { CoordinatorKind, RequestKind } from '../policy/vocabulary.ts'
import type { SampleSlug } from './sampleOrganizations.ts'

/** What happens to a request, and how many hours before the first start of the demonstration. */
export type Step = { hoursAgo: number } & (
  | { act: 'submit' }
  | { act: 'claim' | 'grant' | 'record'; by: CoordinatorKind }
  | { act: 'deny'; by: CoordinatorKind; reasonCode: string; text: string }
  | { act: 'return'; by: CoordinatorKind; parts: string[]; text: string }
  /** A deactivation, at the present minute. */
  | { act: 'deactivate'; by: CoordinatorKind }
  | { act: 'investigate' | 'close-investigation' }
)

/** A sample request from its submission to where it stands now. */
export type Story = {
  /** Names the story for ever: the key of its submission is made from it. */
  name: string
  /** A new account, where it is left out. */
  kind?: RequestKind
  organization: SampleSlug
  requestor: string
  staff: { given: string; family: string; isEddEmployee: boolean }
  jobFunction: string
  businessNeed: string
  /** Codes of `privileges`. */
  privileges: string[]
  privilegesToRemove?: string[]
  /** Age of the two documents on the day of the request; left out where none come along. */
  ispaDays?: number
  statementDays?: number
  /** Days from the request to the last day. */
  lastDayIn?: number
  /** What this kind asks besides. */
  says?: ClaimsInput
  steps: Step[]
}

/** Hours. */
export const day = 24
