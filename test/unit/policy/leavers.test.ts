import { describe, expect, it } from 'vitest'
import { closedDays } from '../../../src/policy/businessDays.ts'
import { endOfPacificDay } from '../../../src/policy/dates.ts'
import { leaverGroupInWords, leaverGroupOf, leaverSpans } from '../../../src/policy/leavers.ts'
import {
  daysOfNotice,
  enoughNoticeFrom,
  noticeInWords,
  noticeSince,
  summarizeNotice,
} from '../../../src/policy/noticeGiven.ts'
import { percentOf, shareInWords } from '../../../src/policy/shares.ts'

const isClosed = closedDays([])

describe('who leaves', () => {
  const at = (now: string) => {
    const spans = leaverSpans(new Date(now), isClosed)
    return (dueAt: Date) => leaverGroupOf(dueAt, spans)
  }

  it('is late as soon as the last moment has passed, and not before (R41, D12)', () => {
    const groupOf = at('2026-11-23T18:00:00.000Z')
    expect(groupOf(new Date('2026-11-23T17:59:59.999Z'))).toBe('late')
    expect(groupOf(new Date('2026-11-23T18:00:00.000Z'))).toBe('today')
    expect(groupOf(endOfPacificDay('2026-11-23'))).toBe('today')
  })

  it('stands with the next working day over weekends and holidays', () => {
    const onMonday = at('2026-11-23T18:00:00Z')
    expect(onMonday(endOfPacificDay('2026-11-24'))).toBe('next-working-day')
    expect(onMonday(endOfPacificDay('2026-11-25'))).toBe('within-days')
    const beforeThanksgiving = at('2026-11-25T18:00:00Z')
    for (const day of ['2026-11-26', '2026-11-27', '2026-11-28', '2026-11-30'])
      expect(beforeThanksgiving(endOfPacificDay(day)), day).toBe('next-working-day')
    expect(beforeThanksgiving(endOfPacificDay('2026-12-02'))).toBe('within-days')
    expect(beforeThanksgiving(endOfPacificDay('2026-12-03'))).toBe('later')
  })

  it('has groups that say which day is meant', () => {
    expect(leaverSpans(new Date('2026-11-25T18:00:00Z'), isClosed).map(leaverGroupInWords)).toEqual([
      'Late',
      'Today',
      'Next working day: November 30, 2026',
      'Within 7 days',
      'Later',
    ])
  })

  it('leaves no gap where offices stay closed for longer than a week', () => {
    const closed = closedDays(['2026-11-24', '2026-11-25', '2026-11-30', '2026-12-01', '2026-12-02'])
    const spans = leaverSpans(new Date('2026-11-23T18:00:00Z'), closed)
    expect(leaverGroupOf(endOfPacificDay('2026-12-03'), spans)).toBe('next-working-day')
    expect(leaverGroupOf(endOfPacificDay('2026-12-04'), spans)).toBe('later')
  })
})

describe('days of notice (R42)', () => {
  it('are calendar days from the request to the last day, below zero after it', () => {
    expect(daysOfNotice({ requestDate: '2026-10-30', lastDay: '2026-11-04' })).toBe(5)
    expect(daysOfNotice({ requestDate: '2026-11-04', lastDay: '2026-11-04' })).toBe(0)
    expect(daysOfNotice({ requestDate: '2027-01-02', lastDay: '2026-12-31' })).toBe(-2)
    expect([5, 1, 0, -1, -2].map(noticeInWords)).toEqual([
      '5 days',
      '1 day',
      'None: sent on the last day',
      'Sent 1 day after the last day',
      'Sent 2 days after the last day',
    ])
  })

  it('are enough when a coordinator has one working day after the request', () => {
    expect(enoughNoticeFrom('2026-11-23', isClosed)).toBe('2026-11-24')
    expect(enoughNoticeFrom('2026-11-20', isClosed)).toBe('2026-11-23')
    expect(enoughNoticeFrom('2026-11-21', isClosed)).toBe('2026-11-24')
    expect(enoughNoticeFrom('2026-11-25', isClosed)).toBe('2026-11-30')
  })

  it('are summed up with their median, their smallest and what came too late', () => {
    const counted = [
      { notice: 10, short: false, requests: 2 },
      { notice: -3, short: true, requests: 1 },
      { notice: 0, short: true, requests: 1 },
    ]
    expect(summarizeNotice(counted)).toEqual({
      requests: 4,
      median: 5,
      smallest: -3,
      afterLastDay: 1,
      short: 2,
    })
    expect(summarizeNotice([...counted, { notice: 4, short: false, requests: 1 }])?.median).toBe(4)
    expect(summarizeNotice([])).toBeUndefined()
    expect(noticeSince('2026-11-23', 90)).toBe('2026-08-26')
  })

  it('have shares that are never rounded to all or nothing', () => {
    expect([percentOf(0, 9), percentOf(1, 1000), percentOf(1, 3), percentOf(999, 1000)]).toEqual([
      0, 1, 33, 99,
    ])
    expect([shareInWords(3, 12), shareInWords(1200, 1200), shareInWords(0, 0)]).toEqual([
      '25% (3 of 12)',
      '100% (1,200 of 1,200)',
      'None',
    ])
  })
})
