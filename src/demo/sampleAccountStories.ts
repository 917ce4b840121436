import { accountStory, day, type Story } from './story.ts'

const mis = 'mis-administrator' as const
const spoc = 'wsb-spoc' as const

type Person = Story['staff']

/** An account that was made so long ago, with documents so old then. */
const account = (
  name: string,
  staff: Person,
  daysAgo: number,
  ages: { ispaDays: number; statementDays: number },
): Story =>
  accountStory({
    ...{ name, staff, daysAgo, ...ages },
    ...{ organization: 'sample-area-one', requestor: 'Parker Sample', by: mis },
  })

const nova: Person = { given: 'Nova', family: 'Sample', isEddEmployee: false }
const onyx: Person = { given: 'Onyx', family: 'Sample', isEddEmployee: false }
const rory: Person = { given: 'Rory', family: 'Sample', isEddEmployee: false }
const tatum: Person = { given: 'Tatum', family: 'Sample', isEddEmployee: false }
const perry: Person = { given: 'Perry', family: 'Sample', isEddEmployee: false }
const blair: Person = { given: 'Blair', family: 'Sample', isEddEmployee: true }
const avery: Person = { given: 'Avery', family: 'Sample', isEddEmployee: false }

const of = (staff: Person, organization: Story['organization'], requestor: string) => ({
  organization,
  requestor,
  staff,
  jobFunction: '',
  businessNeed: '',
  privileges: [],
})

/** Accounts of the past year, and what their requestor asks for them now: the four other kinds. */
export const sampleAccountStories: Story[] = [
  account('area-one-lapsed', nova, 330, { ispaDays: 60, statementDays: 58 }),
  account('area-one-due-soon', onyx, 340, { ispaDays: 8, statementDays: 5 }),
  account('area-one-leaves', perry, 200, { ispaDays: 12, statementDays: 12 }),
  {
    ...of(avery, 'sample-area-one', 'Parker Sample'),
    name: 'area-one-reset',
    kind: 'reset-password',
    says: { resetReason: 'Locked after too many tries.' },
    steps: [{ act: 'submit', hoursAgo: 5 }],
  },
  {
    ...of(blair, 'sample-field-division', 'Reese Sample'),
    name: 'field-division-change',
    kind: 'change-access',
    jobFunction: 'Career services specialist',
    businessNeed: 'Takes over the workshops for employers from January on.',
    privileges: ['manage-employers'],
    privilegesToRemove: ['case-notes'],
    steps: [{ act: 'submit', hoursAgo: 30 }],
  },
  {
    ...of(perry, 'sample-area-one', 'Parker Sample'),
    name: 'area-one-deactivation',
    kind: 'deactivate',
    lastDayIn: 9,
    says: { deactivationReason: 'separation', caseloadTo: 'Avery Sample' },
    steps: [{ act: 'submit', hoursAgo: 26 }],
  },
  {
    ...of({ given: 'Sage', family: 'Sample', isEddEmployee: true }, 'sample-field-division', 'Sandy Sample'),
    name: 'field-division-late-deactivation',
    kind: 'deactivate',
    lastDayIn: -2,
    says: { deactivationReason: 'transfer', alreadySeparated: true },
    steps: [{ act: 'submit', hoursAgo: 4 }],
  },
  account('area-one-leaves-late', rory, 260, { ispaDays: 30, statementDays: 25 }),
  {
    ...of(rory, 'sample-area-one', 'Parker Sample'),
    name: 'area-one-late-investigated',
    kind: 'deactivate',
    lastDayIn: 4,
    says: { deactivationReason: 'separation' },
    steps: [
      { act: 'submit', hoursAgo: 60 * day },
      { act: 'deactivate', by: mis, hoursAgo: 53 * day },
      { act: 'investigate', hoursAgo: 52 * day },
      { act: 'close-investigation', hoursAgo: 50 * day },
    ],
  },
  account('area-one-left', tatum, 190, { ispaDays: 20, statementDays: 20 }),
  {
    ...of(tatum, 'sample-area-one', 'Parker Sample'),
    name: 'area-one-late-to-investigate',
    kind: 'deactivate',
    lastDayIn: -3,
    says: { deactivationReason: 'separation', alreadySeparated: true },
    steps: [
      { act: 'submit', hoursAgo: 3 * day },
      { act: 'deactivate', by: mis, hoursAgo: 3 * day - 2 },
    ],
  },
  {
    ...account('area-one-renewed', { given: 'Quill', family: 'Sample', isEddEmployee: false }, 300, {
      ispaDays: 90,
      statementDays: 80,
    }),
  },
  {
    ...of({ given: 'Quill', family: 'Sample', isEddEmployee: false }, 'sample-area-one', 'Parker Sample'),
    name: 'area-one-renewal',
    kind: 'annual-maintenance',
    ispaDays: 4,
    statementDays: 2,
    steps: [
      { act: 'submit', hoursAgo: 20 * day },
      { act: 'grant', by: mis, hoursAgo: 19 * day },
      { act: 'record', by: mis, hoursAgo: 19 * day - 1 },
    ],
  },
  {
    ...of(blair, 'sample-field-division', 'Reese Sample'),
    name: 'field-division-reset-done',
    kind: 'reset-password',
    says: { resetReason: 'Forgotten over a long leave.' },
    steps: [
      { act: 'submit', hoursAgo: 12 * day },
      { act: 'grant', by: spoc, hoursAgo: 12 * day - 2 },
      { act: 'record', by: spoc, hoursAgo: 12 * day - 3 },
    ],
  },
]
