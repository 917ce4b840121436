import type { PayloadRequest } from 'payload'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { sqlOf } from '../../database/transaction.ts'
import type { Request } from '../../payload-types.ts'
import { actorOf } from '../actor.ts'
import { applicationOf } from '../application.ts'
import { idOf } from '../names.ts'

/**
 * The request that opened an incident was denied, withdrawn or corrected to a later last day, and no other late one is
 * open about the person: nobody has outlived a separation. The incident stays on record as unfounded (D12, D18).
 */
export async function closeUnfounded(req: PayloadRequest, request: Request): Promise<void> {
  const sql = sqlOf(req)
  const now = applicationOf(req.payload).clock.now()
  const { rows } = await sql.query(
    `update incidents i set state = 'unfounded', closed_at = $2, updated_at = $2
     where i.request_id = $1 and i.state = 'open' and not exists (
       select 1 from requests other
        where other.kind = 'deactivate' and other.state in ('submitted', 'in-review', 'returned')
          and lower(other.staff_email) = lower(i.person_email) and other.id <> $1 and other.due_at < $2)
     returning id`,
    [request.id, now],
  )
  const id = rows[0]?.id as string | undefined
  if (!id) return
  await writeAuditEvent(
    sql,
    {
      event: 'incident-unfounded',
      actor: actorOf(req),
      subject: { kind: 'incident', id },
      requestId: request.id,
      organizationId: idOf(request.organization),
      after: { request: request.state, lastDay: request.lastDay },
    },
    now,
  )
}
