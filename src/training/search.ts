import { convertLexicalToPlaintext } from '@payloadcms/richtext-lexical/plaintext'
import type { Body } from './lexical.ts'

/** A piece of text; `found` where it is one of the words that were looked for. */
export type Piece = { text: string; found: boolean }

/** A page that holds all of the words. */
export type Found<Page> = { page: Page; title: Piece[]; passage: Piece[] }

type Searched = { title: string; summary: string; clause: string; body: Body }

/** Most words that are looked for. */
const MOST_WORDS = 8
/** Characters of a passage, about. */
const PASSAGE = 220

/** The words of a body, one block a line. */
export const linesOf = (body: Body): string[] =>
  convertLexicalToPlaintext({ data: body as Parameters<typeof convertLexicalToPlaintext>[0]['data'] })
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** The words that somebody typed, small, without what stands around them; `E-1` stays whole. */
export const searchWords = (typed: string): string[] =>
  [...new Set(typed.toLowerCase().split(/\s+/).map(bare))].filter(Boolean).slice(0, MOST_WORDS)

const bare = (word: string) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

/** Pages that hold every word in title, summary, text or clause; those with a word in the title come first. */
export function searchPages<Page extends Searched>(pages: Page[], typed: string): Found<Page>[] {
  const words = searchWords(typed)
  if (!words.length) return []
  const inTitle = (page: Page) => Number(words.some((word) => page.title.toLowerCase().includes(word)))
  return pages
    .map((page) => ({ page, lines: [page.summary, ...linesOf(page.body), page.clause] }))
    .filter(({ page, lines }) => {
      const all = [page.title, ...lines].join('\n').toLowerCase()
      return words.every((word) => all.includes(word))
    })
    .map(({ page, lines }) => ({
      page,
      title: pieces(page.title, words),
      passage: pieces(passageOf(lines, words), words),
    }))
    .sort((one, other) => inTitle(other.page) - inTitle(one.page))
}

/** The line that holds most of the words, cut around the first of them. */
function passageOf(lines: string[], words: string[]): string {
  const hits = (line: string) => words.filter((word) => line.toLowerCase().includes(word)).length
  const best = lines.reduce((one, other) => (hits(other) > hits(one) ? other : one), lines[0] ?? '')
  if (best.length <= PASSAGE) return best
  const places = words.map((word) => best.toLowerCase().indexOf(word)).filter((place) => place >= 0)
  const start = Math.max(0, Math.min(...places, best.length) - PASSAGE / 3)
  const from = start ? best.indexOf(' ', start) + 1 : 0
  const to = best.length > from + PASSAGE ? best.lastIndexOf(' ', from + PASSAGE) : best.length
  return `${from ? '… ' : ''}${best.slice(from, to)}${to < best.length ? ' …' : ''}`
}

/** The text with every found word as a piece of its own. */
function pieces(text: string, words: string[]): Piece[] {
  const longestFirst = [...words].sort((one, other) => other.length - one.length)
  const any = new RegExp(
    `(${longestFirst.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`,
    'giu',
  )
  return text
    .split(any)
    .map((piece, place) => ({ text: piece, found: place % 2 === 1 }))
    .filter((piece) => piece.text)
}
