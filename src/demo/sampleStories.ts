import type { CoordinatorKind } from '../policy/vocabulary.ts'
import type { SampleSlug } from './sampleOrganizations.ts'

/** What happens to a request, and how many hours before the first start of the demonstration. */
export type Step = { hoursAgo: number } & (
  | { act: 'submit' }
  | { act: 'claim' | 'grant' | 'record-account'; by: CoordinatorKind }
  | { act: 'deny'; by: CoordinatorKind; reasonCode: string; text: string }
  | { act: 'return'; by: CoordinatorKind; parts: string[]; text: string }
)

/** A sample request from its submission to where it stands now. */
export type Story = {
  /** Names the story for ever: the key of its submission is made from it. */
  name: string
  organization: SampleSlug
  requestor: string
  staff: { given: string; family: string; isEddEmployee: boolean }
  jobFunction: string
  businessNeed: string
  /** Codes of `privileges`. */
  privileges: string[]
  /** Age of the two documents on the day of the request. */
  ispaDays: number
  statementDays: number
  steps: Step[]
}

const day = 24
const mis: CoordinatorKind = 'mis-administrator'
const spoc: CoordinatorKind = 'wsb-spoc'
const operations: CoordinatorKind = 'operations-unit'

const services = ['manage-individuals', 'individual-activities', 'case-notes']
const cases = ['manage-individuals', 'case-assignment', 'case-notes', 'individual-assessment']
const employers = ['manage-employers', 'employer-case-management']

