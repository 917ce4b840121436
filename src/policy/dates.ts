import { Temporal } from 'temporal-polyfill'

/** A Pacific civil date, `YYYY-MM-DD`: a day on the calendar on the wall, never an instant (D22). */
export type CivilDate = string

export const PACIFIC = 'America/Los_Angeles'

/** Whether the text is a real calendar date, years 1900 to 2999. */
export function isCivilDate(text: string): boolean {
  if (!/^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

const pacific = (instant: Date) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(PACIFIC)

/** The date on the calendar in California at a UTC instant. */
export const pacificDateOf = (instant: Date): CivilDate => pacific(instant).toPlainDate().toString()

/** The date so many calendar days later (earlier when negative). */
export const addDays = (date: CivilDate, days: number): CivilDate =>
  Temporal.PlainDate.from(date).add({ days }).toString()

/** Calendar days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days

/** The day of the week, from 0 for Monday to 6 for Sunday; 5 January 1970 was a Monday. */
export const weekdayOf = (date: CivilDate): number => ((daysBetween('1970-01-05', date) % 7) + 7) % 7

/** The Monday on or before a day. */
export const mondayOf = (date: CivilDate): CivilDate => addDays(date, -weekdayOf(date))

/** The first instant of a Pacific day; right on the nights when the clocks change. */
export const startOfPacificDay = (date: CivilDate): Date =>
  new Date(Temporal.PlainDate.from(date).toZonedDateTime(PACIFIC).epochMilliseconds)

/** The last instant of a Pacific day, 23:59:59.999 (D12). */
export const endOfPacificDay = (date: CivilDate): Date =>
  new Date(startOfPacificDay(addDays(date, 1)).getTime() - 1)

/**
 * The UTC instant of a Pacific time of day, `HH:MM`. A time that the clocks skip counts as an hour later; of one
 * that they repeat, the later counts, so that nobody is late by a change of the clocks.
 */
export const pacificInstantOf = (date: CivilDate, timeOfDay: string): Date =>
  new Date(
    Temporal.PlainDateTime.from(`${date}T${timeOfDay}`).toZonedDateTime(PACIFIC, { disambiguation: 'later' })
      .epochMilliseconds,
  )

const longDate = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' })
const shortZone = new Intl.DateTimeFormat('en-US', { timeZone: PACIFIC, timeZoneName: 'short' })

/** `April 28, 2026` */
export const formatCivilDate = (date: CivilDate): string => longDate.format(new Date(`${date}T00:00:00Z`))

/** `November 23, 2026 at 4:05 p.m. PST`, the zone always shown (D22). */
export function formatPacificInstant(instant: Date): string {
  const local = pacific(instant)
  const minute = String(local.minute).padStart(2, '0')
  const half = local.hour < 12 ? 'a.m.' : 'p.m.'
  const zone = shortZone.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? 'PT'
  return `${formatCivilDate(local.toPlainDate().toString())} at ${local.hour % 12 || 12}:${minute} ${half} ${zone}`
}
