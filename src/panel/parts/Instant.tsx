import { formatPacificInstant } from '../../policy/dates.ts'

/** A UTC instant in Pacific Time, with its zone (D22). */
export function Instant({ at }: { at: string }) {
  return <time dateTime={at}>{formatPacificInstant(new Date(at))}</time>
}

/** `today`, `1 day`, `12 days`: Pacific calendar days. */
export const daysInWords = (days: number): string =>
  days <= 0 ? 'today' : days === 1 ? '1 day' : `${days} days`
