import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, csvFile } from '../../src/csv.ts'

/** Reads a file as RFC 4180 says, so that the writer is not its own judge. */
function read(file: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const text = file.replace(/^\uFEFF/, '')
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (quoted && sign === '"' && text[at + 1] === '"') cell += text[++at]
    else if (sign === '"') quoted = !quoted
    else if (!quoted && sign === ',') {
      rows.at(-1)?.push(cell)
      cell = ''
    } else if (!quoted && sign === '\r' && text[at + 1] === '\n') {
      rows.at(-1)?.push(cell)
      cell = ''
      rows.push([])
      at++
    } else cell += sign
  }
  return rows.slice(0, -1)
}

const awkward = fc.string({
  unit: fc.constantFrom('a', 'é', '"', ',', '\r', '\n', '\t', '=', '+', '-', '@', ' '),
})

describe('a file for spreadsheets', () => {
  it('begins with the mark of UTF-8, has a line for each row and ends each with CRLF', () => {
    expect(csvFile(['Name', 'Due'], [['Zoë-Anne', '2026-12-13']])).toBe(
      '\uFEFFName,Due\r\nZoë-Anne,2026-12-13\r\n',
    )
  })

  it.each([
    ['Sample, Avery', '"Sample, Avery"'],
    ['the "old" area', '"the ""old"" area"'],
    ['two\nlines', '"two\nlines"'],
    [' edge ', '" edge "'],
    ['', ''],
  ])('quotes %j where it must', (value, cell) => {
    expect(csvCell(value)).toBe(cell)
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'takes %j for text, never for a formula',
    (value) => {
      expect(csvCell(value).replace(/^"/, '')).toMatch(/^'/)
    },
  )

  it('gives back every text, and no cell begins as a formula does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(awkward, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const [header = [], ...others] = rows
          const back = read(csvFile(header, others))
          expect(back.map((row) => row.length)).toEqual(rows.map((row) => row.length))
          for (const [place, cell] of back.flat().entries()) {
            const value = rows.flat()[place] ?? ''
            expect(cell).not.toMatch(/^[=+\-@\t\r\n]/)
            expect([value, `'${value}`]).toContain(cell)
          }
        },
      ),
    )
  })
})
