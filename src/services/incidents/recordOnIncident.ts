import type { PayloadRequest } from 'payload'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { sqlOf } from '../../database/transaction.ts'
import type { Request } from '../../payload-types.ts'
import { isLateSeparation } from '../../policy/incidents.ts'
import { actorOf } from '../actor.ts'
import { applicationOf } from '../application.ts'
import { idOf } from '../names.ts'
import { informOperationsUnit } from './incidentNotices.ts'
import { openIncident } from './openIncident.ts'
import { type KnownSeparation, separationOf } from './separation.ts'

/**
 * A deactivation was recorded: the incident of the separation gets the end of its exposure and the Operations Unit is
 * informed (R44). Where none was opened and the work was late all the same, one opens now (R40, D12).
 */
export async function recordOnIncident(req: PayloadRequest, request: Request): Promise<void> {
  const separation = await separationOf(sqlOf(req), request)
  if (await endExposure(req, request, separation)) return
  if (isLateSeparation(separation, applicationOf(req.payload).clock.now()))
    await openIncident(req, request, 'processing', separation)
}

/** @returns whether an incident was open */
async function endExposure(
  req: PayloadRequest,
  request: Request,
  { personEmail, staffId, deactivatedAt }: KnownSeparation,
): Promise<boolean> {
  const sql = sqlOf(req)
  const now = applicationOf(req.payload).clock.now()
  const { rows } = await sql.query(
    `update incidents set state = 'deactivated', deactivated_at = $2, recorded_at = $3, operations_told_at = $3,
       processed_by_id = $4, staff_id = coalesce(staff_id, $5::uuid), updated_at = $3
     where lower(person_email) = $1 and deactivated_at is null and state = 'open' returning id`,
    [personEmail, deactivatedAt, now, idOf(request.processedBy), staffId],
  )
  const id = rows[0]?.id as string | undefined
  if (!id || !deactivatedAt) return false
  await writeAuditEvent(
    sql,
    {
      event: 'incident-deactivated',
      actor: actorOf(req),
      subject: { kind: 'incident', id },
      requestId: request.id,
      organizationId: idOf(request.organization),
      after: { deactivatedAt },
    },
    now,
  )
  await informOperationsUnit(req, request, { id, deactivatedAt })
  return true
}
