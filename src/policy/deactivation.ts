import {
  addDays,
  type CivilDate,
  daysBetween,
  endOfPacificDay,
  formatCivilDate,
  formatPacificInstant,
  isCivilDate,
  pacificInstantOf,
} from './dates.ts'

import { isWeekend } from './businessDays.ts'
import { failure, type Result, success } from './problem.ts'

/** A last day further ahead than this is a slip of the keys. */
export const MOST_DAYS_AHEAD = 730

/** A last day further back than this, in days, is asked about: the year may be a slip of the keys. */
export const MOST_DAYS_BACK = 365

export type LastMoment = { lastDay: CivilDate; lastTime?: string | null }

/** `HH:MM`, 00:00 to 23:59. */
export const isTimeOfDay = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/**
 * The UTC instant by which the account must be deactivated: the stated Pacific time, or 23:59:59 Pacific of the
 * last day (R40, D12).
 */
export const lastMomentOf = ({ lastDay, lastTime }: LastMoment): Date =>
  lastTime && isTimeOfDay(lastTime) ? pacificInstantOf(lastDay, lastTime) : endOfPacificDay(lastDay)

/** Whether the last moment has passed, so that a deactivation is late (R41, D12). */
export const isLate = (moment: LastMoment, at: Date): boolean =>
  isCivilDate(moment.lastDay) && at.getTime() > lastMomentOf(moment).getTime()

/**
 * When a coordinator deactivated the account in CalJOBS, as Pacific date and time of day.
 * @returns the UTC instant; it cannot lie ahead
 */
export function readDeactivatedAt(
  given: { deactivatedOn: string; deactivatedTime: string },
  now: Date,
): Result<Date> {
  const refuse = (field: string, message: string) =>
    failure({ code: `${field}-wrong`, field, message, clause: 'R40' })
  if (!isCivilDate(given.deactivatedOn))
    return refuse('deactivatedOn', 'Enter the date on which you deactivated the account')
  if (!isTimeOfDay(given.deactivatedTime))
    return refuse('deactivatedTime', 'Enter the time at which you deactivated the account')
  const at = pacificInstantOf(given.deactivatedOn, given.deactivatedTime)
  if (at.getTime() > now.getTime())
    return refuse('deactivatedOn', 'Enter a date and time that have passed: record it when it is done')
  return success(at)
}

/** `November 30, 2026`, or with the stated time `November 30, 2026 at 3:30 p.m. PST`. */
export const lastDayInWords = ({ lastDay, lastTime }: LastMoment): string =>
  lastTime ? formatPacificInstant(lastMomentOf({ lastDay, lastTime })) : formatCivilDate(lastDay)

/** `Today is the last day`, `12 days until the last day`, `The last day was 3 days ago`. */
export function countdown(lastDay: CivilDate, today: CivilDate): string {
  const days = daysBetween(today, lastDay)
  const count = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`
  if (days === 0) return 'Today is the last day'
  return days > 0 ? `${count} until the last day` : `The last day was ${count} ago`
}

/** The last working day before a day: not a Saturday, Sunday or holiday. */
export function workingDayBefore(day: CivilDate, isHoliday: (day: CivilDate) => boolean): CivilDate {
  let before = addDays(day, -1)
  while (isWeekend(before) || isHoliday(before)) before = addDays(before, -1)
  return before
}
