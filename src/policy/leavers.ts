import { type IsClosed, openDayFrom } from './businessDays.ts'
import { addDays, endOfPacificDay, formatCivilDate, pacificDateOf } from './dates.ts'
import { DUE_WITHIN_DAYS } from './review/departure.ts'

/** How near the last moment of an open deactivation is, what presses most first (R40, R41). */
export const leaverGroups = ['late', 'today', 'next-working-day', 'within-days', 'later'] as const
export type LeaverGroup = (typeof leaverGroups)[number]

/** Last moments later than `after` and up to `until`, both UTC instants; without one there is no end on that side. */
export type LeaverSpan = { group: LeaverGroup; after?: Date; until?: Date }

/**
 * The groups as spans of time without a gap. What lies on days without work stands with the next working day: it has
 * to be done before, or then at the latest. A last moment is to the millisecond, and late when it has passed (D12).
 * @param now UTC instant
 */
export function leaverSpans(now: Date, isClosed: IsClosed): LeaverSpan[] {
  const today = pacificDateOf(now)
  const workingDay = endOfPacificDay(openDayFrom(addDays(today, 1), isClosed))
  const within = endOfPacificDay(addDays(today, DUE_WITHIN_DAYS))
  const ends = [
    new Date(now.getTime() - 1),
    endOfPacificDay(today),
    workingDay,
    within > workingDay ? within : workingDay,
  ]
  return leaverGroups.map((group, place) => ({ group, after: ends[place - 1], until: ends[place] }))
}

/** The group of a last moment. @param dueAt UTC instant */
export const leaverGroupOf = (dueAt: Date, spans: LeaverSpan[]): LeaverGroup =>
  spans.find(({ until }) => !until || dueAt.getTime() <= until.getTime())?.group ?? 'later'

/** `Late`, `Today`, `Next working day: November 30, 2026`, `Within 7 days`, `Later`. */
export function leaverGroupInWords({ group, until }: LeaverSpan): string {
  const words: Record<LeaverGroup, string> = {
    late: 'Late',
    today: 'Today',
    'next-working-day': `Next working day: ${until ? formatCivilDate(pacificDateOf(until)) : ''}`,
    'within-days': `Within ${DUE_WITHIN_DAYS} days`,
    later: 'Later',
  }
  return words[group]
}
