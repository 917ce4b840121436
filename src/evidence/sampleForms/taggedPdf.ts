import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import { addCheckBox, addTextField, type FieldBox, startForm } from './formFields.ts'

/** Public Sans (SIL Open Font License), which is embedded: what is printed needs no font of the reader's. */
const fontFile = (weight: 'Regular' | 'Bold') =>
  `node_modules/@uswds/uswds/dist/fonts/public-sans/PublicSans-${weight}.ttf`

/** In points, 72 to the inch; a US Letter page is 612 wide and 792 high. */
const margin = 54
const width = 612 - 2 * margin
const top = 104

const ink = '#1b1b1b'
const quietInk = '#565c65'
const stampInk = '#8b0a03'
const paleInk = '#f8eceb'

/** Part of every file, so that the same content gives the same bytes. */
const createdAt = new Date('2000-01-01T00:00:00Z')

/** What is asked in one line: the words before it, help in fewer words, what a screen reader says. */
export type AskedText = { name: string; label: string; hint?: string; spoken: string; width?: number }

export type AskedTick = { name: string; label: string; spoken: string }

type Structure = PDFKit.PDFStructureElement

/**
 * A PDF that screen readers can follow (PDF/UA-1, ISO 14289-1): what is written gets its place in the structure
 * tree in the order of writing (7.1), stamp and page number stand outside it as artifacts (7.8), and fields have a
 * name of their own in it (7.18). Every page is stamped SAMPLE.
 */
export class TaggedPdf {
  private readonly document: PDFKit.PDFDocument
  private readonly root: Structure
  private readonly foot: string
  private pages = 0

  /** @param foot stands at the foot of every page, before its number */
  constructor({ title, foot }: { title: string; foot: string }) {
    this.foot = foot
    this.document = new PDFDocument({
      pdfVersion: '1.7',
      autoFirstPage: false,
      size: 'LETTER',
      margin: 0, // places are set here; nothing flows onto another page by itself
      tagged: true,
      lang: 'en-US',
      displayTitle: true,
      info: {
        Title: title,
        Subject: 'SAMPLE',
        Creator: 'CalJOBS System Access',
        Producer: 'CalJOBS System Access',
        CreationDate: createdAt,
      },
    })
    this.document.registerFont('regular', fontFile('Regular'))
    this.document.registerFont('bold', fontFile('Bold'))
    startForm(this.document)
    this.root = this.document.struct('Document')
    this.document.addStructure(this.root)
  }

  /** Goes on at the top of a new page. */
  addPage(): void {
    this.pages++
    this.document.addPage()
    this.asArtifact('Pagination', () => this.stamp())
    this.document.y = top
  }

  /** @param level 1 for the title, 2 for a part */
  heading(level: 1 | 2, text: string): void {
    if (level === 2) this.space(8)
    this.tagged(this.root, `H${level}`, () => this.write(text, { font: 'bold', size: level === 1 ? 19 : 14 }))
    this.space(level === 1 ? 6 : 4)
  }

  paragraph(text: string): void {
    this.tagged(this.root, 'P', () => this.write(text))
    this.space(8)
  }

  /** A list with a number before each item. */
  list(items: string[]): void {
    const list = this.open(this.root, 'L')
    items.forEach((item, index) => {
      const entry = this.open(list, 'LI')
      const { y } = this.document
      this.tagged(entry, 'Lbl', () => this.write(`${index + 1}.`))
      this.document.y = y
      this.tagged(entry, 'LBody', () => this.write(item, { indent: 20 }))
      entry.end()
      this.space(4)
    })
    list.end()
    this.space(6)
  }

  /** Words, and below them a box to type in. */
  textField({ name, label, hint, spoken, width: boxWidth = width }: AskedText): void {
    const line = this.open(this.root, 'P')
    line.add(() => {
      this.write(`${label} `, { font: 'bold', size: 10.5 }) // the blank parts it from the help when it is read
      if (hint) this.write(hint, { size: 9.5, color: quietInk })
    })
    this.space(3)
    const box = { x: margin, y: this.document.y, width: boxWidth, height: 24 }
    this.frame(box)
    const inside = { x: box.x + 4, y: box.y + 3, width: box.width - 8, height: box.height - 6 }
    this.field(line, (form) => addTextField(this.document, { name, spoken, box: inside, form }))
    line.end()
    this.document.y = box.y + box.height
    this.space(14)
  }

  /** A box to tick, and words beside it. */
  checkBox({ name, label, spoken }: AskedTick): void {
    const line = this.open(this.root, 'P')
    const box = { x: margin, y: this.document.y, width: 16, height: 16 }
    this.frame(box)
    this.field(line, (form) => addCheckBox(this.document, { name, spoken, box, form }))
    this.space(1) // to the middle of the box
    line.add(() => this.write(label, { indent: 26 }))
    line.end()
    this.space(14)
  }

  /** The file. Nothing can be written after it. */
  finish(): Promise<Uint8Array> {
    this.document.end()
    return buffer(this.document)
  }

  private stamp(): void {
    const { document } = this
    this.writeAt(130, 610, 'SAMPLE', { font: 'bold', size: 140, color: paleInk, rotation: 50 })
    this.writeAt(margin, 48, 'SAMPLE - not an official form', { font: 'bold', size: 13, color: stampInk })
    document
      .moveTo(margin, 72)
      .lineTo(margin + width, 72)
      .lineWidth(2)
      .stroke(stampInk)
    document
      .moveTo(margin, 742)
      .lineTo(margin + width, 742)
      .lineWidth(0.5)
      .stroke(quietInk)
    this.writeAt(margin, 750, `${this.foot} - page ${this.pages}`, { size: 9.5, color: quietInk })
  }

  private frame({ x, y, width: wide, height }: FieldBox): void {
    this.asArtifact('Layout', () =>
      this.document.rect(x, y, wide, height).lineWidth(1).fillAndStroke('#ffffff', ink),
    )
  }

  private asArtifact(type: 'Pagination' | 'Layout', draw: () => unknown): void {
    this.document.markContent('Artifact', { type })
    draw()
    this.document.endMarkedContent()
  }

  private open(parent: Structure, type: string): Structure {
    const element = this.document.struct(type)
    parent.add(element)
    return element
  }

  private tagged(parent: Structure, type: string, draw: () => void): void {
    const element = this.open(parent, type)
    element.add(draw)
    element.end()
  }

  /** A field belongs to the page that is being written when its element ends. */
  private field(parent: Structure, add: (form: Structure) => void): void {
    const form = this.open(parent, 'Form')
    add(form)
    form.end()
  }

  private write(text: string, { indent = 0, ...look }: Look & { indent?: number } = {}): void {
    this.writeAt(margin + indent, this.document.y, text, { ...look, width: width - indent })
  }

  private writeAt(x: number, y: number, text: string, look: Look & { width?: number; rotation?: number }) {
    const { font = 'regular', size = 11, color = ink, ...options } = look
    this.document.font(font).fontSize(size).fillColor(color)
    this.document.text(text, x, y, { lineGap: 2, lineBreak: options.width !== undefined, ...options })
  }

  private space(points: number): void {
    this.document.y += points
  }
}

type Look = { font?: 'regular' | 'bold'; size?: number; color?: string }
