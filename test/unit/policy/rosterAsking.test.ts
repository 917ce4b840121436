import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closedDays } from '../../../src/policy/businessDays.ts'
import { addDays } from '../../../src/policy/dates.ts'
import { lastDayOf, quarterOf } from '../../../src/policy/quarters.ts'
import {
  rosterAnswerBy,
  rosterAskedFrom,
  rosterQuarter,
  rosterStanding,
} from '../../../src/policy/rosterAsking.ts'

const isClosed = closedDays(['2026-07-02'])

describe('the roster of a quarter', () => {
  it.each([
    ['2026-4', '2026-10-01'],
    ['2027-1', '2027-01-04'], // New Year's Day is a Friday
    ['2026-3', '2026-07-01'],
  ])('of %s is asked for from %s on', (quarter, day) => {
    expect(rosterAskedFrom(quarter, isClosed)).toBe(day)
    expect(rosterQuarter(day, isClosed)).toBe(quarter)
    expect(rosterQuarter(addDays(day, -1), isClosed)).not.toBe(quarter)
  })

  it('waits, is reminded of from the seventh day, and is overdue from the fifteenth', () => {
    const on = (days: number) => rosterStanding('2026-10-01', addDays('2026-10-01', days))
    expect([on(0), on(6), on(7), on(14), on(15)]).toEqual([
      'waiting',
      'waiting',
      'to-remind',
      'to-remind',
      'overdue',
    ])
  })

  it('is answered within its quarter, also where it is asked late', () => {
    expect(rosterAnswerBy('2026-12-30')).toBe('2026-12-31')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), (days) => {
        const askedOn = addDays('2026-01-01', days)
        const by = rosterAnswerBy(askedOn)
        expect(by >= askedOn && by <= lastDayOf(quarterOf(askedOn))).toBe(true)
      }),
    )
  })
})
