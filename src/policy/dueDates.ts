import type { AccountState } from './account.ts'
import { addDays, type CivilDate, daysBetween } from './dates.ts'

/** Days before the due date from which an account counts as due: the first reminder (D13). */
export const DUE_SOON_DAYS = 60
/** Days before the due date within which a coordinator sees an account as lapsing soon (R11). */
export const LAPSING_WITHIN_DAYS = 30

export type DueStanding = 'lapsed' | 'soon' | 'later' | 'unknown'

/** Where an account stands before its due date, the last day on which both documents pass (D5). */
export function dueStanding(dueOn: CivilDate | undefined, today: CivilDate): DueStanding {
  if (!dueOn) return 'unknown'
  const left = daysBetween(today, dueOn)
  if (left < 0) return 'lapsed'
  return left <= DUE_SOON_DAYS ? 'soon' : 'later'
}

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`

/** `lapsed 12 days ago`, `due today`, `due in 20 days`. It lapses on the day after the due date (D2, D5). */
export function dueInWords(dueOn: CivilDate | undefined, today: CivilDate): string {
  if (!dueOn) return 'no due date on record'
  const left = daysBetween(today, dueOn)
  if (left > 0) return `due in ${days(left)}`
  if (left === 0) return 'due today'
  const since = daysBetween(addDays(dueOn, 1), today)
  return since === 0 ? 'lapsed today' : `lapsed ${days(since)} ago`
}

/** `209 days old` */
export const ageInWords = (completedOn: CivilDate, today: CivilDate): string =>
  `${days(daysBetween(completedOn, today))} old`

export const accountStateLabels: Record<AccountState, string> = {
  none: 'No account yet',
  active: 'Active',
  deactivated: 'Deactivated',
}

/** Days that have a due date, each with how many accounts fall due then, earliest first (R11). */
export function dueDays(accounts: { dueOn?: CivilDate }[]): { on: CivilDate; accounts: number }[] {
  const counts = new Map<CivilDate, number>()
  for (const { dueOn } of accounts) if (dueOn) counts.set(dueOn, (counts.get(dueOn) ?? 0) + 1)
  return [...counts]
    .map(([on, count]) => ({ on, accounts: count }))
    .sort((one, other) => one.on.localeCompare(other.on))
}
