import type { PayloadRequest } from 'payload'
import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { sqlOf } from '../database/transaction.ts'
import type { Request } from '../payload-types.ts'
import { kindOf } from '../policy/kinds/index.ts'
import { checkTransition } from '../policy/lifecycle.ts'
import { openStates } from '../policy/vocabulary.ts'
import { applicationOf } from './application.ts'
import { idOf } from './names.ts'
import { Refused } from './refused.ts'
import { queueSupersededNotice } from './requestNotices.ts'

/**
 * A deactivation that was sent takes the place of the open requests that the same requestor made for the person,
 * or that concern an account this requestor oversees. Nobody closes another requestor's requests by a form: those
 * wait until a coordinator has recorded the deactivation (D17, D9).
 */
export async function supersedeOnSubmission(req: PayloadRequest, deactivation: Request): Promise<void> {
  if (!kindOf(deactivation.kind).supersedes) return
  if (!deactivation.requestorConfirmed && !deactivation.enteredBy) return
  const others = await openRequestsOf(req, deactivation)
  const oversees = await overseesAccount(req, deactivation)
  for (const other of others)
    if (deactivation.enteredBy || oversees || other.requestorEmail === deactivation.requestorEmail)
      await supersede(req, other, deactivation)
}

/** Once the account is deactivated, nothing is left to decide of any other open request (D17). */
export async function supersedeOnRecord(req: PayloadRequest, deactivation: Request): Promise<void> {
  if (!kindOf(deactivation.kind).supersedes) return
  for (const other of await openRequestsOf(req, deactivation)) await supersede(req, other, deactivation)
}

/** Locked in the order of their ids, so that two acts never wait for each other. */
async function openRequestsOf(req: PayloadRequest, deactivation: Request): Promise<Request[]> {
  const { rows } = await sqlOf(req).query(
    `select id from requests
      where (staff_email = $1 or staff_id = $2::uuid) and id <> $3 and state::text = any($4) order by id for update`,
    [deactivation.staffEmail, idOf(deactivation.staff) ?? null, deactivation.id, [...openStates]],
  )
  if (!rows.length) return []
  const { docs } = await req.payload.find({
    collection: 'requests',
    where: { id: { in: rows.map(({ id }) => String(id)) } },
    sort: 'id',
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  return docs
}

async function overseesAccount(req: PayloadRequest, { staff, requestor }: Request): Promise<boolean> {
  if (!staff) return false
  const { rows } = await sqlOf(req).query(
    'select 1 from staff where id = $1 and requestor_of_record_id = $2',
    [idOf(staff), idOf(requestor)],
  )
  return rows.length > 0
}

async function supersede(req: PayloadRequest, request: Request, by: Request): Promise<void> {
  const now = applicationOf(req.payload).clock.now()
  const { kind, state: from } = request
  const checked = checkTransition({ kind, from, event: 'supersede', role: 'system', data: {} })
  if (!checked.ok) throw new Refused(checked.problems, 409)
  const at = now.toISOString()
  const data = { state: checked.value.to, supersededBy: by.id, supersededAt: at, changedAt: at }
  const changed = await req.payload.update({
    collection: 'requests',
    id: request.id,
    data,
    depth: 0,
    overrideAccess: true,
    context: { transition: 'supersede' },
    req,
  })
  await writeAuditEvent(
    sqlOf(req),
    {
      event: 'request-superseded',
      actor: { kind: 'system' },
      subject: { kind: 'request', id: request.id },
      requestId: request.id,
      organizationId: idOf(request.organization),
      before: { state: from },
      after: { ...data, by: by.reference },
    },
    now,
  )
  await queueSupersededNotice(req, changed)
}
