import {
  type CivilDate,
  daysBetween,
  formatCivilDate,
  formatPacificInstant,
  pacificDateOf,
} from '../dates.ts'
import { countdown, isLate, lastDayInWords } from '../deactivation.ts'
import { clockRuns, targetInWords } from '../targets.ts'
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

type Due = {
  state: RequestState
  lastDay?: CivilDate | null
  lastTime?: string | null
  /** UTC instant of the processing target. */
  dueAt?: Date
}

/** What stands out of an open request: `Late`, `Last day in 3 days`, `Overdue by 2 days`, `Due today`. */
export function dueMark(request: Due, now: Date): string | undefined {
  const { state, lastDay, lastTime, dueAt } = request
  if (!isOpen(state)) return undefined
  if (!lastDay) {
    const today = dueAt && clockRuns(state) && pacificDateOf(dueAt) <= pacificDateOf(now)
    return today ? targetInWords(request, now) : undefined
  }
  if (isLate({ lastDay, lastTime }, now)) return 'Late'
  const days = daysBetween(pacificDateOf(now), lastDay)
  if (days > DUE_WITHIN_DAYS) return undefined
  return days === 0 ? 'Last day today' : `Last day in ${daysWords(days)}`
}

/** When a request is to be done, in words; empty where nothing is to be done any more. */
export function dueWords(request: Due, now: Date): string {
  const { state, lastDay } = request
  if (!lastDay || !isOpen(state)) return targetInWords(request, now)
  return dueMark(request, now) ?? `Last day ${formatCivilDate(lastDay)}`
}
