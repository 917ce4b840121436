import { decodePDFRawStream, PDFDocument, PDFRawStream } from 'pdf-lib'
import { expect, it } from 'vitest'
import { samplePdf } from '../../../src/evidence/samplePdf.ts'

const lines = Array.from({ length: 60 }, (_, index) => `Line ${index}: ${'sample words '.repeat(20)}`)

/** What is written on each page, in order of writing. */
async function textsOf(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes)
  return document.getPages().map((page) => {
    const contents = page.node.normalizedEntries().Contents
    const parts = contents?.asArray().map((one) => document.context.lookup(one)) ?? []
    const streams = parts.filter((one) => one instanceof PDFRawStream)
    const drawn = streams.map((one) => Buffer.from(decodePDFRawStream(one).decode()).toString()).join('\n')
    return [...drawn.matchAll(/<([0-9A-F]+)> Tj/g)]
      .map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'))
      .join('\n')
  })
}

it('every page of a sample document is stamped SAMPLE, and no line is lost', async () => {
  const pages = await textsOf(await samplePdf({ title: 'SAMPLE document', lines }))
  expect(pages.length).toBeGreaterThan(2)
  for (const page of pages) expect(page).toMatch(/^SAMPLE\nSAMPLE - not an official form\n/)
  const text = pages.join('\n')
  for (let index = 0; index < lines.length; index++) expect(text).toContain(`Line ${index}:`)
})

it('takes any text: long words are broken, letters outside Latin-1 are replaced', async () => {
  const [page] = await textsOf(
    await samplePdf({ title: 'SAMPLE', lines: ['x'.repeat(300), '見本 \u{1F4C4}'] }),
  )
  expect(page?.replaceAll('\n', '')).toContain('x'.repeat(300))
  expect(page).toContain('?? ?')
})

it('is the same file each time', async () => {
  const content = { title: 'SAMPLE', lines: ['One line'] }
  expect(await samplePdf(content)).toEqual(await samplePdf(content))
})
