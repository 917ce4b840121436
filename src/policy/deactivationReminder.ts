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

/**
 * Whether coordinators are reminded of a last day now: from the working day before it on, until it has passed.
 * Not of a request that came on that working day or later: the word of its arrival is the reminder (R40).
 */
export function reminderIsDue(
  { lastDay, submittedOn }: { lastDay: CivilDate; submittedOn: CivilDate },
  today: CivilDate,
): boolean {
  const reminderDay = workingDayBefore(lastDay, isStateHoliday)
  return reminderDay <= today && today <= lastDay && submittedOn < reminderDay
}
