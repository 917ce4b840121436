import { addDays, type CivilDate, startOfPacificDay } from './dates.ts'

/** A calendar quarter in California, `2026-4` for October to December 2026. */
export type Quarter = string

/** Whether the text names a quarter of the years 1900 to 2999. */
export const isQuarter = (text: unknown): text is Quarter =>
  typeof text === 'string' && /^(19|2\d)\d{2}-[1-4]$/.test(text)

/** The quarter that a Pacific day is in. */
export const quarterOf = (date: CivilDate): Quarter =>
  `${date.slice(0, 4)}-${Math.ceil(Number(date.slice(5, 7)) / 3)}`

const partsOf = (quarter: Quarter) => ({
  year: Number(quarter.slice(0, 4)),
  number: Number(quarter.slice(5)),
})

/** The quarter so many quarters later (earlier when negative). */
export function addQuarters(quarter: Quarter, count: number): Quarter {
  const { year, number } = partsOf(quarter)
  const place = year * 4 + number - 1 + count
  return `${Math.floor(place / 4)}-${(place % 4) + 1}`
}

/** Quarters up to this one, the latest first. */
export const lastQuarters = (quarter: Quarter, count: number): Quarter[] =>
  Array.from({ length: count }, (_, back) => addQuarters(quarter, -back))

/** The first Pacific day of a quarter. */
export function firstDayOf(quarter: Quarter): CivilDate {
  const { year, number } = partsOf(quarter)
  return `${year}-${String(number * 3 - 2).padStart(2, '0')}-01`
}

/** A quarter in UTC instants: from its first, before that of the next one. */
export const boundsOf = (quarter: Quarter): { from: Date; before: Date } => ({
  from: startOfPacificDay(firstDayOf(quarter)),
  before: startOfPacificDay(firstDayOf(addQuarters(quarter, 1))),
})

const months = ['January to March', 'April to June', 'July to September', 'October to December']

/** `October to December 2026` */
export function quarterInWords(quarter: Quarter): string {
  const { year, number } = partsOf(quarter)
  return `${months[number - 1]} ${year}`
}

/** The last Pacific day of a quarter. */
export const lastDayOf = (quarter: Quarter): CivilDate => addDays(firstDayOf(addQuarters(quarter, 1)), -1)

/** `2026-Q4`, as people name it in an address or a command. */
export const quarterCode = (quarter: Quarter): string => quarter.replace('-', '-Q')
