import type { PayloadRequest } from 'payload'
import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { poolOf } from '../database/connection.ts'
import { actorOf, addressOf } from './actor.ts'
import { type Application, applicationOf } from './application.ts'

/** A sign-in to the panel that failed, whether there is such an account or not (ASVS 16.3.1). */
export const recordRefusedSignIn = (app: Application, account: string, address: string): Promise<void> =>
  writeAuditEvent(
    poolOf(app.payload),
    {
      event: 'sign-in-refused',
      actor: { kind: 'visitor', email: account.slice(0, 254) || undefined },
      address,
      outcome: 'refused',
    },
    app.clock.now(),
  )

/**
 * An act on a request, or on another record, that the signed-in person had no right to (ASVS 16.3.2); its own
 * transaction was rolled back.
 * @param subjectId empty for an act on no record yet
 */
export const recordRefusedAct = (
  req: PayloadRequest,
  subjectId: string,
  refusal: { act: string; code: string },
  kind = 'request',
): Promise<void> =>
  writeAuditEvent(
    poolOf(req.payload),
    {
      event: 'access-refused',
      actor: actorOf(req),
      subject: { kind, id: subjectId || undefined },
      after: refusal,
      address: addressOf(req),
      outcome: 'refused',
    },
    applicationOf(req.payload).clock.now(),
  )
