import PDFDocument from 'pdfkit'
import { fontFile, footLine, ink, lineGap, type Look, margin, width } from './look.ts'
import { escapeMetadata } from './metadata.ts'
import { printable } from './printable.ts'

export type Structure = PDFKit.PDFStructureElement

/** Of the file as a whole. */
export type About = {
  title: string
  subject?: string
  /** Part of the file: the same content gives the same bytes only with the same instant. */
  createdAt?: Date
  /** Where the text of each page begins, in points from its upper edge. */
  top: number
}

const usualCreatedAt = new Date('2000-01-01T00:00:00Z')

/** Kept free above the line of the foot. */
const bottom = 792 - footLine + 16

/** Where a text stands, from the left edge of the page, in points; to the right margin where no width is said. */
export type Place = { x?: number; columnWidth?: number }

/**
 * Writes pages that screen readers can follow (PDF/UA-1, ISO 14289-1): what is written gets its place in the structure
 * tree in the order of writing (7.1), and goes on at the top of a new page where one is full; what stands on every page
 * is an artifact outside of the tree (7.8).
 */
export class Pen {
  readonly document: PDFKit.PDFDocument
  private readonly top: number
  private tree?: Structure
  private look: Look = {}
  private isWriting = false

  /** @param furniture draws what stands on every page */
  constructor({ title, subject, createdAt = usualCreatedAt, top }: About, furniture: () => void) {
    this.top = top
    this.document = new PDFDocument({
      pdfVersion: '1.7',
      autoFirstPage: false,
      size: 'LETTER',
      margins: { top, bottom, left: margin, right: margin },
      tagged: true,
      lang: 'en-US',
      displayTitle: true,
      info: {
        Title: title,
        ...(subject && { Subject: subject }),
        Creator: 'CalJOBS System Access',
        Producer: 'CalJOBS System Access',
        CreationDate: createdAt,
      },
    })
    escapeMetadata(this.document)
    this.document.registerFont('regular', fontFile('Regular'))
    this.document.registerFont('bold', fontFile('Bold'))
    this.document.on('pageAdded', () => this.furnish(furniture))
  }

  /** The element that holds all others. */
  root(): Structure {
    if (!this.tree) {
      this.tree = this.document.struct('Document')
      this.document.addStructure(this.tree)
    }
    return this.tree
  }

  newPage(): void {
    this.root()
    this.document.addPage()
  }

  /** A new page, unless there is so much room on this one, in points. */
  need(height: number): void {
    const { page } = this.document
    if (!page || this.document.y + height > page.maxY()) this.newPage()
  }

  /** How much room there is on this page, in points. */
  room(): number {
    return this.document.page.maxY() - this.document.y
  }

  /** How much room a whole page has, in points. */
  pageRoom(): number {
    return this.document.page.maxY() - this.top
  }

  /** An element that stays open until it is ended. */
  open(parent: Structure, type: string, options: StructureOptions = {}): Structure {
    const element = this.document.struct(type, options)
    parent.add(element)
    return element
  }

  /** An element that holds one text; where the font lacks some of it, screen readers get the text as it is. */
  tagged(
    parent: Structure,
    type: string,
    text: string,
    { x, columnWidth, ...look }: Look & Place = {},
  ): void {
    this.need(this.lineHeight(look))
    const printed = this.printed(text, look)
    const element = this.open(parent, type, actualText(text, printed))
    element.add(() => this.write(printed, { x, columnWidth, ...look }))
    element.end()
  }

  /** A text of any number of lines. The place to write is below it then. */
  write(text: string, { x = margin, columnWidth = margin + width - x, ...look }: Look & Place = {}): void {
    this.isWriting = true
    this.writeAt(x, this.document.y, text, { ...look, width: columnWidth })
    this.isWriting = false
  }

  /** A text at a place of its own; one line unless a width is said. */
  writeAt(x: number, y: number, text: string, look: Look & { width?: number; rotation?: number }): void {
    const { font, size, color, ...options } = look
    this.take({ font, size, color })
    this.document.text(text, x, y, { lineGap, lineBreak: options.width !== undefined, ...options })
  }

  /** What is drawn is no part of the text. */
  asArtifact(type: 'Pagination' | 'Layout', draw: () => unknown): void {
    this.document.markContent('Artifact', { type })
    draw()
    this.document.endMarkedContent()
  }

  rule(y: number, color: string, thickness: number): void {
    this.document
      .moveTo(margin, y)
      .lineTo(margin + width, y)
      .lineWidth(thickness)
      .stroke(color)
  }

  space(points: number): void {
    this.document.y += points
  }

  /** A text as this look can print it. */
  printed(text: string, look: Look): string {
    this.choose(look)
    const { font } = (this.document as unknown as Inside)._font
    return printable(text, (codePoint) => font.hasGlyphForCodePoint(codePoint))
  }

  /** In points, with the gap to the next line. */
  lineHeight(look: Look): number {
    this.choose(look)
    return this.document.currentLineHeight(true) + lineGap
  }

  widthOf(text: string, look: Look): number {
    this.choose(look)
    return this.document.widthOfString(text)
  }

  private choose({ font = 'regular', size = 11 }: Look): void {
    this.document.font(font).fontSize(size)
  }

  private take(look: Look): void {
    this.look = look
    this.choose(look)
    this.document.fillColor(look.color ?? ink)
  }

  /** A text that goes on from the page before goes on in its own look. */
  private furnish(furniture: () => void): void {
    const { look, isWriting } = this
    this.asArtifact('Pagination', furniture)
    this.document.y = this.top
    if (isWriting) this.take(look)
  }
}

/** pdfkit knows more than its types. */
export type StructureOptions = { actual?: string; scope?: 'Column' | 'Row' }

/** pdfkit gives no other way to the characters of a font; its version is pinned. */
type Inside = { _font: { font: { hasGlyphForCodePoint: (codePoint: number) => boolean } } }

/** Where something else is printed than was written. */
export const actualText = (text: string, printed: string): StructureOptions =>
  text.normalize('NFC') === printed ? {} : { actual: text }
