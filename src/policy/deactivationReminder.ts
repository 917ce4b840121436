import { addDays, type CivilDate } from './dates.ts'
import { workingDayBefore } from './deactivation.ts'
import { isStateHoliday } from './holidays.ts'

/** More calendar days than ever lie between a day and the working day before it. */
const MOST_DAYS_BETWEEN = 10

/** The last days, from and to, that a reminder can be due for today. */
export const lastDaysToRemindOf = (today: CivilDate): { from: CivilDate; to: CivilDate } => ({
  from: today,
  to: addDays(today, MOST_DAYS_BETWEEN),
})

/** The working day before the last day, and the last day; when its hour has passed, an incident opens (R42, D12). */
export type DeactivationReminder = 'day-before' | 'last-day'

/**
 * Of what coordinators are reminded today: from the working day before the last day on, and on the last day itself,
 * until it has passed. Not of a request that came on such a day or later: the word of its arrival is the reminder
 * (R40, R42).
 */
export function dueReminder(
  { lastDay, submittedOn }: { lastDay: CivilDate; submittedOn: CivilDate },
  today: CivilDate,
): DeactivationReminder | undefined {
  if (today === lastDay) return submittedOn < lastDay ? 'last-day' : undefined
  const dayBefore = workingDayBefore(lastDay, isStateHoliday)
  return dayBefore <= today && today < lastDay && submittedOn < dayBefore ? 'day-before' : undefined
}
