import type { PayloadRequest, TypedUser } from 'payload'
import { activeCoordinator } from '../access/roles.ts'
import { ownOrganizationIds } from '../access/ownOrganizations.ts'
import { seesEverything } from '../access/roles.ts'
import type { AuditEventName } from '../audit/events.ts'
import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { inTransaction, type Transaction } from '../database/transaction.ts'
import type { Coordinator, Request } from '../payload-types.ts'
import { checkClaim, checkSeparationOfDuties } from '../policy/decision.ts'
import { formatPacificInstant } from '../policy/dates.ts'
import { checkTransition, type RequestEvent } from '../policy/lifecycle.ts'
import { failure, type Problem, type Result, success } from '../policy/problem.ts'
import { actorOf, roleOf } from './actor.ts'
import type { Application } from './application.ts'
import { idOf } from './names.ts'
import { refuseIf, Refused } from './refused.ts'

/** A coordinator's act on a request that is locked and read. */
export type Act = Transaction & { request: Request; coordinator: Coordinator; now: Date }

export type ActOptions = {
  event: RequestEvent
  requestId: string
  user: TypedUser
  /** Network address of the coordinator. */
  address?: string
  /** Checked against what the life cycle needs for this event. */
  data: Record<string, unknown> | ((request: Request) => Record<string, unknown>)
  /** More checks, and the fields that change; the state comes from the life cycle. */
  change: (act: Act) => Promise<Partial<Request>> | Partial<Request>
}

/**
 * One act of a coordinator, in one transaction: the row is locked first and every rule is tested on the locked
 * row, so of two coordinators at the same moment one wins and the other is told (design, section 3).
 */
export async function actOnRequest(app: Application, options: ActOptions): Promise<Result<Request>> {
  try {
    return success(
      await inTransaction(app.payload, (transaction) => act(app, transaction, options), options.user),
    )
  } catch (error) {
    if (error instanceof Refused) return failure(...error.problems)
    throw error
  }
}

async function act(app: Application, transaction: Transaction, options: ActOptions): Promise<Request> {
  const { req, sql } = transaction
  const now = app.clock.now()
  const coordinator = activeCoordinator(options.user)
  const role = roleOf(req)
  if (!coordinator || !role) throw new Refused([notFound], 404)
  await sql.query('select id from requests where id = $1 for update', [options.requestId])
  const request = await readInScope(req, coordinator, options.requestId)
  const checked = checkTransition({
    kind: request.kind,
    from: request.state,
    event: options.event,
    role,
    data: typeof options.data === 'function' ? options.data(request) : options.data,
  })
  if (!checked.ok) throw new Refused(await whoWas(req, request, checked.problems), 409)
  refuseIf(await peopleProblems(req, request, coordinator, options.event))
  const change = await options.change({ ...transaction, request, coordinator, now })
  const data = { ...change, state: checked.value.to, changedAt: now.toISOString() }
  const changed = await req.payload.update({
    collection: 'requests',
    id: request.id,
    data,
    depth: 0,
    overrideAccess: true,
    context: { transition: options.event },
    req,
  })
  await writeAuditEvent(
    sql,
    {
      event: checked.value.auditEvent as AuditEventName,
      actor: actorOf(req),
      subject: { kind: 'request', id: request.id },
      requestId: request.id,
      organizationId: String(request.organization),
      before: pick(request, Object.keys(data)),
      after: data,
      address: options.address,
    },
    now,
  )
  return changed
}

const notFound: Problem = { code: 'request-not-found', message: 'There is no such request' }

/** Requests of other organizations do not exist for a coordinator (R18). */
async function readInScope(req: PayloadRequest, coordinator: Coordinator, id: string): Promise<Request> {
  const request = await req.payload.findByID({
    collection: 'requests',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
  })
  if (!request) throw new Refused([notFound], 404)
  const own = seesEverything(req.user) ? [request.organization] : await ownOrganizationIds(req)
  const routed = (request.routedTo ?? []).includes(coordinator.id)
  if (!own.includes(request.organization as string) && !routed) throw new Refused([notFound], 404)
  return request
}

async function peopleProblems(
  req: PayloadRequest,
  request: Request,
  coordinator: Coordinator,
  event: RequestEvent,
): Promise<Problem[]> {
  const enteredBy = await coordinatorNamed(req, request.enteredBy)
  const claimer = await coordinatorNamed(req, request.claimedBy)
  return [
    ...checkSeparationOfDuties({
      actorEmail: coordinator.email,
      requestorEmail: request.requestorEmail,
      staffEmail: request.staffEmail,
      enteredByEmail: enteredBy?.email,
    }),
    ...(event === 'claim'
      ? []
      : checkClaim({ claimedBy: claimer, actorId: coordinator.id, role: roleOf(req) ?? 'auditor' })),
  ]
}

/** Who came first, and when, for the one who comes second. */
async function whoWas(req: PayloadRequest, request: Request, problems: Problem[]): Promise<Problem[]> {
  const first = await coordinatorNamed(req, request.processedBy ?? request.reviewedBy ?? request.claimedBy)
  if (!first) return problems
  const when = formatPacificInstant(new Date(request.changedAt))
  return problems.map((problem) => ({
    ...problem,
    message: `${problem.message}. ${first.name} changed it on ${when}`,
  }))
}

async function coordinatorNamed(
  req: PayloadRequest,
  related: Request['claimedBy'],
): Promise<Coordinator | undefined> {
  const id = idOf(related)
  if (!id) return undefined
  const found = await req.payload.findByID({
    collection: 'coordinators',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
  })
  return found ?? undefined
}

const pick = (request: Request, fields: string[]) =>
  Object.fromEntries(fields.map((field) => [field, request[field as keyof Request]]))
