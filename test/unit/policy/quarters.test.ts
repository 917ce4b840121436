import { describe, expect, it } from 'vitest'
import {
  addQuarters,
  boundsOf,
  firstDayOf,
  isQuarter,
  lastQuarters,
  quarterInWords,
  quarterOf,
} from '../../../src/policy/quarters.ts'

describe('A calendar quarter', () => {
  it.each([
    ['2026-01-01', '2026-1'],
    ['2026-03-31', '2026-1'],
    ['2026-04-01', '2026-2'],
    ['2026-09-30', '2026-3'],
    ['2026-12-31', '2026-4'],
  ])('of %s is %s', (day, quarter) => expect(quarterOf(day)).toBe(quarter))

  it('goes on over the years, both ways', () => {
    expect(addQuarters('2026-4', 1)).toBe('2027-1')
    expect(addQuarters('2026-1', -1)).toBe('2025-4')
    expect(lastQuarters('2026-2', 3)).toEqual(['2026-2', '2026-1', '2025-4'])
  })

  it('begins and ends at midnight in California, in winter and in summer time', () => {
    expect(firstDayOf('2026-3')).toBe('2026-07-01')
    expect(boundsOf('2026-4')).toEqual({
      from: new Date('2026-10-01T07:00:00Z'),
      before: new Date('2027-01-01T08:00:00Z'),
    })
  })

  it('reads in words, and nothing else is one', () => {
    expect(quarterInWords('2026-4')).toBe('October to December 2026')
    for (const said of ['2026-0', '2026-5', '2026', '26-1', '2026-1 ', undefined, ['2026-1']])
      expect(isQuarter(said)).toBe(false)
  })
})
