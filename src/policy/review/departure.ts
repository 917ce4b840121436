import { type CivilDate, daysBetween, formatPacificInstant, pacificDateOf } from '../dates.ts'
import { countdown, isLate, lastDayInWords } from '../deactivation.ts'
import { isOpen, type RequestState } from '../vocabulary.ts'
import { type CheckLine, daysWords, line } from './line.ts'
import type { Departure, ReviewedRequest } from './reviewed.ts'

/** A deactivation is due when its last day is as near as this, in calendar days. */
export const DUE_WITHIN_DAYS = 7

/** Whether the account goes, or went, by the last moment (R40, R41, D12). */
export function departureLines({ departure }: ReviewedRequest): CheckLine[] {
  if (!departure) return []
  const separated = departure.alreadySeparated
    ? [line('look', 'already-separated', 'R41', 'The person has left already, as the requestor says')]
    : []
  return [
    departure.deactivatedAt ? doneLine(departure, departure.deactivatedAt) : dueLine(departure),
    ...separated,
  ]
}

function dueLine({ now, ...moment }: Departure): CheckLine {
  const words = `${lastDayInWords(moment)}. ${countdown(moment.lastDay, pacificDateOf(now))}`
  return isLate(moment, now)
    ? line('fail', 'last-moment', 'R41', `The last moment has passed: late. Last day ${words}`)
    : line('pass', 'last-moment', 'R40', `Last day: ${words}`)
}

function doneLine(moment: Departure, at: Date): CheckLine {
  const words = `deactivated on ${formatPacificInstant(at)}, last day ${lastDayInWords(moment)}`
  return isLate(moment, at)
    ? line('fail', 'last-moment', 'R41', `Late: ${words}`)
    : line('pass', 'last-moment', 'R40', `In time: ${words}`)
}

/** What the inbox says of an open request that is due: `Late`, `Last day today`, `Last day in 3 days`. */
export function dueMark(
  request: { state: RequestState; lastDay?: CivilDate | null; lastTime?: string | null },
  now: Date,
): string | undefined {
  const { state, lastDay, lastTime } = request
  if (!lastDay || !isOpen(state)) return undefined
  if (isLate({ lastDay, lastTime }, now)) return 'Late'
  const days = daysBetween(pacificDateOf(now), lastDay)
  if (days > DUE_WITHIN_DAYS) return undefined
  return days === 0 ? 'Last day today' : `Last day in ${daysWords(days)}`
}
