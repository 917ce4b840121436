import {
  type CollectionAfterLoginHook,
  type CollectionAfterLogoutHook,
  type CollectionBeforeLoginHook,
  Forbidden,
  type PayloadRequest,
} from 'payload'
import type { AuditEventName } from '../src/audit/events.ts'
import { writeAuditEvent } from '../src/audit/writeAuditEvent.ts'
import { poolOf } from '../src/database/connection.ts'
import { addressOf } from '../src/services/actor.ts'
import { applicationOf } from '../src/services/application.ts'

type Account = { id: string; email: string }

/** An account that was made inactive cannot sign in; its open sessions end by the access rules at once. */
export const refuseInactive: CollectionBeforeLoginHook = ({ user, req }) => {
  if (user.active) return user
  throw new Forbidden(req.t)
}

export const auditSignIn: CollectionAfterLoginHook = async ({ user, req }) => {
  await write(req, 'coordinator-signed-in', user)
  return user
}

export const auditSignOut: CollectionAfterLogoutHook = async ({ req }) => {
  if (req.user) await write(req, 'coordinator-signed-out', req.user)
}

async function write(req: PayloadRequest, event: AuditEventName, account: Account) {
  await writeAuditEvent(
    poolOf(req.payload),
    {
      event,
      actor: { kind: 'coordinator', id: account.id, email: account.email },
      subject: { kind: 'coordinator', id: account.id },
      address: addressOf(req),
    },
    applicationOf(req.payload).clock.now(),
  )
}
