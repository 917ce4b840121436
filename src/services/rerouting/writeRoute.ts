import type { PayloadRequest } from 'payload'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { sqlOf } from '../../database/transaction.ts'
import type { Request } from '../../payload-types.ts'
import { actorOf, addressOf } from '../actor.ts'
import { applicationOf } from '../application.ts'
import type { Moved } from './openWork.ts'

/** Puts the new route on the request; whose holder has left, waits for a claim again, unless its work was given on. */
export async function writeRoute(req: PayloadRequest, { request, after }: Moved): Promise<void> {
  const now = applicationOf(req.payload).clock.now()
  const data: Partial<Request> = {
    routeLevel: after.level,
    routeReason: after.reason,
    routeFlagged: after.flagged,
    routedTo: after.routedTo,
    ...holderChange({ request, after }, now),
  }
  await req.payload.update({
    collection: 'requests',
    id: request.id,
    data,
    depth: 0,
    overrideAccess: true,
    context: { transition: 'reroute' },
    req,
  })
  await writeAuditEvent(
    sqlOf(req),
    {
      event: 'request-rerouted',
      actor: actorOf(req),
      subject: { kind: 'request', id: request.id },
      requestId: request.id,
      organizationId: request.organizationId,
      before: {
        state: request.state,
        routeLevel: request.level,
        routeReason: request.reason,
        routedTo: request.routedTo,
        claimedBy: request.holder ?? null,
      },
      after: data,
      address: addressOf(req),
    },
    now,
  )
}

function holderChange({ request, after }: Moved, now: Date): Partial<Request> {
  if (request.holder === after.holder) return {}
  return {
    claimedBy: after.holder ?? null,
    claimedAt: after.holder ? now.toISOString() : null,
    state: request.state === 'in-review' ? 'submitted' : request.state,
    changedAt: now.toISOString(),
  }
}
