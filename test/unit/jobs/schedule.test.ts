import { describe, expect, it } from 'vitest'
import {
  minutesAfterFailures,
  nextRunAfter,
  nextTryAfter,
  scheduleInWords,
} from '../../../src/jobs/schedule.ts'

const next = (dailyAt: string, at: string) => nextRunAfter({ dailyAt }, new Date(at)).toISOString()

/** Every run of a daily job between two instants, where each run is on time. */
function runsBetween(dailyAt: string, from: string, to: string): string[] {
  const runs: string[] = []
  let at = nextRunAfter({ dailyAt }, new Date(from))
  while (at <= new Date(to)) {
    runs.push(at.toISOString())
    at = nextRunAfter({ dailyAt }, at)
  }
  return runs
}

describe('A job that runs every so many minutes', () => {
  it('is due so many minutes after its last run, whatever the clocks on the wall do', () => {
    const at = new Date('2026-11-01T08:50:00Z')
    expect(nextRunAfter({ everyMinutes: 15 }, at).toISOString()).toBe('2026-11-01T09:05:00.000Z')
  })
})

describe('A job that runs once a day', () => {
  it('is due today before its time, tomorrow from its time on', () => {
    expect(next('06:00', '2026-11-23T13:59:59.999Z')).toBe('2026-11-23T14:00:00.000Z')
    expect(next('06:00', '2026-11-23T14:00:00Z')).toBe('2026-11-24T14:00:00.000Z')
    expect(next('06:00', '2026-11-24T05:00:00Z')).toBe('2026-11-24T14:00:00.000Z') // still the 23rd in California
  })

  it('keeps its time of day over the nights when the clocks change', () => {
    expect(next('06:00', '2026-03-07T14:00:00Z')).toBe('2026-03-08T13:00:00.000Z')
    expect(next('06:00', '2026-10-31T13:00:00Z')).toBe('2026-11-01T14:00:00.000Z')
  })

  it('runs once on each of those days, at a time that the clocks skip or repeat too', () => {
    expect(runsBetween('02:30', '2026-03-07T00:00:00Z', '2026-03-09T23:00:00Z')).toEqual([
      '2026-03-07T10:30:00.000Z',
      '2026-03-08T10:30:00.000Z',
      '2026-03-09T09:30:00.000Z',
    ])
    expect(runsBetween('01:30', '2026-10-31T00:00:00Z', '2026-11-02T23:00:00Z')).toEqual([
      '2026-10-31T08:30:00.000Z',
      '2026-11-01T09:30:00.000Z',
      '2026-11-02T09:30:00.000Z',
    ])
  })

  it('after two weeks without a run is next due tomorrow, not fourteen times', () => {
    expect(runsBetween('06:00', '2026-12-07T20:00:00Z', '2026-12-08T20:00:00Z')).toHaveLength(1)
  })
})

describe('A job that failed', () => {
  it('rests 1, 2, 4 minutes and so on, at most 30', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 500].map(minutesAfterFailures)).toEqual([1, 2, 4, 8, 16, 30, 30, 30])
  })

  it('is never tried later than its schedule says', () => {
    const at = new Date('2026-11-23T18:00:00Z')
    expect(nextTryAfter({ everyMinutes: 15 }, 6, at).toISOString()).toBe('2026-11-23T18:15:00.000Z')
    expect(nextTryAfter({ dailyAt: '06:00' }, 6, at).toISOString()).toBe('2026-11-23T18:30:00.000Z')
  })
})

describe('A schedule in words', () => {
  it.each([
    [{ everyMinutes: 1 }, 'every minute'],
    [{ everyMinutes: 15 }, 'every 15 minutes'],
    [{ everyMinutes: 60 }, 'every hour'],
    [{ dailyAt: '06:00' }, 'daily at 6:00 a.m. Pacific'],
    [{ dailyAt: '12:05' }, 'daily at 12:05 p.m. Pacific'],
    [{ dailyAt: '00:30' }, 'daily at 12:30 a.m. Pacific'],
  ])('%j: %s', (schedule, words) => expect(scheduleInWords(schedule)).toBe(words))
})
