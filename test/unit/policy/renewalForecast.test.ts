import { describe, expect, it } from 'vitest'
import { mondayOf } from '../../../src/policy/dates.ts'
import {
  byLapsed,
  complianceInWords,
  complianceOf,
  forecastInWords,
  forecastOf,
  forecastPart,
  forecastWeeks,
  totalOf,
} from '../../../src/policy/renewalForecast.ts'

/** A Monday. */
const today = '2026-11-23'

describe('the standing of an account before its due date (R11, D5)', () => {
  it('is due on the due date and up to 30 days before, and lapsed on the day after', () => {
    const days = ['2026-11-22', '2026-11-23', '2026-12-23', '2026-12-24', undefined]
    expect(days.map((dueOn) => complianceOf(dueOn, today))).toEqual([
      'lapsed',
      'due',
      'due',
      'current',
      'unknown',
    ])
  })
})

describe('the forecast of renewals', () => {
  it('has 52 weeks that begin on Monday, over the year and its week 53', () => {
    const weeks = forecastWeeks('2026-11-29')
    expect(weeks).toHaveLength(52)
    expect(weeks.slice(0, 2)).toEqual(['2026-11-23', '2026-11-30'])
    expect(weeks.slice(5, 7)).toEqual(['2026-12-28', '2027-01-04'])
    expect(weeks.at(-1)).toBe('2027-11-15')
    expect(['2027-01-03', '2027-01-04', '1969-12-31'].map(mondayOf)).toEqual([
      '2026-12-28',
      '2027-01-04',
      '1969-12-29',
    ])
  })

  it('puts a due date into its week; what has lapsed stands apart, in the present week too', () => {
    const wednesday = '2026-11-25'
    const days = [
      '2026-11-24',
      '2026-11-25',
      '2026-11-29',
      '2026-11-30',
      '2027-11-21',
      '2027-11-22',
      undefined,
    ]
    expect(days.map((dueOn) => forecastPart(dueOn, wednesday))).toEqual([
      'lapsed',
      0,
      0,
      1,
      51,
      'later',
      'unknown',
    ])
  })

  it('counts accounts and says when the most fall due', () => {
    const forecast = forecastOf(
      [
        { dueOn: '2026-11-20', accounts: 2 },
        { dueOn: '2026-11-23', accounts: 1 },
        { dueOn: '2027-06-07', accounts: 600 },
        { dueOn: '2027-06-13', accounts: 500 },
        { dueOn: '2028-01-01', accounts: 4 },
        { accounts: 3 },
      ],
      today,
    )
    expect(forecast).toMatchObject({ lapsed: 2, later: 4, unknown: 3 })
    expect(forecast.weeks[0]).toEqual({ from: '2026-11-23', accounts: 1 })
    expect(forecast.weeks[28]).toEqual({ from: '2027-06-07', accounts: 1100 })
    expect(forecastInWords(forecast)).toBe(
      '1,101 accounts fall due in the next 52 weeks. The most fall due in the week of June 7, 2027: 1,100.',
    )
    expect(forecastInWords(forecastOf([], today))).toBe('No account falls due in the next 52 weeks.')
    expect(forecastInWords(forecastOf([{ dueOn: today, accounts: 1 }], today))).toMatch(
      /^1 account falls due/,
    )
  })
})

describe('compliance by organization', () => {
  const row = (name: string, current: number, due: number, lapsed: number) => ({
    name,
    current,
    due,
    lapsed,
    unknown: 0,
  })
  const rows = [row('SAMPLE B', 9, 0, 0), row('SAMPLE C', 20, 7, 4), row('SAMPLE A', 8, 1, 0)]

  it('has the most lapsed first, then what is due', () => {
    expect(byLapsed(rows).map(({ name }) => name)).toEqual(['SAMPLE C', 'SAMPLE A', 'SAMPLE B'])
    expect(totalOf(rows)).toEqual({ current: 37, due: 8, lapsed: 4, unknown: 0 })
    expect(totalOf([])).toEqual({ current: 0, due: 0, lapsed: 0, unknown: 0 })
  })

  it('is summed up in a sentence', () => {
    expect(complianceInWords(rows)).toBe('SAMPLE C has the most lapsed: 4 of 31.')
    expect(complianceInWords(rows.slice(1, 2))).toBe('SAMPLE C: 4 of 31 lapsed.')
    expect(complianceInWords(rows.slice(0, 1))).toBe('No account has lapsed.')
    expect(complianceInWords([])).toBe('No account is active.')
  })
})
