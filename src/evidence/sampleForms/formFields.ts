type Document = PDFKit.PDFDocument

/** Where a field is: from the left and the top edge of the page, in points. */
export type FieldBox = { x: number; y: number; width: number; height: number }

/** A field of a form, and its element in the structure tree (ISO 14289-1, 7.18.4). */
export type NewField = {
  name: string
  /** What a screen reader says, and a reader shows as a tooltip (ISO 14289-1, 7.18.1). */
  spoken: string
  box: FieldBox
  form: PDFKit.PDFStructureElement
}

/** One of the fonts that every PDF reader has: an embedded one knows the printed letters only. */
const TYPED_FONT = 'Helvetica'

/** What people type: font, size in points, black (ISO 32000-1, 12.7.3.3). */
const TYPED_LOOK = '/Helv 11 Tf 0 g'

/** The flag of an annotation that is printed with the page (ISO 32000-1, 12.5.3). */
const PRINTED = 4

/** Makes the document a form. Readers look for the two fonts that they write and tick with by their usual names. */
export function startForm(document: Document): void {
  document.font(TYPED_FONT).initForm()
  const { _root: catalog } = document as unknown as Inside
  Object.assign(catalog.data.AcroForm.data.DR.Font, {
    Helv: readersFont(document, { BaseFont: TYPED_FONT, Encoding: 'WinAnsiEncoding' }),
    ZaDb: readersFont(document, { BaseFont: 'ZapfDingbats' }),
  })
}

function readersFont(document: Document, font: object): PDFKit.PDFKitReference {
  const reference = document.ref({ Type: 'Font', Subtype: 'Type1', ...font })
  reference.end(undefined)
  return reference
}

/** pdfkit gives no other way to the fonts of a form; its version is pinned. */
type Inside = { _root: { data: { AcroForm: { data: { DR: { Font: object } } } } } }

/** A field of one line. The reader draws what is typed. */
export function addTextField(document: Document, field: NewField): void {
  addField(document, field, { FT: 'Tx', DA: new String(TYPED_LOOK) }, {})
}

/** A field to tick, with its two pictures. */
export function addCheckBox(document: Document, field: NewField): void {
  const { width, height } = field.box
  const pictures = {
    Yes: picture(document, field.box, tickIn(width, height)),
    Off: picture(document, field.box, 'q Q'),
  }
  addField(document, field, { FT: 'Btn', V: 'Off' }, { AP: { N: pictures }, AS: 'Off' })
}

/** The field and its place on the page are two objects, so that the field can say its name (ISO 32000-1, 12.7.3). */
function addField(
  document: Document,
  { name, spoken, box, form }: NewField,
  kind: object,
  look: object,
): void {
  document.font(TYPED_FONT)
  const field = document.formField(name)
  const Border = [0, 0, 0] // the frame is part of the page
  const widget = { Subtype: 'Widget', Border, Parent: field, F: PRINTED, structParent: form, ...look }
  document.annotate(box.x, box.y, box.width, box.height, widget)
  const Kids = document.page.annotations.slice(-1)
  Object.assign(field.data, { TU: new String(spoken), Kids, ...kind })
}

function picture(document: Document, { width, height }: FieldBox, drawing: string): PDFKit.PDFKitReference {
  const picture = document.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height] })
  picture.end(drawing)
  return picture
}

/** Two strokes, from the left edge down and up to the right one, in the operators of a page. */
const tickIn = (width: number, height: number): string => {
  const at = (x: number, y: number) => `${(x * width).toFixed(2)} ${(y * height).toFixed(2)}`
  return `1.8 w ${at(0.2, 0.5)} m ${at(0.42, 0.25)} l ${at(0.8, 0.78)} l S`
}
