import type { Account } from '../../policy/account.ts'
import { type CivilDate, formatCivilDate } from '../../policy/dates.ts'
import { isLastDayReached, leavingMark } from '../../policy/openDeactivation.ts'
import { fullName } from '../../policy/people.ts'
import type { Problem } from '../../policy/problem.ts'
import { type RosterAnswer, rosterAnswerLabels } from '../../policy/roster.ts'
import type { RosterRow } from '../../services/roster.ts'
import type { AnswerTable, RosterSavedView, RosterView } from '../view/ownership.ts'
import { rowField, rowName } from './rowAnswers.ts'

const nameOf = ({ givenName, familyName }: Account) => fullName(givenName, familyName)

/**
 * The roster with what was answered, and what could not be saved.
 * @param problems by the id of the person; everything else that was answered is saved
 */
export function rosterPage(
  rows: RosterRow[],
  answers: Map<string, RosterAnswer>,
  problems: Map<string, Problem>,
  today: CivilDate,
): RosterView {
  const saved = answers.size - problems.size
  return {
    heading: 'Your roster',
    errors: errorsOf(rows, problems),
    action: '/my/roster',
    saved:
      problems.size && saved ? `Saved: ${counted(saved, 'answer')}. What is left stands below.` : undefined,
    found: foundWords(rows),
    allHref: rows.length > 1 ? '/my/roster?all=confirm' : undefined,
    table: rows.length ? tableOf(rows, answers, problems, today) : undefined,
  }
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`

function foundWords(rows: RosterRow[]): string {
  if (!rows.length)
    return 'No active accounts are on record under your address. People whose new account you ask for stand here once it is ready.'
  const due = rows.filter(({ isDue }) => isDue).length
  if (!due) return `${counted(rows.length, 'account')}. None waits for an answer now.`
  return `${counted(rows.length, 'account')}, ${due} to be answered now.`
}

/** A person who left the list has no row to lead to: the table itself is the place then. */
function errorsOf(rows: RosterRow[], problems: Map<string, Problem>): RosterView['errors'] {
  const listed = new Map(rows.map(({ account }) => [account.staffId, nameOf(account)]))
  const errors = [...problems].map(([staffId, { message }]) => {
    const name = listed.get(staffId)
    return name
      ? { href: `#${rowName(staffId)}`, message: `${name}: ${message}` }
      : { href: '#main-content', message }
  })
  return errors.filter(({ message }, place) => errors.findIndex((one) => one.message === message) === place)
}

const tableOf = (
  rows: RosterRow[],
  answers: Map<string, RosterAnswer>,
  problems: Map<string, Problem>,
  today: CivilDate,
): AnswerTable => ({
  label: 'Your staff with an active account',
  columns: ['Access', 'Need confirmed'],
  answerHead: 'Your answer',
  people: rows.map(({ account, privileges, isDue, deactivation }) => ({
    name: nameOf(account),
    under: [
      account.username ? `Username ${account.username}` : 'No username on record',
      account.organizationName,
      ...(deactivation ? [leavingMark(deactivation, today)] : []),
    ],
    cells: [accessOf(account, privileges), [confirmedWords(account, isDue)]],
    field: rowField(account.staffId, {
      label: `Does ${nameOf(account)} still work for you and need this access?`,
      labels: labelsFor(deactivation, today),
      // What is saved already need not be said again.
      chosen: problems.size && !problems.has(account.staffId) ? undefined : answers.get(account.staffId),
      error: problems.get(account.staffId)?.message,
    }),
  })),
})

/** Who leaves today, or has left, is not said to need the access still (D24). */
function labelsFor(deactivation: RosterRow['deactivation'], today: CivilDate): Record<string, string> {
  const { confirm, ...others } = rosterAnswerLabels
  return deactivation && isLastDayReached(deactivation, today) ? others : { confirm, ...others }
}

function accessOf({ jobFunction }: Account, privileges: string[]): string[] {
  const words = [...(jobFunction ? [`${jobFunction}:`] : []), ...privileges]
  return privileges.length ? words : [...words, 'No privileges on record']
}

function confirmedWords({ confirmedOn }: Account, isDue: boolean): string {
  if (!confirmedOn) return 'Never: answer now'
  return isDue ? `${formatCivilDate(confirmedOn)}: answer now` : formatCivilDate(confirmedOn)
}

/**
 * What was saved, from the record, and the deactivations that are still to be asked for.
 * @param leaving ids from the address: those of others count for nothing
 */
export function rosterSavedPage(
  rows: RosterRow[],
  { leaving, givenUp, today }: { leaving: string[]; givenUp: boolean; today: CivilDate },
): RosterSavedView {
  const accounts = rows.map(({ account }) => account)
  const due = rows.filter(({ isDue, account }) => isDue && !leaving.includes(account.staffId)).length
  return {
    heading: 'Your answers are saved',
    back: '/my/roster',
    errors: [],
    confirmed: accounts.filter(({ confirmedOn }) => confirmedOn === today).map(nameOf),
    givenUp,
    leaving: accounts
      .filter(({ staffId }) => leaving.includes(staffId))
      .map((account) => ({ name: nameOf(account), href: `/request/deactivate/for/${account.staffId}` })),
    left: due
      ? `${due === 1 ? '1 person still waits' : `${due} people still wait`} for an answer.`
      : undefined,
  }
}
