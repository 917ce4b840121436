import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import * as collections from '../../../collections/index.ts'
import { renderNotice } from '../../../src/mail/notices.ts'
import { isRuleCode } from '../../../src/policy/directive/citation.ts'
import { rules } from '../../../src/policy/directive/rules.ts'
import { sections, textOf } from '../../../src/policy/directive/sections.ts'
import { publicUrl, sampleNotices } from '../mail/samples.ts'

/** Numbers of our own for requirements and decisions, which nobody outside can look up. */
const ownNumber = /\b(?:(?:R|D|C)\d{1,2}|(?:ML|ER|SP|CF|ST|SR|UP|DT)-\d{1,2})\b/

/** Everything that a source file can say: text in quotation marks, templates and markup. */
function textsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const texts: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateLiteralToken(node))
      texts.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return texts
}

/** A rule is named by its key alone; a text that holds such a key among other words would be read by somebody. */
const saysNumber = (text: string): boolean => ownNumber.test(text) && !isRuleCode(text)

const found = (texts: Record<string, readonly string[]>) =>
  Object.entries(texts).flatMap(([where, said]) => said.filter(saysNumber).map((text) => `${where}: ${text}`))

const filesIn = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => path.join(folder, name))

const sources = ['src', 'hooks', 'collections']
  .flatMap((folder) => filesIn(folder, /\.(ts|tsx|mjs)$/))
  .filter((file) => !file.includes('migrations/') && !file.endsWith('payload-types.ts'))

describe('None of our own numbers is read by anybody', () => {
  it('in a text of the program: checks, problems, pages, files, jobs', () => {
    expect(sources.length).toBeGreaterThan(500)
    expect(found(Object.fromEntries(sources.map((file) => [file, textsOf(file)])))).toEqual([])
  })

  it('in a page of the public site', () => {
    const templates = filesIn('src/site/templates', /\.eta$/)
    expect(templates.length).toBeGreaterThan(30)
    const said = (file: string) => readFileSync(file, 'utf8').replace(/<%[^]*?%>/g, ' ')
    expect(found(Object.fromEntries(templates.map((file) => [file, [said(file)]])))).toEqual([])
  })

  it('in a letter', () => {
    const letters = sampleNotices.map((notice) => {
      const { subject, text, html } = renderNotice(notice, { publicUrl })
      return [notice.key, [subject, text, html]] as const
    })
    expect(found(Object.fromEntries(letters))).toEqual([])
  })

  it('in a label or help text of the panel', () => {
    const texts = Object.entries(collections).map(
      ([name, collection]) => [name, [wordsOf(collection)]] as const,
    )
    expect(texts.length).toBeGreaterThan(20)
    expect(found(Object.fromEntries(texts))).toEqual([])
  })

  it('in the words of the directive, or of a rule', () => {
    const words = [...sections.map(textOf), ...Object.values(rules).map((rule) => rule.words)]
    expect(words.filter(saysNumber)).toEqual([])
  })

  it.each(['Rule of the directive: R28', '(R29, D11)', 'rests on C9', 'see ML-8'])('finds "%s"', (text) =>
    expect(saysNumber(text)).toBe(true),
  )
  it.each(['WSD24-12', 'DE 7410', 'Attachment E-1', 'IAN19-001', 'CJ-7F3K-92QM', 'R25'])(
    'lets "%s" be',
    (text) => expect(saysNumber(text)).toBe(false),
  )
})

/** Labels and descriptions, wherever they stand in a collection. */
const wordsOf = (collection: unknown): string =>
  JSON.stringify(collection, (_key, value: unknown) => (typeof value === 'function' ? undefined : value))
