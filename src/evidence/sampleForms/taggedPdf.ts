import { margin, quietInk, ink, width } from '../../pdf/look.ts'
import type { Structure } from '../../pdf/pen.ts'
import { TaggedDocument } from '../../pdf/taggedDocument.ts'
import { addCheckBox, addTextField, type FieldBox, startForm } from './formFields.ts'

const top = 104

const stampInk = '#8b0a03'
const paleInk = '#f8eceb'

/** What is asked in one line: the words before it, help in fewer words, what a screen reader says. */
export type AskedText = { name: string; label: string; hint?: string; spoken: string; width?: number }

export type AskedTick = { name: string; label: string; spoken: string }

/**
 * A tagged PDF that can be filled in: its fields have a name of their own in the structure tree (ISO 14289-1, 7.18).
 * Every page is stamped SAMPLE.
 */
export class TaggedPdf extends TaggedDocument {
  /** @param foot stands at the foot of every page, before its number */
  constructor({ title, foot }: { title: string; foot: string }) {
    super({ title, foot, subject: 'SAMPLE', top })
    startForm(this.pen.document)
  }

  /** Goes on at the top of a new page. */
  addPage(): void {
    this.pen.newPage()
  }

  /** Words, and below them a box to type in. */
  textField({ name, label, hint, spoken, width: boxWidth = width }: AskedText): void {
    const { pen } = this
    const line = pen.open(pen.root(), 'P')
    line.add(() => {
      pen.write(`${label} `, { font: 'bold', size: 10.5 }) // the blank parts it from the help when it is read
      if (hint) pen.write(hint, { size: 9.5, color: quietInk })
    })
    pen.space(3)
    const box = { x: margin, y: pen.document.y, width: boxWidth, height: 24 }
    this.frame(box)
    const inside = { x: box.x + 4, y: box.y + 3, width: box.width - 8, height: box.height - 6 }
    this.field(line, (form) => addTextField(pen.document, { name, spoken, box: inside, form }))
    line.end()
    pen.document.y = box.y + box.height
    pen.space(14)
  }

  /** A box to tick, and words beside it. */
  checkBox({ name, label, spoken }: AskedTick): void {
    const { pen } = this
    const line = pen.open(pen.root(), 'P')
    const box = { x: margin, y: pen.document.y, width: 16, height: 16 }
    this.frame(box)
    this.field(line, (form) => addCheckBox(pen.document, { name, spoken, box, form }))
    pen.space(1) // to the middle of the box
    line.add(() => pen.write(label, { x: margin + 26 }))
    line.end()
    pen.space(14)
  }

  protected override furnish(): void {
    const { pen } = this
    pen.writeAt(130, 610, 'SAMPLE', { font: 'bold', size: 140, color: paleInk, rotation: 50 })
    pen.writeAt(margin, 48, 'SAMPLE - not an official form', { font: 'bold', size: 13, color: stampInk })
    pen.rule(72, stampInk, 2)
    super.furnish()
  }

  private frame({ x, y, width: wide, height }: FieldBox): void {
    this.pen.asArtifact('Layout', () =>
      this.pen.document.rect(x, y, wide, height).lineWidth(1).fillAndStroke('#ffffff', ink),
    )
  }

  /** A field belongs to the page that is being written when its element ends. */
  private field(parent: Structure, add: (form: Structure) => void): void {
    const form = this.pen.open(parent, 'Form')
    add(form)
    form.end()
  }
}
