import { addDays, type CivilDate, daysBetween } from './dates.ts'

const SUNDAY = 0
const MONDAY = 1
const THURSDAY = 4
const SATURDAY = 6

/** Whether State offices are closed on a Pacific civil date by law (Gov. Code 19853). Weekends are not asked about. */
export const isStateHoliday = (day: CivilDate): boolean =>
  stateHolidays(Number(day.slice(0, 4))).includes(day)

/** The days on which the holidays of a year are kept, in the order of the calendar. */
export function stateHolidays(year: number): CivilDate[] {
  const thanksgiving = nth(4, THURSDAY, year, 11)
  return [
    fixed(year, '01-01'),
    nth(3, MONDAY, year, 1),
    nth(3, MONDAY, year, 2),
    fixed(year, '03-31'),
    addDays(nth(1, MONDAY, year, 6), -7), // the last of May
    fixed(year, '07-04'),
    nth(1, MONDAY, year, 9),
    veteransDay(year),
    thanksgiving,
    addDays(thanksgiving, 1),
    fixed(year, '12-25'),
  ]
}

/** A holiday that falls on a Sunday is kept on the Monday. */
function fixed(year: number, monthAndDay: string): CivilDate {
  const day = `${year}-${monthAndDay}`
  return weekdayOf(day) === SUNDAY ? addDays(day, 1) : day
}

/** The one holiday that moves off a Saturday too: to the Friday before. */
function veteransDay(year: number): CivilDate {
  const day = fixed(year, '11-11')
  return weekdayOf(day) === SATURDAY ? addDays(day, -1) : day
}

function nth(count: number, weekday: number, year: number, month: number): CivilDate {
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (count - 1))
}

/** 0 is Sunday, 6 is Saturday; 4 January 1970 was a Sunday. */
const weekdayOf = (day: CivilDate): number => ((daysBetween('1970-01-04', day) % 7) + 7) % 7
