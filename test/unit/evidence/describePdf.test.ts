import { PDFDocument, PDFName, PDFString } from 'pdf-lib'
import { expect, it } from 'vitest'
import { describePdf } from '../../../src/evidence/describePdf.ts'
import { sampleForm } from '../../../src/evidence/sampleForms/sampleForm.ts'
import { unreadablePdf } from '../../../src/policy/accessiblePdf.ts'
import { encryptedPdf, pdf, pdfWith, pdfWithScript } from '../../fixtures/files.ts'

const plain = { pages: 1, showsTitle: false, tagged: false, fillableFields: 0 }

/** The form with one thing changed, saved as other programs save it: its objects are packed. */
async function formWith(change: (document: PDFDocument) => unknown): Promise<Uint8Array> {
  const document = await PDFDocument.load(await sampleForm('e-1', { revision: '1' }), {
    updateMetadata: false,
  })
  await change(document)
  return document.save({ updateFieldAppearances: false })
}

const title = 'SAMPLE: Vendor/Contractor Confidentiality Statement (Attachment E-1)'

it('finds the tags, the title, the language and the fields of a SAMPLE form', async () => {
  expect(await describePdf(await sampleForm('e-1', { revision: '1' }))).toEqual({
    pages: 2,
    title,
    showsTitle: true,
    language: 'en-US',
    tagged: true,
    fillableFields: 6,
  })
})

it('a PDF without all that has none of it', async () => {
  expect(await describePdf(await pdfWith(() => {}))).toEqual(plain)
  expect(await describePdf(await pdf())).toMatchObject({ title: 'SAMPLE', language: 'en-US', tagged: false })
})

it('to be tagged takes the mark and a structure tree that is not empty', async () => {
  const without = (name: string) =>
    formWith(({ catalog, context }) => catalog.set(PDFName.of(name), context.obj({})))
  expect(await describePdf(await without('MarkInfo'))).toMatchObject({ tagged: false, pages: 2 })
  expect(await describePdf(await without('StructTreeRoot'))).toMatchObject({ tagged: false, pages: 2 })
  expect(await describePdf(await formWith(() => {}))).toMatchObject({ tagged: true, pages: 2 })
})

it('the title may stand in either place, and a blank one is none', async () => {
  const untitled = await formWith((document) => document.setTitle(' '))
  expect(await describePdf(untitled)).toMatchObject({ title })
  const nowhere = await formWith((document) => {
    document.setTitle(' ')
    document.catalog.delete(PDFName.of('Metadata'))
  })
  expect(await describePdf(nowhere)).not.toHaveProperty('title', expect.anything())
})

it('counts each field once that somebody can fill in', async () => {
  const bytes = await formWith((document) => {
    const form = document.getForm()
    form.getTextField('organization').enableReadOnly()
    form.createButton('print').addToPage('Print', document.getPage(0))
    const choice = form.createRadioGroup('choice')
    for (const option of ['one', 'two']) choice.addOptionToPage(option, document.getPage(0))
  })
  expect(await describePdf(bytes)).toMatchObject({ fillableFields: 6 })
})

it('lists that lead round in circles, and entries of another kind, do no harm', async () => {
  const bytes = await pdfWith(({ catalog, context }) => {
    const field = context.obj({ T: PDFString.of('a'), FT: 'Tx' })
    const place = context.register(field)
    field.set(PDFName.of('Kids'), context.obj([place, place]))
    catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [place, 7, place] }))
    catalog.set(PDFName.of('Lang'), context.obj({}))
    catalog.set(PDFName.of('StructTreeRoot'), context.obj([catalog.get(PDFName.of('Pages')) ?? 0]))
  })
  expect(await describePdf(bytes)).toEqual(plain)
})

it('a file with a script is described, though it is not taken', async () => {
  expect(await describePdf(await pdfWithScript())).toEqual(plain)
})

it('a file that is encrypted, broken or no PDF has no pages', async () => {
  const files = [await encryptedPdf(), Buffer.from('SAMPLE'), Buffer.from('%PDF-1.7 %%EOF')]
  for (const bytes of files) expect(await describePdf(bytes)).toEqual(unreadablePdf)
})
