import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PDFDocument, PDFName, PDFString } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPdfTools } from '../support/pdfTools.mjs'

const folder = mkdtempSync(path.join(os.tmpdir(), 'caljobs-sample-forms-'))

/** @returns what it writes; a fault or a warning fails the test */
function run(program: string, ...flags: string[]): string {
  const { stdout, stderr, status } = spawnSync(program, flags, { encoding: 'utf8' })
  expect({ program, flags, stderr, status }).toEqual({ program, flags, stderr: '', status: 0 })
  return stdout
}

beforeAll(() => {
  findPdfTools((line: string) => console.log(line))
  execFileSync('npm', ['run', 'sample-forms', '--', folder], { stdio: 'ignore' })
})

afterAll(() => rmSync(folder, { recursive: true }))

const forms = [
  { form: 'de-7410', title: 'SAMPLE: Employee Confidentiality Statement (DE 7410)' },
  { form: 'e-1', title: 'SAMPLE: Vendor/Contractor Confidentiality Statement (Attachment E-1)' },
]

const values = {
  'signer-name': 'Sample Signer',
  organization: 'SAMPLE Organization',
  'work-email': 'signer@agency.example',
  signature: 'Sample Signer by hand',
  'signed-on': '04/28/2026',
}

/**
 * A copy with all fields filled in.
 * @param drawn whether the values are drawn into the copy, as some programs do, or left for the reader to draw
 */
async function filled(file: string, { drawn }: { drawn: boolean }): Promise<string> {
  const document = await PDFDocument.load(readFileSync(file))
  const form = document.getForm()
  for (const [name, value] of Object.entries(values)) form.getTextField(name).setText(value)
  form.getCheckBox('has-read').check()
  if (drawn) form.acroForm.dict.delete(PDFName.of('NeedAppearances'))
  const copy = file.replace('.pdf', `-filled-${drawn}.pdf`)
  writeFileSync(copy, await document.save({ updateFieldAppearances: drawn }))
  return copy
}

describe.each(forms)('the SAMPLE $form that npm run sample-forms writes', ({ form, title }) => {
  const file = path.join(folder, `sample-${form}.pdf`)

  it('is whole, titled, tagged, a form, and without scripts', () => {
    expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found')
    const found = run('pdfinfo', file).replace(/ +/g, ' ').split('\n')
    const wanted = [`Title: ${title}`, 'Tagged: yes', 'Form: AcroForm', 'JavaScript: no', 'Pages: 2']
    expect(found).toEqual(expect.arrayContaining([...wanted, 'Page size: 612 x 792 pts (letter)']))
  })

  it('says SAMPLE on every page', () => {
    for (const page of ['1', '2'])
      expect(run('pdftotext', '-f', page, '-l', page, file, '-')).toMatch(/^SAMPLE - not an official form$/m)
  })

  it('has a structure of headings, a list and named fields, which leaves the stamp out and says SAMPLE itself', () => {
    const structure = run('pdfinfo', '-struct-text', file)
    const kinds = [...structure.matchAll(/^ *(\w+)(?: \(\w+\))?$/gm)].map(([, kind]) => kind)
    expect([...new Set(kinds)]).toEqual(['Document', 'H1', 'P', 'H2', 'L', 'LI', 'Lbl', 'LBody', 'Form'])
    expect(kinds.filter((kind) => kind === 'Form')).toHaveLength(6)
    expect(structure).not.toContain('not an official form')
    expect(structure).toContain(title)
    expect(structure).toContain('Signature on this SAMPLE') // the first words of page 2
    expect(structure).toContain('Work email For example')
  })

  it('carries its fonts', () => {
    const fonts = run('pdffonts', file).trim().split('\n').slice(2)
    expect(fonts).toHaveLength(2)
    for (const font of fonts) expect(font).toMatch(/PublicSans.* yes yes yes /)
  })

  it.each([true, false])('can be filled in: what was typed is on the pages (drawn: %s)', async (drawn) => {
    const copy = await filled(file, { drawn })
    expect(run('qpdf', '--check', copy)).toContain('No syntax or stream encoding errors found')
    const text = run('pdftotext', copy, '-')
    for (const value of Object.values(values)) expect(text).toContain(value)
    const form = (await PDFDocument.load(readFileSync(copy))).getForm()
    expect(form.getCheckBox('has-read').isChecked()).toBe(true)
  })

  it('has a name for screen readers at each field, and a place for it in the structure', async () => {
    const document = await PDFDocument.load(readFileSync(file))
    for (const { acroField } of document.getForm().getFields()) {
      const [widget] = acroField.getWidgets()
      expect(acroField.dict.lookup(PDFName.of('TU'), PDFString).decodeText().length).toBeGreaterThan(5)
      expect(widget?.dict.has(PDFName.of('StructParent'))).toBe(true)
    }
    for (const page of document.getPages()) expect(page.node.get(PDFName.of('Tabs'))).toBe(PDFName.of('S'))
  })
})
