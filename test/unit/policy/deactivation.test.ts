import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pacificDateOf } from '../../../src/policy/dates.ts'
import {
  countdown,
  isLate,
  lastDayInWords,
  lastMomentOf,
  readDeactivatedAt,
  workingDayBefore,
} from '../../../src/policy/deactivation.ts'

const at = (instant: string) => new Date(instant)

describe('an account must be deactivated by the end of the last day, Pacific Time (R40, D12)', () => {
  it.each([
    ['23:59:59 of that day is in time', { lastDay: '2026-11-30' }, '2026-12-01T07:59:59Z', false],
    ['midnight after it is late', { lastDay: '2026-11-30' }, '2026-12-01T08:00:00Z', true],
    ['a stated time counts', { lastDay: '2026-11-30', lastTime: '15:30' }, '2026-11-30T23:30:00Z', false],
    [
      'one second after it is late',
      { lastDay: '2026-11-30', lastTime: '15:30' },
      '2026-11-30T23:30:01Z',
      true,
    ],
    [
      'in summer the day ends an hour earlier in UTC',
      { lastDay: '2026-07-31' },
      '2026-08-01T07:00:00Z',
      true,
    ],
    ['on the night when the clocks go back', { lastDay: '2026-11-01' }, '2026-11-02T07:59:59Z', false],
    [
      'of a time that comes twice, the later counts',
      { lastDay: '2026-11-01', lastTime: '01:30' },
      '2026-11-01T09:30:00Z',
      false,
    ],
    [
      'a time that the clocks skip counts as an hour later',
      { lastDay: '2026-03-08', lastTime: '02:30' },
      '2026-03-08T10:30:00Z',
      false,
    ],
    ['and not later than that', { lastDay: '2026-03-08', lastTime: '02:30' }, '2026-03-08T10:30:01Z', true],
  ])('%s', (_name, moment, instant, late) => expect(isLate(moment, at(instant))).toBe(late))

  it('the last moment of a day lies on that Pacific day, whatever day it is', () =>
    fc.assert(
      fc.property(fc.date({ min: at('1990-01-02'), max: at('2090-01-01'), noInvalidDate: true }), (date) => {
        const lastDay = pacificDateOf(date)
        expect(pacificDateOf(lastMomentOf({ lastDay }))).toBe(lastDay)
        expect(pacificDateOf(new Date(lastMomentOf({ lastDay }).getTime() + 1))).not.toBe(lastDay)
      }),
    ))
})

it('the days are counted in words', () => {
  expect(countdown('2026-12-01', '2026-11-23')).toBe('8 days until the last day')
  expect(countdown('2026-11-24', '2026-11-23')).toBe('1 day until the last day')
  expect(countdown('2026-11-23', '2026-11-23')).toBe('Today is the last day')
  expect(countdown('2026-11-22', '2026-11-23')).toBe('The last day was 1 day ago')
  expect(lastDayInWords({ lastDay: '2026-11-30', lastTime: '15:30' })).toBe(
    'November 30, 2026 at 3:30 p.m. PST',
  )
})

describe('the working day before', () => {
  it.each([
    ['a Tuesday is the Monday', '2026-11-24', [], '2026-11-23'],
    ['a Monday is the Friday', '2026-11-23', [], '2026-11-20'],
    ['a Sunday is the Friday', '2026-11-22', [], '2026-11-20'],
    [
      'the Monday after Thanksgiving is the Wednesday',
      '2026-11-30',
      ['2026-11-26', '2026-11-27'],
      '2026-11-25',
    ],
  ])('%s', (_name, day, holidays, before) =>
    expect(workingDayBefore(day, (one) => holidays.includes(one))).toBe(before),
  )
})

it('a deactivation is recorded when it is done, not ahead of it', () => {
  const now = at('2026-11-23T18:00:00Z')
  const read = (deactivatedOn: string, deactivatedTime: string) =>
    readDeactivatedAt({ deactivatedOn, deactivatedTime }, now)
  expect(read('2026-11-23', '10:00')).toEqual({ ok: true, value: now })
  expect(read('2026-11-23', '10:01')).toMatchObject({ ok: false, problems: [{ field: 'deactivatedOn' }] })
  expect(read('2026-02-30', '10:00')).toMatchObject({ ok: false, problems: [{ field: 'deactivatedOn' }] })
  expect(read('2026-11-20', '24:00')).toMatchObject({ ok: false, problems: [{ field: 'deactivatedTime' }] })
})
