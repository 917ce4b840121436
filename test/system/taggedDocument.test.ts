import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TaggedDocument } from '../../src/pdf/taggedDocument.ts'
import { findPdfTools } from '../support/pdfTools.mjs'

const folder = mkdtempSync(path.join(os.tmpdir(), 'caljobs-tagged-'))
const file = path.join(folder, 'sample.pdf')

/** @returns what it writes; a fault or a warning fails the test */
function run(program: string, ...flags: string[]): string {
  const { stdout, stderr, status } = spawnSync(program, flags, { encoding: 'utf8', maxBuffer: 2 ** 26 })
  expect({ program, flags, stderr, status }).toEqual({ program, flags, stderr: '', status: 0 })
  return stdout
}

const long = Array.from({ length: 900 }, (_, index) => `word${index}`).join(' ')
const name = 'สมหญิง 🎉 José'

const sample = (): Promise<Uint8Array> => {
  const document = new TaggedDocument({
    title: 'SAMPLE: A & B <é, สม>',
    foot: 'SAMPLE foot',
    subject: 'SAMPLE',
  })
  document.heading(1, 'SAMPLE: A & B')
  document.paragraph(`First line\nSecond line ${name}`)
  document.facts([
    ['Name', name],
    ['A label that is longer than its column is wide, by far', 'short'],
  ])
  document.heading(2, 'Long')
  document.paragraph(long)
  document.list(['one', 'two'])
  document.list(['dotted'], { numbered: false })
  document.table({
    columns: [
      { label: 'Name', isRowHeader: true },
      { label: 'What', share: 2 },
      { label: 'SHA-256', share: 2 },
    ],
    rows: [
      ...Array.from({ length: 60 }, (_, index) => [`row${index}`, `said of row ${index}`, 'f'.repeat(64)]),
      ['tall', long, name],
      ['last', '', 'end of the table'],
    ],
  })
  document.heading(3, 'After')
  document.paragraph('The end.')
  return document.finish()
}

beforeAll(async () => {
  findPdfTools((line: string) => console.log(line))
  writeFileSync(file, await sample())
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('A tagged document', () => {
  it('is whole, titled, tagged, and the same bytes each time', async () => {
    expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found')
    const found = run('pdfinfo', file).replace(/ +/g, ' ').split('\n')
    const wanted = ['Title: SAMPLE: A & B <é, สม>', 'Tagged: yes', 'Form: none', 'JavaScript: no']
    expect(found).toEqual(expect.arrayContaining([...wanted, 'Page size: 612 x 792 pts (letter)']))
    expect(await sample()).toEqual(await sample())
  })

  it('has a description in XML that can be read whatever the title', () => {
    const described = run('pdfinfo', '-meta', file)
    expect(described).toContain('SAMPLE: A &#38; B &#60;&#233;, &#3626;&#3617;&#62;')
  })

  it('flows over pages, each with its number at the foot and no line below it', () => {
    const pages = run('pdftotext', '-layout', file, '-').split('\f').slice(0, -1)
    expect(pages.length).toBeGreaterThan(4)
    pages.forEach((page, index) =>
      expect(page.trimEnd().split('\n').at(-1)?.trim()).toBe(`SAMPLE foot - page ${index + 1}`),
    )
  })

  it('loses no word of a paragraph or a row that no page could hold', () => {
    const words = run('pdftotext', file, '-')
    for (const word of ['word0', 'word449', 'word899', 'row59', 'end of the table', 'The end.'])
      expect(words).toContain(word)
    const structure = run('pdfinfo', '-struct-text', file)
    for (let index = 0; index < 900; index++)
      expect(structure.match(new RegExp(`\\bword${index}\\b`, 'g'))).toHaveLength(2)
    expect(structure).not.toContain('SAMPLE foot')
  })

  it('shows the header of a table on each of its pages, and tells it once', () => {
    expect(run('pdftotext', file, '-').match(/^SHA-256$/gm)?.length).toBeGreaterThan(2)
    expect(run('pdfinfo', '-struct-text', file).match(/SHA-256/g)).toHaveLength(1)
  })

  it('has a structure of headings, lists and tables whose header cells say what they head', () => {
    const structure = run('pdfinfo', '-struct', file)
    const kinds = [...structure.matchAll(/^ *(\w+)(?: \(\w+\))?:?$/gm)].map(([, kind]) => kind)
    for (const kind of [
      'H1',
      'H2',
      'H3',
      'P',
      'L',
      'LI',
      'Lbl',
      'LBody',
      'Table',
      'THead',
      'TBody',
      'TR',
      'TH',
      'TD',
    ])
      expect(kinds).toContain(kind)
    expect(structure.match(/Scope Column/gi) ?? structure.match(/Scope.*Column/gi)).toHaveLength(3)
    expect(structure.match(/Scope.*Row/gi)).toHaveLength(62)
  })

  it('keeps line breaks, and tells screen readers what the font cannot print', async () => {
    const words = run('pdftotext', '-layout', file, '-')
    expect(words).toMatch(/^ *First line$\n^ *Second line \[U\+0E2A U\+0E21/m)
    const document = await PDFDocument.load(await sample())
    const actual = document.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict ? [object.get(PDFName.of('ActualText'))] : []))
      .filter((text) => text instanceof PDFString || text instanceof PDFHexString)
      .map((text) => text.decodeText())
    expect(actual).toEqual(expect.arrayContaining([name, `First line\nSecond line ${name}`]))
  })

  it('carries its fonts', () => {
    const fonts = run('pdffonts', file).trim().split('\n').slice(2)
    for (const font of fonts) expect(font).toMatch(/PublicSans.* yes yes yes /)
  })
})
