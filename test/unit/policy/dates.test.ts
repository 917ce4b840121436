import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addDays,
  daysBetween,
  endOfPacificDay,
  formatCivilDate,
  formatPacificInstant,
  isCivilDate,
  pacificDateOf,
  startOfPacificDay,
} from '../../../src/policy/dates.ts'
import { checkDocument } from '../../../src/policy/eligibility.ts'

const serverZone = process.env.TZ
afterAll(() => {
  process.env.TZ = serverZone
})

describe.each(['UTC', 'Asia/Tokyo', 'America/Los_Angeles'])('on a server in the zone %s', (zone) => {
  beforeAll(() => {
    process.env.TZ = zone
  })

  it('the request date is the date in California, also when it is already tomorrow elsewhere', () => {
    expect(pacificDateOf(new Date('2027-01-01T07:30:00Z'))).toBe('2026-12-31')
    expect(pacificDateOf(new Date('2027-01-01T08:00:00Z'))).toBe('2027-01-01')
  })

  it.each([
    [
      'a spring night that loses an hour',
      '2026-03-08',
      '2026-03-08T08:00:00.000Z',
      '2026-03-09T06:59:59.999Z',
    ],
    ['an autumn night that gains one', '2026-11-01', '2026-11-01T07:00:00.000Z', '2026-11-02T07:59:59.999Z'],
    ['an ordinary day', '2026-11-23', '2026-11-23T08:00:00.000Z', '2026-11-24T07:59:59.999Z'],
  ])('a day is whole on %s', (_name, date, start, end) => {
    expect(startOfPacificDay(date).toISOString()).toBe(start)
    expect(endOfPacificDay(date).toISOString()).toBe(end)
  })

  it.each([
    ['364 days pass', '2025-11-24', '2026-11-23', 364, 'in-date'],
    ['365 days pass', '2025-11-23', '2026-11-23', 365, 'in-date'],
    ['366 days do not pass', '2025-11-22', '2026-11-23', 366, 'lapsed'],
    ['the same day passes', '2026-11-23', '2026-11-23', 0, 'in-date'],
    ['tomorrow is the future', '2026-11-24', '2026-11-23', -1, 'future'],
    ['365 days over a common year pass', '2025-03-01', '2026-03-01', 365, 'in-date'],
    ['366 days over a common year do not', '2025-02-28', '2026-03-01', 366, 'lapsed'],
    ['one year over a leap day is 366 days and does not pass', '2027-03-01', '2028-03-01', 366, 'lapsed'],
    ['a document of 29 February passes 365 days later', '2028-02-29', '2029-02-28', 365, 'in-date'],
    ['and not on the day after', '2028-02-29', '2029-03-01', 366, 'lapsed'],
    ['365 days over both clock changes pass', '2025-03-08', '2026-03-08', 365, 'in-date'],
  ])('%s', (_name, completedOn, requestDate, age, outcome) => {
    const check = checkDocument('ispa-training', completedOn, requestDate)
    expect(check).toMatchObject({ ageInDays: age, outcome })
    expect(daysBetween(check.earliestPassing, requestDate)).toBe(365)
    expect(addDays(check.validThrough, 1)).toBe(check.lapsedOn)
  })

  it('the 31 December at 23:30 Pacific still counts as that day for the 365-day rule', () => {
    const requestDate = pacificDateOf(new Date('2027-01-01T07:30:00Z'))
    expect(checkDocument('ispa-training', '2025-12-31', requestDate).outcome).toBe('in-date')
    expect(checkDocument('ispa-training', '2025-12-30', requestDate).outcome).toBe('lapsed')
  })

  it('dates and instants are written in words, with the zone', () => {
    expect(formatCivilDate('2026-04-28')).toBe('April 28, 2026')
    expect(formatPacificInstant(new Date('2026-11-24T00:05:00Z'))).toBe('November 23, 2026 at 4:05 p.m. PST')
    expect(formatPacificInstant(new Date('2026-07-01T07:00:00Z'))).toBe('July 1, 2026 at 12:00 a.m. PDT')
  })
})

it.each([
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-4-28',
  '26-04-28',
  '',
  '2026-04-31',
  '1899-12-31',
  '2026-04-28T00:00',
])('"%s" is not a date', (text) => expect(isCivilDate(text)).toBe(false))

it('29 February is a date in a leap year', () => expect(isCivilDate('2028-02-29')).toBe(true))
