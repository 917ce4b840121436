import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../../../src/policy/dates.ts'
import { workingDayBefore } from '../../../src/policy/deactivation.ts'
import { dueReminder, lastDaysToRemindOf } from '../../../src/policy/deactivationReminder.ts'
import { isStateHoliday } from '../../../src/policy/holidays.ts'

/** Written by hand from the calendar. */
const kept: Record<string, string[]> = {
  '2026': [
    '2026-01-01',
    '2026-01-19',
    '2026-02-16',
    '2026-03-31',
    '2026-05-25',
    '2026-07-04',
    '2026-09-07',
    '2026-11-11',
    '2026-11-26',
    '2026-11-27',
    '2026-12-25',
  ],
  '2027': [
    '2027-01-01',
    '2027-01-18',
    '2027-02-15',
    '2027-03-31',
    '2027-05-31',
    '2027-07-05',
    '2027-09-06',
    '2027-11-11',
    '2027-11-25',
    '2027-11-26',
    '2027-12-25',
  ],
}

const daysOf = (year: string) =>
  Array.from({ length: 365 }, (_, index) => addDays(`${year}-01-01`, index)).filter((day) =>
    day.startsWith(year),
  )

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days))

describe('the holidays of the State', () => {
  it.each(Object.entries(kept))('of %s are these and no others', (year, days) => {
    expect(daysOf(year).filter(isStateHoliday)).toEqual(days)
  })

  it.each([
    ['Veterans Day on a Saturday is kept on the Friday', '2028-11-10', '2028-11-11'],
    ['Veterans Day on a Sunday is kept on the Monday', '2029-11-12', '2029-11-11'],
    ['New Year on a Sunday is kept on the Monday', '2034-01-02', '2034-01-01'],
    ['Christmas on a Sunday is kept on the Monday', '2033-12-26', '2033-12-25'],
    ['Independence Day on a Saturday stays there', '2026-07-04', '2026-07-03'],
  ])('%s', (_name, on, notOn) => {
    expect([isStateHoliday(on), isStateHoliday(notOn)]).toEqual([true, false])
  })

  it('every year has eleven, and a date has one answer, whatever was asked before', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (day, other) => {
        const answer = isStateHoliday(day)
        isStateHoliday(other)
        expect(isStateHoliday(day)).toBe(answer)
        const year = day.slice(0, 4)
        const days = Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index))
        expect(days.filter((one) => one.startsWith(year) && isStateHoliday(one))).toHaveLength(11)
      }),
      { numRuns: 30 },
    )
  })
})

describe('the reminder of a last day', () => {
  const isDue = (lastDay: string, today: string, submittedOn = '2026-11-02') =>
    dueReminder({ lastDay, submittedOn }, today)

  it('R40: is due on the working day before, and not on the day before that', () => {
    expect([isDue('2026-11-19', '2026-11-17'), isDue('2026-11-19', '2026-11-18')]).toEqual([
      undefined,
      'day-before',
    ])
  })

  it('goes back over a weekend and Thanksgiving', () => {
    expect([isDue('2026-11-30', '2026-11-24'), isDue('2026-11-30', '2026-11-25')]).toEqual([
      undefined,
      'day-before',
    ])
  })

  it('is still due when nothing ran on that day; on the last day it says so, and then never again', () => {
    const days = ['2026-11-26', '2026-11-29', '2026-11-30', '2026-12-01']
    expect(days.map((today) => isDue('2026-11-30', today))).toEqual([
      'day-before',
      'day-before',
      'last-day',
      undefined,
    ])
  })

  it.each([
    ['on the day before the reminder', '2026-11-24', 'day-before', 'last-day'],
    ['on the day of the reminder', '2026-11-25', undefined, 'last-day'],
    ['after it', '2026-11-27', undefined, 'last-day'],
    ['on the last day itself', '2026-11-30', undefined, undefined],
  ])('a request that came %s, %s: %s, then %s', (_name, submittedOn, before, onTheDay) => {
    expect(isDue('2026-11-30', '2026-11-29', submittedOn)).toBe(before)
    expect(isDue('2026-11-30', '2026-11-30', submittedOn)).toBe(onTheDay)
  })

  it('every day it is due on lies within the days that are looked through', () => {
    fc.assert(
      fc.property(anyDay, (lastDay) => {
        const first = workingDayBefore(lastDay, isStateHoliday)
        const { from, to } = lastDaysToRemindOf(first)
        expect(from <= lastDay && lastDay <= to).toBe(true)
        expect(daysBetween(first, lastDay)).toBeGreaterThan(0)
        expect(dueReminder({ lastDay, submittedOn: addDays(first, -1) }, first)).toBe('day-before')
      }),
    )
  })
})
