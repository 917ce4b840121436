import type { ClaimsInput } from '../services/prepareSubmission.ts'
import type { CoordinatorKind, RequestKind } from '../policy/vocabulary.ts'
import type { SampleSlug } from './sampleOrganizations.ts'

/** What happens to a request, and how many hours before the first start of the demonstration. */
export type Step = { hoursAgo: number } & (
  | { act: 'submit' }
  | { act: 'claim' | 'record'; by: CoordinatorKind }
  /** `read`: the revision that stands on the statement, where it is not the one expected, and why it is granted. */
  | { act: 'grant'; by: CoordinatorKind; read?: { revision: string; note: string } }
  | { act: 'deny'; by: CoordinatorKind; reasonCode: string; text: string }
  | { act: 'return'; by: CoordinatorKind; parts: string[]; text: string }
  /** A deactivation, at the present minute. */
  | { act: 'deactivate'; by: CoordinatorKind }
  /** The requestor of the account no longer oversees staff. */
  | { act: 'requestor-leaves'; by: CoordinatorKind }
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

type AccountStory = Pick<
  Story,
  'name' | 'organization' | 'requestor' | 'staff' | 'ispaDays' | 'statementDays'
> & { by: CoordinatorKind; daysAgo: number }

/** An account that was made so many days ago, without any trouble. */
export const accountStory = ({ by, daysAgo, ...of }: AccountStory): Story => ({
  ...of,
  jobFunction: 'Case manager',
  businessNeed: 'Records services and case notes of participants.',
  privileges: ['manage-individuals', 'individual-activities', 'case-notes'],
  steps: [
    { act: 'submit', hoursAgo: daysAgo * day },
    { act: 'grant', by, hoursAgo: daysAgo * day - 6 },
    { act: 'record', by, hoursAgo: daysAgo * day - 7 },
  ],
})
