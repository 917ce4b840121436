import type { PayloadRequest } from 'payload'
import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { sqlOf } from '../database/transaction.ts'
import type { Request } from '../payload-types.ts'
import { pacificDateOf } from '../policy/dates.ts'
import { kindOf } from '../policy/kinds/index.ts'
import { checkTransition } from '../policy/lifecycle.ts'
import { closesAtOnce, isOvertaken, type OpenDeactivation } from '../policy/openDeactivation.ts'
import { openStates } from '../policy/vocabulary.ts'
import { applicationOf } from './application.ts'
import { idOf } from './names.ts'
import { isOfRecord } from './openDeactivations.ts'
import { Refused } from './refused.ts'
import { queueSupersededNotice } from './requestNotices.ts'

/**
 * A deactivation that binds and whose last day is today or past closes what else is open for the account at once,
 * when it is sent and when a coordinator confirms it (D17, D24). Another deactivation stays beside it until one of
 * them is recorded: it may know of an earlier day.
 */
export async function supersedeAtOnce(req: PayloadRequest, deactivation: Request): Promise<void> {
  const { lastDay, bindsBy } = deactivation
  const today = pacificDateOf(applicationOf(req.payload).clock.now())
  if (!lastDay || !closesAtOnce({ lastDay, bindsBy }, today)) return
  for (const other of await openRequestsOf(req, deactivation))
    if (!kindOf(other.kind).supersedes) await supersede(req, other, deactivation)
}

/** The last moment of a deactivation that binds has passed: what was sent before is closed (D17). @returns how many */
export async function supersedeOvertaken(
  req: PayloadRequest,
  deactivation: Request,
  open: OpenDeactivation,
): Promise<number> {
  const now = applicationOf(req.payload).clock.now()
  const overtaken = (await openRequestsOf(req, deactivation)).filter((other) =>
    isOvertaken({ ...other, submittedAt: new Date(other.submittedAt) }, open, now),
  )
  for (const other of overtaken) await supersede(req, other, deactivation)
  return overtaken.length
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
  await queueSupersededNotice(req, changed, { isTold: await isToldOfDeactivation(req, changed, by) })
}

/** Only who sent the deactivation, or oversees the account, is told that there is one (D24). */
async function isToldOfDeactivation(req: PayloadRequest, request: Request, by: Request): Promise<boolean> {
  if (!request.requestorConfirmed) return false
  return request.requestorEmail === by.requestorEmail || (await isOfRecord(sqlOf(req), request))
}
