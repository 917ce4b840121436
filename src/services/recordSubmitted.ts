import type { PayloadRequest } from 'payload'
import { type AuditActor, writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { sqlOf } from '../database/transaction.ts'
import type { Request } from '../payload-types.ts'
import { applicationOf } from './application.ts'
import { queueSubmissionNotices } from './requestNotices.ts'
import { supersedeAtOnce } from './supersede.ts'

/** What the audit trail keeps of a request that was sent: how it was checked and where it went. */
const told = [
  'reference',
  'kind',
  'state',
  'requestDate',
  'organization',
  'staffEmail',
  'requestorEmail',
  'isEddEmployee',
  'ispaCompletedOn',
  'ispaAgeDays',
  'statementSignedOn',
  'statementAgeDays',
  'routeLevel',
  'routeReason',
  'routeFlagged',
  'routedTo',
  'requestorConfirmed',
  'outsideDomains',
  'batchKey',
  'username',
  'privilegesRequested',
  'privilegesToRemove',
  'lastDay',
  'lastTime',
  'deactivationReason',
  'bindsBy',
] as const satisfies (keyof Request)[]

/** Gives a new request its files, its first audit event and its notices, in the transaction that made it (R22, R26, R28). */
export async function recordSubmitted(
  req: PayloadRequest,
  request: Request,
  actor: AuditActor,
  evidenceIds: string[],
  event: 'request-submitted' | 'request-resubmitted' = 'request-submitted',
): Promise<void> {
  const sql = sqlOf(req)
  const { clock } = applicationOf(req.payload)
  if (event === 'request-resubmitted')
    await sql.query(
      'update evidence set replaced_at = $3 where request_id = $1 and replaced_at is null and id <> all($2::uuid[])',
      [request.id, evidenceIds, clock.now()],
    )
  if (evidenceIds.length)
    await sql.query('update evidence set request_id = $1, organization_id = $2 where id = any($3::uuid[])', [
      request.id,
      request.organization,
      evidenceIds,
    ])
  await writeAuditEvent(
    sql,
    {
      event,
      actor,
      subject: { kind: 'request', id: request.id },
      requestId: request.id,
      organizationId: String(request.organization),
      after: Object.fromEntries(told.map((field) => [field, request[field]])),
      address: request.address ?? undefined,
    },
    clock.now(),
  )
  await supersedeAtOnce(req, request)
  await queueSubmissionNotices(req, request, event)
}
