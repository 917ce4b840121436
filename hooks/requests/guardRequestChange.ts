import type { CollectionBeforeChangeHook } from 'payload'
import type { Request } from '../../src/payload-types.ts'
import { checkDenial } from '../../src/policy/decision.ts'
import { isAllowedEdge } from '../../src/policy/lifecycle.ts'
import { Refused, refuseIf } from '../../src/services/refused.ts'

/**
 * The last look at a change of a request, for every door: it comes from an act of the life cycle, its edge is
 * in the table, and a denial has its coded reason and text (R38, R39).
 */
export const guardRequestChange: CollectionBeforeChangeHook<Request> = ({
  data,
  originalDoc,
  operation,
  context,
}) => {
  if (operation === 'create' || !originalDoc) return data
  if (!context.transition)
    throw new Refused([
      {
        code: 'not-an-act',
        message: 'A request changes only by an act of its life cycle, such as grant or deny',
      },
    ])
  const to = data.state ?? originalDoc.state
  if (to !== originalDoc.state && !isAllowedEdge(originalDoc.kind, originalDoc.state, to))
    throw new Refused([
      { code: 'not-possible-from-state', message: `A request cannot go from ${originalDoc.state} to ${to}` },
    ])
  if (to === 'denied') {
    const merged = { ...originalDoc, ...data }
    refuseIf(checkDenial({ reasonCode: merged.denialReason ? 'given' : '', text: merged.denialText ?? '' }))
  }
  return data
}
