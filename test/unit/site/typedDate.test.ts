import { describe, expect, it } from 'vitest'
import { readTypedDate, typedDateProblem } from '../../../src/site/maintenance/typedDate.ts'

describe('A date typed in one field', () => {
  it.each([
    ['4/28/2026', '2026-04-28'],
    ['04/28/2026', '2026-04-28'],
    [' 4-28-2026 ', '2026-04-28'],
    ['4.28.2026', '2026-04-28'],
    ['4 28 2026', '2026-04-28'],
    ['4/ 28, 2026', '2026-04-28'],
    ['2026-04-28', '2026-04-28'],
    ['2026/4/8', '2026-04-08'],
    ['04282026', '2026-04-28'],
    ['20260428', '2026-04-28'],
    ['2/29/2024', '2024-02-29'],
    ['', ''],
    ['   ', ''],
  ])('%j is %j', (typed, date) => {
    expect(readTypedDate(typed)).toBe(date)
    expect(typedDateProblem('Last day', typed)).toBeUndefined()
  })

  it.each([
    ['4/28', 'Last day must include a year, like 4/28/2026'],
    ['4/28/26', 'Last day must have a year of 4 numbers, like 2026'],
    ['2/29/2026', 'Last day must be a real date'],
    ['13/1/2026', 'Last day must be a real date'],
    ['2026-02-30', 'Last day must be a real date'],
    ['20261399', 'Last day must be a real date'],
    ['0/0/0000', 'Last day must be a real date'],
    ['1/1/1026', 'Last day must be a real date'],
    ['yesterday', 'Last day must be written like 4/28/2026'],
    ['4/28/2026 or so', 'Last day must be written like 4/28/2026'],
    ['1/2/20261', 'Last day must be written like 4/28/2026'],
  ])('%j is no date: %s', (typed, message) => {
    expect(readTypedDate(typed)).toBeUndefined()
    expect(typedDateProblem('Last day', typed)).toBe(message)
  })
})
