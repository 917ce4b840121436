import type { Account } from '../../policy/account.ts'
import { type CivilDate, formatCivilDate } from '../../policy/dates.ts'
import {
  accountStateLabels,
  ageInWords,
  dueInWords,
  type DueStanding,
  dueStanding,
} from '../../policy/dueDates.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import { checkLeaving, leavingMark } from '../../policy/openDeactivation.ts'
import { fullName } from '../../policy/people.ts'
import { stateInWords } from '../../policy/requestList.ts'
import { rosterDue } from '../../policy/roster.ts'
import type { RequestKind } from '../../policy/vocabulary.ts'
import { leavingOf, type MyStaffMember } from '../../services/myStaff.ts'
import type { MyStaffView } from '../view/my.ts'

/** What can be asked for an active account, from here. */
const actions: [kind: RequestKind, text: string][] = [
  ['annual-maintenance', 'Renew'],
  ['change-access', 'Change'],
  ['deactivate', 'Deactivate'],
  ['reset-password', 'Reset password'],
]

const nameOf = ({ givenName, familyName }: Account) => fullName(givenName, familyName)

const standingOf = ({ state, dueOn }: Account, today: CivilDate): DueStanding | undefined =>
  state === 'active' ? dueStanding(dueOn, today) : undefined

const isLate = (account: Account, today: CivilDate): boolean =>
  ['lapsed', 'unknown'].includes(standingOf(account, today) ?? 'later')

/** One person of the list. What is asked for already is not offered again (D17). */
export function staffRow(member: MyStaffMember, today: CivilDate): MyStaffView['staff'][number] {
  const { account, openRequests, deactivation } = member
  const isActive = account.state === 'active'
  const asked = new Set(openRequests.map(({ kind }) => kind))
  return {
    name: nameOf(account),
    username: account.username ? `Username ${account.username}` : 'No username on record',
    organization: account.organizationName,
    state: accountStateLabels[account.state],
    leaves: deactivation && leavingMark(deactivation, today),
    isLate: isLate(account, today),
    isActive,
    due: isActive ? dueInWords(account.dueOn, today) : '',
    dueOn: isActive && account.dueOn ? formatCivilDate(account.dueOn) : undefined,
    ispa: dateWithAge(account.ispaCompletedOn, today),
    statement: dateWithAge(account.statementSignedOn, today),
    openRequests: openRequests.map(({ reference, kind, state }) => ({
      href: `/my/requests/${reference}`,
      text: `${kindOf(kind).label} ${reference}: ${stateInWords(kind, state)}`,
    })),
    actions: actions
      .filter(
        ([kind]) => isActive && !asked.has(kind) && !checkLeaving(kind, leavingOf(member), '', today).length,
      )
      .map(([kind, text]) => ({
        href: `/request/${kind}/for/${account.staffId}`,
        text,
        of: kind === 'reset-password' ? `of ${nameOf(account)}` : nameOf(account),
      })),
  }
}

const dateWithAge = (date: CivilDate | undefined, today: CivilDate) =>
  date ? `${formatCivilDate(date)} (${ageInWords(date, today)})` : undefined

/** How many there are and how many are late; where there are none, how people get here (R13). */
export function staffWords(staff: MyStaffMember[], today: CivilDate, showsAll: boolean) {
  const accounts = staff.map(({ account }) => account)
  const late = accounts.filter((account) => isLate(account, today)).length
  const isDue = accounts.some((account) => isLate(account, today) || standingOf(account, today) === 'soon')
  const count = staff.length === 1 ? '1 account' : `${staff.length} accounts`
  const none = showsAll
    ? 'No accounts are on record under your address. People whose new account you ask for stand here once it is ready.'
    : 'No active accounts are on record under your address. People whose new account you ask for stand here once it is ready.'
  return {
    found: staff.length ? `${count}${late ? `, ${late} late` : ''}.` : none,
    renewHref: isDue ? '/request/annual-maintenance' : undefined,
    csvHref: staff.length ? '/my/staff.csv' : undefined,
    calendarHref: accounts.some(({ state, dueOn }) => state === 'active' && dueOn)
      ? '/my/staff/due-dates.ics'
      : undefined,
  }
}

/** What waits for this requestor: the question of each quarter, whether the need is still there (R13). */
export function staffNotices(staff: MyStaffMember[], today: CivilDate): MyStaffView['notices'] {
  const due = staff.filter(({ account }) => rosterDue(account, today)).length
  if (!due) return []
  const whom = due === 1 ? '1 person' : `${due} people`
  return [
    {
      text: `Once a quarter, say of each of your staff whether the access is still needed. It is time for ${whom}.`,
      href: '/my/roster',
      linkText: 'Answer for your staff',
    },
  ]
}

/** The list as a table to work with elsewhere; dates stay `YYYY-MM-DD`, which sorts. */
export const staffTable = (staff: MyStaffMember[], today: CivilDate) => ({
  header: [
    'Given name',
    'Family name',
    'Work email address',
    'CalJOBS username',
    'Account',
    'Organization',
    'ISPA training completed',
    'Confidentiality statement signed',
    'Due by',
    'Due',
    'Need confirmed on',
    'Open requests',
    'Leaves on',
  ],
  rows: staff.map(({ account, openRequests, deactivation }) => [
    account.givenName,
    account.familyName,
    account.email,
    account.username,
    accountStateLabels[account.state],
    account.organizationName,
    account.ispaCompletedOn ?? '',
    account.statementSignedOn ?? '',
    account.dueOn ?? '',
    account.state === 'active' ? dueInWords(account.dueOn, today) : '',
    account.confirmedOn ?? '',
    openRequests.map(({ reference }) => reference).join(' '),
    deactivation?.lastDay ?? '',
  ]),
})
