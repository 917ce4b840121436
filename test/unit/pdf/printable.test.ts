import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printable } from '../../../src/pdf/printable.ts'
import { wrapped } from '../../../src/pdf/wrap.ts'

const latin = (codePoint: number) => codePoint >= 32 && codePoint < 0x250

describe('A text in a font', () => {
  it('stands as it is, with its line breaks, where the font has all of it', () => {
    expect(printable('José Nuñez\r\nSAMPLE\tOffice\u2028End', latin)).toBe('José Nuñez\nSAMPLE Office\nEnd')
  })

  it('says by numbers what the font lacks, so that it does not vanish', () => {
    expect(printable('Name: สม 🎉!', latin)).toBe('Name: [U+0E2A U+0E21] [U+1F389]!')
  })

  it('loses what nobody sees, and what would turn it around', () => {
    expect(printable('a\u200bb\u202ec\u0007d', latin)).toBe('abcd')
  })

  it('never holds a character that the font lacks, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const lacking = [...printable(text, latin)].filter(
          (character) => character !== '\n' && !latin(character.codePointAt(0) ?? 0),
        )
        expect(lacking).toEqual([])
      }),
    )
  })
})

describe('The lines of a column', () => {
  const widthOf = (piece: string) => piece.length

  it('break between words and keep the blank, at line breaks, and in the middle of a word that is too wide', () => {
    expect(wrapped('one two three', 8, widthOf)).toEqual(['one two ', 'three'])
    expect(wrapped('one\n\ntwo', 8, widthOf)).toEqual(['one', '', 'two'])
    expect(wrapped('abcdefghij kl', 4, widthOf)).toEqual(['abcd', 'efgh', 'ij ', 'kl'])
  })

  it('hold all of the text, and none is wider than the column', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (text, width) => {
        const lines = wrapped(text, width, widthOf)
        expect(lines.join('')).toBe(text.replaceAll('\n', ''))
        for (const line of lines) expect(line.trimEnd().length).toBeLessThanOrEqual(width)
      }),
    )
  })
})
