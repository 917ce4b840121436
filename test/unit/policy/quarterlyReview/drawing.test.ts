import { describe, expect, it } from 'vitest'
import { pacificDateOf } from '../../../../src/policy/dates.ts'
import { checkDraw, checkQuarter, quartersToDraw } from '../../../../src/policy/quarterlyReview/drawing.ts'

const open = (quarter: string, instant: string) =>
  checkQuarter(quarter, pacificDateOf(new Date(instant))).length === 0

describe('the draw of a quarter (R49, D14)', () => {
  it('is for the present quarter, or for the one before', () => {
    expect(quartersToDraw('2026-11-23')).toEqual(['2026-4', '2026-3'])
    expect(checkQuarter('2026-2', '2026-11-23')).toMatchObject([{ field: 'quarter', clause: 'D14' }])
    expect(checkQuarter('soon', '2026-11-23')).toHaveLength(1)
  })

  it.each([
    [
      'the next quarter begins at midnight in California',
      '2027-1',
      '2027-01-01T07:59:59Z',
      '2027-01-01T08:00:00Z',
    ],
    ['also where the clocks stand an hour ahead', '2026-3', '2026-07-01T06:59:59Z', '2026-07-01T07:00:00Z'],
  ])('%s', (_name, quarter, before, from) => {
    expect(open(quarter, before)).toBe(false)
    expect(open(quarter, from)).toBe(true)
  })

  it('can be made until the next quarter ends at midnight in California', () => {
    expect(open('2026-3', '2027-01-01T07:59:59Z')).toBe(true)
    expect(open('2026-3', '2027-01-01T08:00:00Z')).toBe(false)
  })

  const codes = (reason: string, by = 'other') =>
    checkDraw({ by, reason, earlier: { draw: 1, drawnBy: 'first' } }).map(({ code }) => code)

  it('needs no reason the first time', () => {
    expect(checkDraw({ by: 'first', reason: '' })).toEqual([])
  })

  it('needs a reason once more, of ten characters as the database counts them', () => {
    expect(codes('1234567890')).toEqual([])
    expect(codes(' 123456789 ')).toEqual(['reason-missing'])
    expect(codes('\u{1F600}'.repeat(9))).toEqual(['reason-missing'])
  })

  it('is never made once more by who made it', () => {
    expect(codes('The first was too small', 'first')).toEqual(['own-draw'])
  })
})
