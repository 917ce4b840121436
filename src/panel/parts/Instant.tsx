import { formatPacificInstant, PACIFIC } from '../../policy/dates.ts'

/** A UTC instant in Pacific Time, with its zone (D22). */
export function Instant({ at }: { at: string }) {
  return <time dateTime={at}>{formatPacificInstant(new Date(at))}</time>
}

/** `today`, `1 day`, `12 days`: Pacific calendar days. */
export const daysInWords = (days: number): string =>
  days <= 0 ? 'today' : days === 1 ? '1 day' : `${days} days`

const clockTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: PACIFIC,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** `HH:MM` in California at a UTC instant, as a time field takes it. */
export const pacificTimeOf = (instant: Date): string => clockTime.format(instant)