/** Requests in every state that a new account can be in, in all four types of organization. */
export const sampleStories: Story[] = [
  {
    name: 'area-one-completed',
    organization: 'sample-area-one',
    requestor: 'Parker Sample',
    staff: { given: 'Avery', family: 'Sample', isEddEmployee: false },
    jobFunction: 'Case manager, Adult program',
    businessNeed: 'Enrolls adults in WIOA services and records activities and case notes in CalJOBS.',
    privileges: cases,
    ispaDays: 40,
    statementDays: 38,
    steps: [
      { act: 'submit', hoursAgo: 23 * day },
      { act: 'claim', by: mis, hoursAgo: 22 * day + 20 },
      { act: 'grant', by: mis, hoursAgo: 22 * day + 19 },
      { act: 'record-account', by: mis, hoursAgo: 22 * day + 17 },
    ],
  },
  {
    name: 'field-division-completed',
    organization: 'sample-field-division',
    requestor: 'Reese Sample',
    staff: { given: 'Blair', family: 'Sample', isEddEmployee: true },
    jobFunction: 'Workforce services representative',
    businessNeed: 'Assists job seekers at the counter and records the services they receive.',
    privileges: services,
    ispaDays: 209,
    statementDays: 12,
    steps: [
      { act: 'submit', hoursAgo: 19 * day },
      { act: 'grant', by: spoc, hoursAgo: 18 * day + 3 },
      { act: 'record-account', by: spoc, hoursAgo: 18 * day },
    ],
  },
  {
    name: 'community-denied',
    organization: 'sample-community-organization',
    requestor: 'Quinn Sample',
    staff: { given: 'Casey', family: 'Sample', isEddEmployee: false },
    jobFunction: 'Front desk volunteer',
    businessNeed: 'Would like to look up visitors before their appointment.',
    privileges: cases,
    ispaDays: 90,
    statementDays: 88,
    steps: [
      { act: 'submit', hoursAgo: 16 * day },
      { act: 'claim', by: operations, hoursAgo: 15 * day + 2 },
      {
        act: 'deny',
        by: operations,
        hoursAgo: 15 * day + 1,
        reasonCode: 'beyond-job-function',
        text: 'Case assignment and assessment go beyond the work of a front desk. Ask again for the privileges that the job needs.',
      },
    ],
  },
  {
    name: 'area-one-denied',
    organization: 'sample-area-one',
    requestor: 'Parker Sample',
    staff: { given: 'Drew', family: 'Sample', isEddEmployee: false },
    jobFunction: 'Business services representative',
    businessNeed: 'Posts job orders for employers of the area.',
    privileges: employers,
    ispaDays: 300,
    statementDays: 120,
    steps: [
      { act: 'submit', hoursAgo: 12 * day },
      {
        act: 'deny',
        by: mis,
        hoursAgo: 11 * day + 4,
        reasonCode: 'file-not-usable',
        text: 'The certificate is of another person. Ask again with the certificate of this staff member.',
      },
    ],
  },
  {
    name: 'partner-granted',
    organization: 'sample-partner-agency',
    requestor: 'Robin Sample',
    staff: { given: 'Emerson', family: 'Sample', isEddEmployee: false },
    jobFunction: 'Rehabilitation counselor',
    businessNeed: 'Coordinates services with the career center for shared clients.',
    privileges: services,
    ispaDays: 20,
    statementDays: 20,
    steps: [
      { act: 'submit', hoursAgo: 9 * day },
      { act: 'claim', by: operations, hoursAgo: 8 * day + 6 },
      { act: 'grant', by: operations, hoursAgo: 2 * day + 4 },
    ],
  },
  {
    name: 'area-one-granted',
    organization: 'sample-area-one',
    requestor: 'Taylor Sample',
    staff: { given: 'Finley', family: 'Sample', isEddEmployee: false },
    jobFunction: 'Youth program case manager',
    businessNeed: 'Manages cases of the youth program and records follow-up services.',
    privileges: cases,
    ispaDays: 365,
    statementDays: 3,
    steps: [
      { act: 'submit', hoursAgo: 6 * day },
      { act: 'grant', by: mis, hoursAgo: day + 2 },
    ],
  },
  {
    name: 'field-division-returned',
    organization: 'sample-field-division',
    requestor: 'Reese Sample',
    staff: { given: 'Gray', family: '', isEddEmployee: true },
    jobFunction: 'Veterans services representative',
    businessNeed: 'Serves veterans at the local office.',
    privileges: services,
    ispaDays: 150,
    statementDays: 151,
    steps: [
      { act: 'submit', hoursAgo: 7 * day },
      { act: 'claim', by: spoc, hoursAgo: 6 * day + 1 },
      {
        act: 'return',
        by: spoc,
        hoursAgo: 6 * day,
        parts: ['access'],
        text: 'Please say which services this person will record, so that I can see which privileges fit.',
      },
    ],
  },
  {
    name: 'area-two-submitted',
    organization: 'sample-area-two',
    requestor: 'Shawn Sample',
    staff: { given: 'Harper', family: 'Sample', isEddEmployee: false },
    jobFunction: 'Rapid response coordinator',
    businessNeed: 'Records rapid response activities for laid-off workers.',
    privileges: ['manage-individuals', ...employers],
    ispaDays: 61,
    statementDays: 60,
    steps: [{ act: 'submit', hoursAgo: 5 * day }],
  },
  {
    name: 'area-one-in-review',
    organization: 'sample-area-one',
    requestor: 'Taylor Sample',
    staff: { given: 'Indigo', family: 'Sample', isEddEmployee: false },
    jobFunction: 'Career services specialist',
    businessNeed: 'Assists job seekers in the resource room and records their visits.',
    privileges: services,
    ispaDays: 14,
    statementDays: 15,
    steps: [
      { act: 'submit', hoursAgo: 3 * day + 5 },
      { act: 'claim', by: mis, hoursAgo: day + 5 },
    ],
  },
  {
    name: 'community-submitted',
    organization: 'sample-community-organization',
    requestor: 'Quinn Sample',
    staff: { given: 'Jules', family: 'Sample', isEddEmployee: false },
    jobFunction: 'Employment specialist',
    businessNeed: 'Records job search workshops and placements of participants.',
    privileges: services,
    ispaDays: 200,
    statementDays: 199,
    steps: [{ act: 'submit', hoursAgo: 2 * day + 7 }],
  },
  {
    name: 'field-division-submitted',
    organization: 'sample-field-division',
    requestor: 'Sandy Sample',
    staff: { given: 'Kai', family: 'Sample', isEddEmployee: true },
    jobFunction: 'Employment program representative',
    businessNeed: 'Reviews work registration and records services of claimants.',
    privileges: services,
    ispaDays: 330,
    statementDays: 5,
    steps: [{ act: 'submit', hoursAgo: day + 8 }],
  },
  {
    name: 'area-one-submitted-outside-domain',
    organization: 'sample-area-one',
    requestor: 'Terry Sample',
    staff: { given: 'Logan', family: 'Sample', isEddEmployee: false },
    jobFunction: 'Case manager, Dislocated Worker program',
    businessNeed: 'Takes over the cases of a colleague who left.',
    privileges: cases,
    ispaDays: 33,
    statementDays: 32,
    steps: [{ act: 'submit', hoursAgo: 20 }],
  },
  {
    name: 'area-one-submitted',
    organization: 'sample-area-one',
    requestor: 'Parker Sample',
    staff: { given: 'Marlowe', family: 'Sample', isEddEmployee: false },
    jobFunction: 'Eligibility specialist',
    businessNeed: 'Verifies eligibility and uploads the documents of applicants.',
    privileges: ['manage-individuals', 'individual-file-folders'],
    ispaDays: 7,
    statementDays: 6,
    steps: [{ act: 'submit', hoursAgo: 3 }],
  },
]
