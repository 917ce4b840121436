import { describe, expect, it } from 'vitest'
import { bodyOf } from '../../../src/training/lexical.ts'
import { searchPages, searchWords } from '../../../src/training/search.ts'
import { shippedTraining } from '../../../src/training/shippedTraining.ts'

const pages = shippedTraining.map((page) => ({ ...page, body: bodyOf(page.blocks, {}) }))
const found = (typed: string) => searchPages(pages, typed)
const slugs = (typed: string) => found(typed).map(({ page }) => page.slug)

describe('a search in the training', () => {
  it('finds a page by its title first, then by its summary, text or clause', () => {
    expect(slugs('reset')[0]).toBe('reset-password')
    expect(slugs('photo')).toEqual(['personal-devices'])
    expect(slugs('carbon')).toEqual([])
    expect(slugs('privileges')).toContain('change-access')
  })

  it('wants every word, in small or capital letters, whatever stands around them', () => {
    expect(slugs('“PHOTO”, Screen!')).toEqual(['personal-devices'])
    expect(slugs('photo certificate')).toEqual([])
    expect(searchWords('  E-1, (e-1)  DE 7410. ')).toEqual(['e-1', 'de', '7410'])
    expect([slugs('  '), slugs('...')]).toEqual([[], []])
  })

  it('marks the words in the passage that holds them, and nothing else', () => {
    const [one] = found('24 hours reset')
    const marked = one?.passage.filter((piece) => piece.found).map(({ text }) => text.toLowerCase())
    expect(marked).toEqual(expect.arrayContaining(['24', 'hours']))
    expect(one?.passage.map(({ text }) => text).join('').length).toBeLessThan(260)
  })

  it('takes signs of a pattern as they are', () => {
    expect(slugs('.*')).toEqual([])
    expect(slugs('a+b(')).toEqual([])
  })
})
