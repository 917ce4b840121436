import { type CivilDate, isCivilDate } from '../../policy/dates.ts'

/**
 * A date that was typed in one field: `4/28/2026`, with any mark between the parts, `04282026` from a keypad
 * without marks, or `2026-04-28`.
 * @returns `YYYY-MM-DD`; empty when nothing was typed, and nothing when it is no date that exists (DT-2, DT-3)
 */
export function readTypedDate(typed: string): CivilDate | '' | undefined {
  const text = typed.trim()
  if (!text) return ''
  for (const [shape, order] of shapes) {
    const parts = shape.exec(text)
    if (!parts) continue
    const [year, month, day] = order.map((place) => parts[place] ?? '')
    const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
    if (isCivilDate(date)) return date
  }
  return undefined
}

/** How a date may be written, and which group is year, month and day. */
const shapes: [RegExp, [number, number, number]][] = [
  [/^(\d{1,2})[/.\- ]+(\d{1,2})[/.\- ,]+(\d{4})$/, [3, 1, 2]],
  [/^(\d{4})[/.\- ]+(\d{1,2})[/.\- ]+(\d{1,2})$/, [1, 2, 3]],
  [/^(\d{2})(\d{2})(\d{4})$/, [3, 1, 2]],
  [/^(\d{4})(\d{2})(\d{2})$/, [1, 2, 3]],
]

/**
 * What is wrong with the form of a date; nothing when it is empty or a date that exists (ER-4).
 * @param subject as it begins a sentence: "ISPA training date"
 */
export function typedDateProblem(subject: string, typed: string): string | undefined {
  if (readTypedDate(typed) !== undefined) return undefined
  const text = typed.trim()
  if (/^\d{1,2}[/.\- ]+\d{1,2}$/.test(text)) return `${subject} must include a year, like 4/28/2026`
  if (/^\d{1,2}[/.\- ]+\d{1,2}[/.\- ,]+\d{1,3}$/.test(text))
    return `${subject} must have a year of 4 numbers, like 2026`
  return shapes.some(([shape]) => shape.test(text))
    ? `${subject} must be a real date`
    : `${subject} must be written like 4/28/2026`
}
