import type { PayloadRequest } from 'payload'
import { activeCoordinator } from '../access/roles.ts'
import type { AuditActor } from '../audit/writeAuditEvent.ts'
import type { ActorRole } from '../policy/lifecycle.ts'

/** Who acts in this request: the signed-in coordinator, or the software itself. */
export function actorOf(req: PayloadRequest): AuditActor {
  const coordinator = activeCoordinator(req.user)
  return coordinator
    ? { kind: 'coordinator', id: coordinator.id, email: coordinator.email }
    : { kind: 'system' }
}

/** The role in which the signed-in person acts on a request (lifecycle table). */
export function roleOf(req: PayloadRequest): ActorRole | undefined {
  const kind = activeCoordinator(req.user)?.kind
  if (!kind) return undefined
  if (kind === 'operations-unit' || kind === 'auditor') return kind
  return 'coordinator'
}

/** Name of the header in which the HTTP server hands on the network address that it has established. */
export const clientAddressHeader = 'x-client-address'

/** The network address that the act came from, as the HTTP server established it. */
export function addressOf(req: PayloadRequest): string | undefined {
  return req.headers?.get(clientAddressHeader) ?? undefined
}
