import { addDays, type CivilDate, weekdayOf } from './dates.ts'
import { isStateHoliday } from './holidays.ts'

/** Whether offices are closed on a Pacific civil date. */
export type IsClosed = (day: CivilDate) => boolean

export const isWeekend = (day: CivilDate): boolean => weekdayOf(day) > 4

/** Weekends, the holidays of the State (Gov. Code 19853), and the days that the Operations Unit has named. */
export const closedDays = (named: CivilDate[]): IsClosed => {
  const also = new Set(named)
  return (day) => isWeekend(day) || isStateHoliday(day) || also.has(day)
}

/** The day itself where offices are open, or the next on which they are. */
export function openDayFrom(day: CivilDate, isClosed: IsClosed): CivilDate {
  let open = day
  while (isClosed(open)) open = addDays(open, 1)
  return open
}

/** So many business days after an open day; 0 is the day itself. */
export function addBusinessDays(day: CivilDate, days: number, isClosed: IsClosed): CivilDate {
  let open = openDayFrom(day, isClosed)
  for (let left = days; left > 0; left -= 1) open = openDayFrom(addDays(open, 1), isClosed)
  return open
}
