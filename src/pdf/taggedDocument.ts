import { buffer } from 'node:stream/consumers'
import { footLine, margin, quietInk } from './look.ts'
import { type About, Pen } from './pen.ts'
import { type Table, TableWriter } from './table.ts'

/** Where the labels of facts end and their values begin, in points from the left margin. */
const valuesFrom = 170

const headingLooks = {
  1: { size: 19, before: 0, after: 6 },
  2: { size: 14, before: 8, after: 4 },
  3: { size: 11.5, before: 4, after: 2 },
} as const

/**
 * A tagged PDF (PDF/UA-1, ISO 14289-1) that flows over as many pages of US Letter as it needs. The same content gives
 * the same bytes.
 */
export class TaggedDocument {
  protected readonly pen: Pen
  private readonly foot: string
  private pages = 0

  /** @param foot stands at the foot of every page, before its number */
  constructor({
    title,
    foot,
    subject,
    createdAt,
    top = 60,
  }: Omit<About, 'top'> & { foot: string; top?: number }) {
    this.foot = foot
    this.pen = new Pen({ title, subject, createdAt, top }, () => {
      this.pages += 1
      this.furnish()
    })
  }

  /** @param level 1 for the title, 2 for a part, 3 for a part of that; never the last line of a page */
  heading(level: 1 | 2 | 3, text: string): void {
    const { size, before, after } = headingLooks[level]
    this.pen.need(before + 2 * size + after + 40)
    this.pen.space(before)
    this.pen.tagged(this.pen.root(), `H${level}`, text, { font: 'bold', size })
    this.pen.space(after)
  }

  paragraph(text: string): void {
    this.pen.tagged(this.pen.root(), 'P', text)
    this.pen.space(8)
  }

  /** A list with a number before each item, or with dots where the order says nothing. */
  list(items: string[], { numbered = true }: { numbered?: boolean } = {}): void {
    this.pairs(
      items.map((item, index) => ({ label: numbered ? `${index + 1}.` : '•', body: item })),
      { bodiesFrom: numbered && items.length > 9 ? 28 : 20, after: 4 },
    )
  }

  /** Labels, each with its value beside it. */
  facts(facts: readonly (readonly [label: string, value: string])[]): void {
    this.pairs(
      facts.map(([label, body]) => ({ label, body })),
      { bodiesFrom: valuesFrom, after: 3, font: 'bold' },
    )
  }

  /** A table whose header stands again on each page that it reaches. */
  table({ columns, rows }: Table): void {
    new TableWriter(this.pen, columns).write(rows)
    this.pen.space(10)
  }

  /** The file. Nothing can be written after it. */
  finish(): Promise<Uint8Array> {
    if (!this.pages) this.pen.newPage()
    this.pen.document.end()
    return buffer(this.pen.document)
  }

  /** What stands on every page. */
  protected furnish(): void {
    this.pen.rule(footLine, quietInk, 0.5)
    this.pen.writeAt(margin, footLine + 8, `${this.foot} - page ${this.pages}`, {
      size: 9.5,
      color: quietInk,
    })
  }

  /** Entries of a list, the label at the margin and the body beside it. */
  private pairs(
    pairs: { label: string; body: string }[],
    { bodiesFrom, after, font }: { bodiesFrom: number; after: number; font?: 'bold' },
  ): void {
    if (!pairs.length) return
    const { pen } = this
    const list = pen.open(pen.root(), 'L')
    for (const { label, body } of pairs) {
      pen.need(pen.lineHeight({ font }) * 2)
      const entry = pen.open(list, 'LI')
      const { y } = pen.document
      pen.tagged(entry, 'Lbl', label, { font, columnWidth: bodiesFrom - 10 })
      const labelEnd = pen.document.y
      const page = this.pages
      pen.document.y = y
      pen.tagged(entry, 'LBody', body, { x: margin + bodiesFrom })
      entry.end()
      if (page === this.pages) pen.document.y = Math.max(pen.document.y, labelEnd)
      pen.space(after)
    }
    list.end()
    pen.space(6)
  }
}
