import { pacificDateOf } from '../dates.ts'
import { kindOf } from '../kinds/index.ts'
import { markForCoordinator } from '../openDeactivation.ts'
import { type CheckLine, line } from './line.ts'
import type { ReviewedRequest } from './reviewed.ts'

/** Whose word a deactivation rests on: without any, a coordinator must confirm it before it counts (D24). */
export function bindingLines({ kind, binding, enteredBy }: ReviewedRequest): CheckLine[] {
  if (!kindOf(kind).supersedes || !binding) return []
  return [line(binding.by ? 'pass' : 'look', 'binding', 'D24', bindingWords(binding, enteredBy))]
}

function bindingWords(
  { by, confirmedBy, confirmText }: NonNullable<ReviewedRequest['binding']>,
  enteredBy?: string,
): string {
  if (!by)
    return 'It does not come from the requestor of record with a confirmed address: until you confirm it, it closes no other request and stops none'
  if (by === 'requestor-of-record') return 'The requestor of record of this account sent it'
  if (confirmText) return `${confirmedBy ?? 'A coordinator'} confirmed it: “${confirmText}”`
  return `${enteredBy ?? 'A coordinator'} entered it`
}

/**
 * The open deactivations of the person, beside any other request: what is asked for contradicts them, or is for a
 * short time only, so that a grant needs a reason (D24).
 */
export function deactivationLines(request: ReviewedRequest): CheckLine[] {
  if (request.isCompleted) return []
  const outcome = kindOf(request.kind).decided ? undefined : ('look' as const)
  return request.deactivations.map((one) => {
    const fails = request.overtaken?.reference === one.reference
    const today = pacificDateOf(request.now)
    const which = one.maySee ? `deactivation ${one.reference}` : 'a deactivation with another coordinator'
    const words = markForCoordinator(one, today, which)
    return line(outcome ?? (fails ? 'fail' : 'look'), 'open-deactivation', 'D24', words)
  })
}
