import { addDays, type CivilDate, daysBetween, formatCivilDate } from '../dates.ts'
import { firstDayOf, type Quarter } from '../quarters.ts'
import type { FindingState } from './vocabulary.ts'

/** Days before its due day on which a finding is reminded of, and days after which a letter is. */
export const REMIND_DAYS = 7

/** The first day of the fifth week of a quarter: a quarter without a draw is told of from then on (R49). */
export const drawExpectedBy = (quarter: Quarter): CivilDate => addDays(firstDayOf(quarter), 28)

type Followed = { state: FindingState; dueOn: CivilDate }

/** An organization has to answer it, and has not, after its due day. */
export const isOverdue = ({ state, dueOn }: Followed, today: CivilDate): boolean =>
  state === 'open' && dueOn < today

/** Whether an organization is reminded of a finding: it is due within a week, or was. */
export const isToRemind = ({ state, dueOn }: Followed, today: CivilDate): boolean =>
  state === 'open' && daysBetween(today, dueOn) <= REMIND_DAYS

/** Whether its coordinators are reminded to take note of a letter. */
export const isUnacknowledged = (sentOn: CivilDate, today: CivilDate): boolean =>
  daysBetween(sentOn, today) >= REMIND_DAYS

/** `Due December 15, 2026 (in 3 days)`, `Was due December 15, 2026 (2 days ago)` */
export function dueInWords({ state, dueOn }: Followed, today: CivilDate): string {
  const days = daysBetween(today, dueOn)
  const on = formatCivilDate(dueOn)
  if (state !== 'open') return `Due ${on}`
  const count = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`
  if (days === 0) return `Due today, ${on}`
  return days > 0 ? `Due ${on} (in ${count})` : `Was due ${on} (${count} ago)`
}
