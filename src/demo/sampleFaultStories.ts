import { accountStory, day, type Story } from './story.ts'

const operations = 'operations-unit' as const

type Person = Story['staff']
const person = (given: string): Person => ({ given, family: 'Sample', isEddEmployee: false })

/** An account of months ago, all in order, with documents that are in date until next year. */
const account = (
  name: string,
  { organization, requestor }: Pick<Story, 'organization' | 'requestor'>,
  staff: Person,
  daysAgo: number,
): Story =>
  accountStory({
    ...{ name, organization, requestor, staff, daysAgo, by: operations },
    ...{ ispaDays: 14, statementDays: 10 },
  })

const partner = { organization: 'sample-partner-agency', requestor: 'Robin Sample' } as const
const community = { organization: 'sample-community-organization', requestor: 'Quinn Sample' } as const

/**
 * Accounts of their own for what a quarterly review is to find. Here is what can happen by itself: a requestor who
 * leaves, and a signature on a superseded revision. `sampleFaults.ts` plants the rest on the others.
 */
export const sampleFaultStories: Story[] = [
  account('partner-wrong-form', partner, person('Wren'), 170),
  account('community-no-file', community, person('Ellis'), 150),
  account('partner-denial-untold', partner, person('Shiloh'), 130),
  {
    ...partner,
    name: 'partner-change-denied',
    staff: person('Shiloh'),
    kind: 'change-access',
    jobFunction: 'Case manager',
    businessNeed: 'Would like to see how much money was spent on a case.',
    privileges: ['individual-fund-tracking'],
    steps: [
      { act: 'submit', hoursAgo: 45 * day },
      {
        act: 'deny',
        by: operations,
        hoursAgo: 44 * day,
        reasonCode: 'beyond-job-function',
        text: 'The money of a case is followed by the fiscal staff. Ask again if the work has changed.',
      },
    ],
  },
  withLeaver(
    account('community-requestor-gone', { ...community, requestor: 'Skyler Sample' }, person('Winter'), 120),
  ),
  {
    ...account('partner-superseded-revision', partner, person('River'), 6),
    ispaDays: 5,
    statementDays: 3,
    steps: [
      { act: 'submit', hoursAgo: 6 * day },
      {
        act: 'grant',
        by: operations,
        hoursAgo: 5 * day + 4,
        read: {
          revision: 'SAMPLE 1',
          note: 'SAMPLE: the agency got the new revision a day after this person had signed.',
        },
      },
      { act: 'record', by: operations, hoursAgo: 5 * day + 3 },
    ],
  },
]

/** The requestor has gone since, and nobody has taken the account over. */
function withLeaver(story: Story): Story {
  return {
    ...story,
    steps: [...story.steps, { act: 'requestor-leaves', by: operations, hoursAgo: 18 * day }],
  }
}
