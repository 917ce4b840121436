import { addBusinessDays, type IsClosed, openDayFrom } from './businessDays.ts'
import {
  addDays,
  type CivilDate,
  daysBetween,
  endOfPacificDay,
  formatCivilDate,
  pacificDateOf,
  startOfPacificDay,
} from './dates.ts'
import { lastMomentOf } from './deactivation.ts'
import { kindOf } from './kinds/index.ts'
import { type Pause, pausedEnd } from './pauses.ts'
import type { RequestKind, RequestState } from './vocabulary.ts'

/** What the processing targets rest on beside the request. */
export type TargetRules = {
  /** As the Operations Unit has set them; a kind that is not there has its usual target. */
  businessDays: Partial<Record<RequestKind, number>>
  isClosed: IsClosed
  pauses: Pause[]
  /** UTC instant. */
  now: Date
}

export type Targeted = {
  kind: RequestKind
  /** UTC instant at which it was sent, or sent again. */
  sentAt: Date
  lastDay?: CivilDate | null
  lastTime?: string | null
}

/**
 * The UTC instant by which a request is to be done: the end of a business day, moved by the times in which CalJOBS
 * could not be used. A deactivation is due by its last moment, which nothing moves (R40, D12). The rule of 365 days
 * knows no business days.
 */
export function targetOf({ kind, sentAt, lastDay, lastTime }: Targeted, rules: TargetRules): Date {
  const { target } = kindOf(kind)
  if (target === 'last-moment' && lastDay) return lastMomentOf({ lastDay, lastTime })
  const usual = target === 'last-moment' ? 0 : target
  const days = rules.businessDays[kind] ?? usual
  const sentOn = pacificDateOf(sentAt)
  const first = openDayFrom(sentOn, rules.isClosed)
  const start = first === sentOn ? sentAt : startOfPacificDay(first)
  const end = endOfPacificDay(addBusinessDays(first, days, rules.isClosed))
  return onOpenDay(pausedEnd(start, end, rules.pauses, rules.now), rules.isClosed)
}

/** A target that a pause has moved to a closed day is due by the end of the next open one. */
function onOpenDay(at: Date, isClosed: IsClosed): Date {
  const day = pacificDateOf(at)
  return isClosed(day) ? endOfPacificDay(openDayFrom(day, isClosed)) : at
}

/** The states in which the clock of the coordinators runs; it stands while a requestor is asked (`returned`). */
export const clockRuns = (state: RequestState): boolean =>
  state === 'submitted' || state === 'in-review' || state === 'granted'

/** Whether the target has passed and the request still waits for a coordinator. */
export const isOverdue = ({ state, dueAt }: { state: RequestState; dueAt?: Date }, now: Date): boolean =>
  clockRuns(state) && dueAt !== undefined && dueAt.getTime() < now.getTime()

/** `Overdue by 2 days`, `Due today`, `Due November 26, 2026`; by calendar days, as people count them. */
export function targetInWords({ state, dueAt }: { state: RequestState; dueAt?: Date }, now: Date): string {
  if (state === 'returned') return 'Waits for the requestor'
  if (!dueAt || !clockRuns(state)) return ''
  const [due, today] = [pacificDateOf(dueAt), pacificDateOf(now)]
  const days = daysBetween(due, today)
  if (dueAt.getTime() < now.getTime())
    return days > 0 ? `Overdue by ${days} ${days === 1 ? 'day' : 'days'}` : 'Overdue since today'
  if (days === 0) return 'Due today'
  return due === addDays(today, 1) ? 'Due tomorrow' : `Due ${formatCivilDate(due)}`
}
