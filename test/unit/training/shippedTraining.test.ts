import { sectionThatSays } from '../../../src/policy/directive/find.ts'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'
import { describe, expect, it } from 'vitest'
import { type Block, pictures, type ShippedPage } from '../../../src/training/blocks.ts'
import { bodyHtml, isSafeLink } from '../../../src/training/html.ts'
import { bodyOf } from '../../../src/training/lexical.ts'
import { shippedDuties } from '../../../src/training/shippedDuties.ts'
import { shippedTraining } from '../../../src/training/shippedTraining.ts'

/** Flesch-Kincaid grade; a point of a list is a sentence, headings and quotations do not count. */
function gradeOf(page: ShippedPage): number {
  const sentences = [page.summary, ...page.blocks.flatMap(proseOf)]
    .flatMap((text) => text.replace(/\*\*|\[|\]\([^)]*\)/g, '').split(/(?<=[.?!])\s+/))
    .filter((sentence) => /\p{L}/u.test(sentence))
  const words = sentences.flatMap((sentence) => sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [])
  return fleschKincaid({
    sentence: sentences.length,
    word: words.length,
    syllable: words.reduce((count, word) => count + syllable(word), 0),
  })
}

function proseOf(block: Block): string[] {
  if (block.kind === 'paragraph') return [block.words]
  return block.kind === 'list' ? block.items : []
}

const linksOf = ({ blocks }: ShippedPage) =>
  [
    ...blocks
      .flatMap(proseOf)
      .join(' ')
      .matchAll(/\]\(([^)]+)\)/g),
  ].map(([, url]) => url ?? '')

describe('the training that ships with the service (R48)', () => {
  it('covers creation, reset, change, deactivation, annual maintenance, and what an account obliges to', () => {
    expect(shippedTraining.map(({ slug }) => slug)).toEqual([
      'before-you-start',
      'new-account',
      'reset-password',
      'change-access',
      'deactivate',
      'annual-maintenance',
      'confidentiality',
      'personal-devices',
      'closed-late',
    ])
  })

  it('has the duties of coordinators beside it, at addresses of their own (R16)', () => {
    const slugs = [...shippedTraining, ...shippedDuties].map(({ slug }) => slug)
    expect(new Set(slugs).size).toBe(slugs.length)
    expect(shippedDuties.every(({ slug }) => slug.startsWith('coordinators-'))).toBe(true)
  })

  it.each([...shippedTraining, ...shippedDuties].map((page) => [page.slug, page] as const))(
    '%s is read at grade 9 or below, and quotes the directive letter for letter',
    (_slug, page) => {
      expect(gradeOf(page)).toBeLessThanOrEqual(9)
      expect(page.clause.length).toBeGreaterThan(40)
      expect(sectionThatSays(page.clause)).toBeDefined()
      expect([page.title.length <= 120, page.summary.length <= 300, page.clause.length <= 1000]).toEqual([
        true,
        true,
        true,
      ])
    },
  )

  it('the measure tells hard text from easy text', () => {
    const hard = {
      ...shippedTraining[0]!,
      blocks: [
        {
          kind: 'paragraph' as const,
          words:
            'Organizational representatives undertaking administrative responsibilities necessitating authorization are obligated to demonstrate satisfactory completion of mandatory informational confidentiality requirements preceding any consideration of privileged system accessibility.',
        },
      ],
    }
    expect(gradeOf(hard)).toBeGreaterThan(15)
  })

  it('links only to pages of this service, and to training pages that exist', () => {
    const links = shippedTraining.flatMap(linksOf)
    expect(links.filter((link) => !link.startsWith('/') || !isSafeLink(link))).toEqual([])
    const slugs = shippedTraining.map(({ slug }) => `/training/${slug}`)
    expect(links.filter((link) => link.startsWith('/training/') && !slugs.includes(link))).toEqual([])
  })

  it('has every picture that it names, each with its text', () => {
    for (const [name, alt] of Object.entries(pictures)) {
      expect(existsSync(path.resolve('src/training/pictures', `${name}.png`)), name).toBe(true)
      expect(alt.length).toBeLessThanOrEqual(300)
    }
  })

  it('becomes lists, links and bold words, with headings that begin at the second level', () => {
    const page = shippedTraining.find(({ slug }) => slug === 'new-account')!
    const html = bodyHtml(bodyOf(page.blocks, {}), { files: new Map() })
    expect(html).toContain('<h2>Two things come first</h2>')
    expect(html).toContain('<li>taken <strong>ISPA training</strong>.')
    expect(html).toContain('<a href="/forms">current form</a>')
    expect(html).toMatch(/<ol class="usa-list"><li>Go to <a href="\/request\/new-account">/)
    expect(html).not.toMatch(/<h1|style=|unknown node/)
  })
})
