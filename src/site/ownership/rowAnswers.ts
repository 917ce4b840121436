import type { Posted } from '../form/readAnswers.ts'
import type { ChoiceField } from '../view.ts'

/** The question of one row of a table: its name holds the id of what is answered. */
export const rowName = (id: string): string => `answer-${id}`

/** One choice for one row. */
export function rowField(
  id: string,
  row: { label: string; labels: Record<string, string>; chosen?: string; error?: string },
): ChoiceField {
  const name = rowName(id)
  return {
    kind: 'radios',
    name,
    id: name,
    label: row.label,
    error: row.error,
    options: Object.entries(row.labels).map(([value, label], place) => ({
      value,
      label,
      id: place === 0 ? name : `${name}-${place + 1}`,
      checked: value === row.chosen,
    })),
  }
}

/** The rows that were answered with one of these values; the others stay as they are. */
export function readRowAnswers<Value extends string>(
  posted: Posted,
  values: readonly Value[],
): Map<string, Value> {
  const answers = new Map<string, Value>()
  for (const [name, [given]] of posted) {
    const value = values.find((one) => one === given)
    if (name.startsWith('answer-') && value) answers.set(name.slice('answer-'.length), value)
  }
  return answers
}
