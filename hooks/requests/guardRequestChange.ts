import type { CollectionBeforeChangeHook } from 'payload'
import type { Request } from '../../src/payload-types.ts'
import { checkAges, checkKept, checkRouted, type KeptValues } from '../../src/policy/asSent.ts'
import { checkDenial } from '../../src/policy/decision.ts'
import { checkTold } from '../../src/policy/denialReasons.ts'
import { isAllowedEdge } from '../../src/policy/lifecycle.ts'
import type { Problem } from '../../src/policy/problem.ts'
import { idOf, idsOf } from '../../src/services/names.ts'
import { Refused, refuseIf } from '../../src/services/refused.ts'

/**
 * The last look at a change of a request, for every door: it comes from an act of the life cycle, its edge is
 * in the table, what was sent stays as it was, it has an addressee, and a denial has its coded reason and text
 * (R22, R25, R26, R38, R39). The database holds the same.
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
  const merged: Request = { ...originalDoc, ...data }
  refuseIf(checkEdge(originalDoc, merged))
  refuseIf(checkKept(keptOf(originalDoc), keptOf(merged), context.transition === 'resubmit'))
  refuseIf([...checkAges(merged), ...checkRouted({ ...merged, routedTo: idsOf(merged.routedTo) })])
  if (merged.state === 'denied') {
    refuseIf(checkDenial({ reasonCode: merged.denialReason ? 'given' : '', text: merged.denialText ?? '' }))
    refuseIf(checkTold(merged.denialTold ?? {}))
  }
  return data
}

const keptOf = (request: Request): KeptValues => ({
  ...request,
  organization: idOf(request.organization),
  requestor: idOf(request.requestor),
  enteredBy: idOf(request.enteredBy),
})

function checkEdge(before: Request, { state: to }: Request): Problem[] {
  if (to === before.state || isAllowedEdge(before.kind, before.state, to)) return []
  return [{ code: 'not-possible-from-state', message: `A request cannot go from ${before.state} to ${to}` }]
}
