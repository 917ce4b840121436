import type { PayloadRequest } from 'payload'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { sqlOf } from '../../database/transaction.ts'
import type { Request } from '../../payload-types.ts'
import { lastMomentOf } from '../../policy/deactivation.ts'
import { needsUrgentWord } from '../../policy/incidents.ts'
import { fullName } from '../../policy/people.ts'
import type { IncidentSource } from '../../policy/vocabulary.ts'
import { applicationOf } from '../application.ts'
import { idOf } from '../names.ts'
import { informOperationsUnit, tellCoordinators } from './incidentNotices.ts'
import type { KnownSeparation } from './separation.ts'

const insertion = `
  insert into incidents
    (request_id, staff_id, organization_id, person_name, person_email, username, state, source, last_day, last_time,
     last_moment_at, opened_at, coordinators_told_at, deactivated_at, recorded_at, processed_by_id, operations_told_at,
     created_at, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13, $14, $15, $14, $12, $12)
  on conflict do nothing returning id`

/**
 * Opens the incident of a late deactivation, unless this separation has one: the database holds that to one, whoever
 * comes first (R43, D12). The coordinators are told at once; where the account was deactivated already, the Operations
 * Unit is informed too (R44).
 * @returns whether it was opened now
 */
export async function openIncident(
  req: PayloadRequest,
  request: Request,
  source: IncidentSource,
  { moment, personEmail, staffId, deactivatedAt }: KnownSeparation,
): Promise<boolean> {
  const sql = sqlOf(req)
  const now = applicationOf(req.payload).clock.now()
  const recordedAt = deactivatedAt ? now : null
  const { rows } = await sql.query(insertion, [
    ...[request.id, staffId ?? null, idOf(request.organization)],
    ...[fullName(request.staffGivenName, request.staffFamilyName), personEmail, request.username ?? null],
    ...[deactivatedAt ? 'deactivated' : 'open', source, moment.lastDay, moment.lastTime ?? null],
    ...[lastMomentOf(moment), now, deactivatedAt ?? null, recordedAt],
    deactivatedAt ? await processorOf(req, request, personEmail) : null,
  ])
  const id = rows[0]?.id as string | undefined
  if (!id) return false
  await writeAuditEvent(
    sql,
    {
      event: 'incident-opened',
      actor: { kind: 'system' },
      subject: { kind: 'incident', id },
      requestId: request.id,
      organizationId: idOf(request.organization),
      after: { source, ...moment, deactivatedAt: deactivatedAt ?? null },
    },
    now,
  )
  if (needsUrgentWord(source)) await tellCoordinators(req, request, id)
  if (deactivatedAt) await informOperationsUnit(req, request, { id, deactivatedAt })
  return true
}

/** Who recorded the deactivation: by this request, or by an earlier one about the same person. */
async function processorOf(
  req: PayloadRequest,
  request: Request,
  personEmail: string,
): Promise<string | undefined> {
  const own = idOf(request.processedBy)
  if (own) return own
  const { rows } = await sqlOf(req).query(
    `select processed_by_id as id from requests
      where kind = 'deactivate' and state = 'completed' and lower(staff_email) = $1
      order by completed_at desc limit 1`,
    [personEmail],
  )
  return rows[0]?.id as string | undefined
}
