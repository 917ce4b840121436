import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, mondayOf } from '../../../src/policy/dates.ts'
import {
  lastDueDateOfOversight,
  lastDueDateToRemind,
  renewalStep,
} from '../../../src/policy/renewalReminders.ts'

const dueOn = '2028-02-29' // a leap day

describe('The steps of the ladder (D13)', () => {
  it.each([
    [61, undefined],
    [60, 'requestor-60'],
    [31, 'requestor-60'],
    [30, 'requestor-30'],
    [15, 'requestor-30'],
    [14, 'requestor-14'],
    [8, 'requestor-14'],
    [7, 'requestor-7'],
    [2, 'requestor-7'],
    [1, 'requestor-1'],
    [0, 'requestor-1'],
    [-1, 'requestor-lapsed'],
    [-400, 'requestor-lapsed'],
  ])('%i days before the due date the requestor stands at %s', (days, step) => {
    expect(renewalStep('requestor', dueOn, addDays(dueOn, -days))).toBe(step)
  })

  it.each([
    [8, undefined],
    [7, 'coordinators-7'],
    [0, 'coordinators-7'],
    [-1, 'coordinators-lapsed'],
  ])('%i days before the due date the coordinators stand at %s', (days, step) => {
    expect(renewalStep('coordinators', dueOn, addDays(dueOn, -days))).toBe(step)
  })

  it('a due date is looked at from the first day on which it has a step', () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2026-01-01', days))
    fc.assert(
      fc.property(day, fc.integer({ min: -100, max: 100 }), (today, left) => {
        for (const audience of ['requestor', 'coordinators'] as const) {
          const due = addDays(today, left)
          expect(due <= lastDueDateToRemind(audience, today)).toBe(
            renewalStep(audience, due, today) !== undefined,
          )
        }
      }),
    )
  })

  it('the Operations Unit is told from the thirtieth day after the lapse on', () => {
    const today = '2028-03-31' // lapsed on March 1
    expect(lastDueDateOfOversight(today)).toBe('2028-02-29')
    expect(lastDueDateOfOversight(addDays(today, -1))).toBe('2028-02-28')
  })

  it('a week begins on its Monday', () => {
    expect(['2026-11-22', '2026-11-23', '2026-11-29', '2026-11-30'].map(mondayOf)).toEqual([
      '2026-11-16',
      '2026-11-23',
      '2026-11-23',
      '2026-11-30',
    ])
    fc.assert(
      fc.property(fc.integer({ min: -9000, max: 40_000 }), (days) => {
        const day = addDays('1990-01-01', days)
        expect(daysBetween(mondayOf(day), day)).toBeGreaterThanOrEqual(0)
        expect(daysBetween(mondayOf(day), day)).toBeLessThan(7)
      }),
    )
  })
})
