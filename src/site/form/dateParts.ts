import { isCivilDate } from '../../policy/dates.ts'

export type DatePart = 'month' | 'day' | 'year'
export type DateParts = Record<DatePart, string>

export const dateParts: DatePart[] = ['month', 'day', 'year']

/** What stands in the three fields of a date, as it was typed. */
export function readDateParts(value: unknown): DateParts {
  const given = typeof value === 'object' && value !== null ? (value as Partial<DateParts>) : {}
  return { month: textOf(given.month), day: textOf(given.day), year: textOf(given.year) }
}

/**
 * `YYYY-MM-DD` from what was typed; empty when nothing was, and nothing when it is no date that exists (DT-2,
 * DT-3).
 */
export function civilDateOf(value: unknown): string | undefined {
  const { month, day, year } = readDateParts(value)
  if (!month && !day && !year) return ''
  if (!/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day) || !/^\d{4}$/.test(year)) return undefined
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCivilDate(date) ? date : undefined
}

/** What is wrong with the form of a date, and in which part; nothing when it is empty or a date that exists. */
export function datePartsProblem(
  subject: string,
  value: unknown,
): { message: string; wrongParts: DatePart[] } | undefined {
  const parts = readDateParts(value)
  if (civilDateOf(value) !== undefined) return undefined
  const empty = dateParts.filter((part) => !parts[part])
  if (empty.length)
    return { message: `${subject} must include a ${empty.join(' and a ')}`, wrongParts: empty }
  if (!/^\d{4}$/.test(parts.year))
    return { message: `${subject} must have a year of 4 numbers, like 2026`, wrongParts: ['year'] }
  const month = Number(parts.month)
  const wrongParts: DatePart[] = month >= 1 && month <= 12 ? ['day'] : ['month']
  return { message: `${subject} must be a real date`, wrongParts }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim().slice(0, 20) : '')
