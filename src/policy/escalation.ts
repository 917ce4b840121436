import { addBusinessDays, type IsClosed } from './businessDays.ts'
import { endOfPacificDay, pacificDateOf } from './dates.ts'
import { isOverdue } from './targets.ts'
import type { EscalationLevel, RequestState } from './vocabulary.ts'

export type EscalationQuestion = {
  state: RequestState
  /** UTC instants. */
  dueAt?: Date
  escalatedTo?: EscalationLevel
  escalatedAt?: Date
  /** Where the request went when it was sent. */
  routeLevel: 'organization' | 'delegate' | 'operations-unit'
  /** Somebody else can stand in today for the coordinators that it went to. */
  hasDelegate: boolean
  /** Business days that the delegate has. */
  escalateAfterDays: number
  isClosed: IsClosed
}

/**
 * To whom an overdue request goes on: the delegate first, then the Operations Unit. Nothing else comes of the time
 * that passes: it never grants and never denies.
 * @param now UTC instant
 */
export function nextEscalation(question: EscalationQuestion, now: Date): EscalationLevel | undefined {
  if (!isOverdue(question, now) || question.escalatedTo === 'operations-unit') return undefined
  if (question.escalatedTo === 'delegate') return hasWaited(question, now) ? 'operations-unit' : undefined
  return question.routeLevel === 'organization' && question.hasDelegate ? 'delegate' : 'operations-unit'
}

function hasWaited({ escalatedAt, escalateAfterDays, isClosed }: EscalationQuestion, now: Date): boolean {
  if (!escalatedAt) return true
  const last = addBusinessDays(pacificDateOf(escalatedAt), escalateAfterDays, isClosed)
  return now.getTime() > endOfPacificDay(last).getTime()
}
