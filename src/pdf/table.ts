import { lineGap, type Look, margin, paleLine, quietInk, width } from './look.ts'
import { actualText, type Pen, type Structure } from './pen.ts'
import { wrapped } from './wrap.ts'

export type Column = {
  label: string
  /** How wide it is beside the others; 1 where nothing is said. */
  share?: number
  /** Its cells name their rows. */
  isRowHeader?: boolean
}

export type Table = { columns: Column[]; rows: string[][] }

/** One cell, laid out: its lines, and the text where something else is printed. */
type Cell = { text: string; printed: string; lines: string[]; x: number; look: Look }

const cellLook: Look = { size: 9.5 }
const headLook: Look = { font: 'bold', size: 9.5 }

/** Points between two columns, and above and below the lines of a row. */
const between = 8
const air = 3

/**
 * Writes one table with header cells that say what they are headers of (ISO 14289-1, 7.5). A row is broken only where
 * no page could hold it; on each further page the header is shown again, as an artifact.
 */
export class TableWriter {
  private readonly pen: Pen
  private readonly columns: Column[]
  private readonly places: { x: number; columnWidth: number }[]
  private readonly lineHeight: number
  private readonly head: Cell[]

  constructor(pen: Pen, columns: Column[]) {
    this.pen = pen
    this.columns = columns
    this.places = placesOf(columns)
    this.lineHeight = pen.lineHeight(headLook)
    this.head = columns.map(({ label }, index) => this.layOut(label, index, headLook))
  }

  write(rows: string[][]): void {
    const { pen } = this
    pen.need(this.heightOf(this.head) + 3 * this.lineHeight)
    const table = pen.open(pen.root(), 'Table')
    const head = pen.open(table, 'THead')
    this.row(head, this.head, () => 'Column')
    const body = pen.open(table, 'TBody')
    for (const texts of rows) {
      const cells = this.columns.map(({ isRowHeader }, index) =>
        this.layOut(texts[index] ?? '', index, isRowHeader ? headLook : cellLook),
      )
      if (!this.fits(cells)) this.goOn()
      this.row(body, cells, (index) => (this.columns[index]?.isRowHeader ? 'Row' : undefined))
    }
    table.end()
  }

  /** What no page could hold begins where there is room for some lines of it. */
  private fits(cells: Cell[]): boolean {
    const height = this.heightOf(cells)
    const most = this.pen.pageRoom() - this.heightOf(this.head)
    return Math.min(height, height > most ? 6 * this.lineHeight : height) <= this.pen.room()
  }

  private layOut(text: string, index: number, look: Look): Cell {
    const { x, columnWidth } = this.places[index] ?? { x: margin, columnWidth: width }
    const printed = this.pen.printed(text, look)
    const lines = wrapped(printed, columnWidth, (piece) => this.pen.widthOf(piece, look))
    return { text, printed, lines, x, look }
  }

  private row(
    parent: Structure,
    cells: Cell[],
    scopeOf: (index: number) => 'Column' | 'Row' | undefined,
  ): void {
    const { pen, lineHeight } = this
    const row = pen.open(parent, 'TR')
    const elements = cells.map(({ text, printed }, index) => {
      const scope = scopeOf(index)
      return pen.open(row, scope ? 'TH' : 'TD', { ...(scope && { scope }), ...actualText(text, printed) })
    })
    const all = lineCount(cells)
    for (let from = 0; from < all;) {
      const to = from + Math.max(1, Math.floor((pen.room() - 2 * air) / lineHeight))
      elements.forEach((element, index) => this.lines(element, cells[index], from, to))
      pen.space(air + Math.min(to - from, all - from) * lineHeight)
      from = to
      if (from < all) this.goOn()
    }
    row.end()
    this.endRow(paleLine)
  }

  /** Some lines of a cell, as its content on this page. */
  private lines(element: Structure | undefined, cell: Cell | undefined, from: number, to: number): void {
    if (cell && from < cell.lines.length) element?.add(() => this.draw(cell, from, to))
  }

  private draw({ lines, x, look }: Cell, from: number, to: number): void {
    const { pen, lineHeight } = this
    const { y } = pen.document
    lines.slice(from, to).forEach((line, index) => pen.writeAt(x, y + air + index * lineHeight, line, look))
    pen.document.y = y
  }

  /** On a new page, below the header. */
  private goOn(): void {
    const { pen, head } = this
    pen.newPage()
    pen.asArtifact('Layout', () => head.forEach((cell) => this.draw(cell, 0, cell.lines.length)))
    pen.space(air + lineCount(head) * this.lineHeight)
    this.endRow(quietInk)
  }

  private endRow(color: string): void {
    const { pen } = this
    pen.asArtifact('Layout', () => pen.rule(pen.document.y + air - lineGap, color, 0.5))
    pen.space(air)
  }

  private heightOf(cells: Cell[]): number {
    return lineCount(cells) * this.lineHeight + 2 * air
  }
}

const lineCount = (cells: Cell[]): number => Math.max(1, ...cells.map(({ lines }) => lines.length))

function placesOf(columns: Column[]): { x: number; columnWidth: number }[] {
  const room = width - between * (columns.length - 1)
  const shares = columns.map(({ share = 1 }) => share)
  const all = shares.reduce((sum, share) => sum + share, 0)
  let x = margin
  return shares.map((share) => {
    const place = { x, columnWidth: (room * share) / all }
    x += place.columnWidth + between
    return place
  })
}
