import type { PayloadRequest, TypedUser } from 'payload'
import { activeCoordinator } from '../access/roles.ts'
import { maySee } from '../access/ownOrganizations.ts'
import type { AuditEventName } from '../audit/events.ts'
import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { inTransaction, type Transaction } from '../database/transaction.ts'
import type { Coordinator, Request } from '../payload-types.ts'
import { checkClaim, checkReassigning, checkSeparationOfDuties } from '../policy/decision.ts'
import { formatPacificInstant, pacificDateOf } from '../policy/dates.ts'
import { checkTransition, type RequestEvent } from '../policy/lifecycle.ts'
import { failure, type Problem, type Result, success } from '../policy/problem.ts'
import { isAway } from '../policy/routing.ts'
import { actorOf, roleOf } from './actor.ts'
import type { Application } from './application.ts'
import { lockedRequest } from './lockRequest.ts'
import { idOf } from './names.ts'
import { refuseIf, Refused } from './refused.ts'
import { routable } from './routeRequest.ts'

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
  return inOneTransaction(app, options.user, (transaction) => actWithin(app, transaction, options))
}

/** Several acts that are done together or not at all; what is refused is answered as problems. */
export async function inOneTransaction(
  app: Application,
  user: TypedUser,
  work: (transaction: Transaction) => Promise<Request>,
): Promise<Result<Request>> {
  try {
    return success(await inTransaction(app.payload, work, user))
  } catch (error) {
    if (error instanceof Refused) return failure(...error.problems)
    throw error
  }
}

/**
 * One act inside a transaction that does more.
 * @throws Refused
 */
export async function actWithin(
  app: Application,
  transaction: Transaction,
  options: ActOptions,
): Promise<Request> {
  const { req, sql } = transaction
  const now = app.clock.now()
  const coordinator = activeCoordinator(options.user)
  const role = roleOf(req)
  if (!coordinator || !role) throw new Refused([notFound], 404)
  const request = await readInScope(req, options.requestId)
  const checked = checkTransition({
    kind: request.kind,
    from: request.state,
    event: options.event,
    role,
    data: typeof options.data === 'function' ? options.data(request) : options.data,
  })
  if (!checked.ok) throw new Refused(await whoWas(req, request, checked.problems), 409)
  refuseIf(await peopleProblems(req, request, coordinator, { event: options.event, now }))
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

/** Locked, then read. Requests of other organizations do not exist for a coordinator (R18). */
async function readInScope(req: PayloadRequest, id: string): Promise<Request> {
  const request = await lockedRequest(req, id)
  if (!request || !(await maySee(req, request))) throw new Refused([notFound], 404)
  return request
}

async function peopleProblems(
  req: PayloadRequest,
  request: Request,
  coordinator: Coordinator,
  { event, now }: { event: RequestEvent; now: Date },
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
    ...claimProblems(event, {
      claimedBy: claimer && { ...claimer, isAway: isAway(routable(claimer), pacificDateOf(now)) },
      actorId: coordinator.id,
      role: roleOf(req) ?? 'auditor',
    }),
  ]
}

/** A claim tells by the life cycle who was first; whose coordinator is away, a request can be given to another. */
function claimProblems(event: RequestEvent, claim: Parameters<typeof checkReassigning>[0]): Problem[] {
  if (event === 'claim') return []
  return event === 'reassign' ? checkReassigning(claim) : checkClaim(claim)
}

/** Who came first, and when, for the one who comes second. */
async function whoWas(req: PayloadRequest, request: Request, problems: Problem[]): Promise<Problem[]> {
  const first = await coordinatorNamed(req, request.processedBy ?? request.reviewedBy ?? request.claimedBy)
  if (!first) return problems
  const when = formatPacificInstant(new Date(request.changedAt))
  return problems.map((problem) =>
    problem.code === 'not-possible-from-state'
      ? { ...problem, message: `${problem.message}. ${first.name} changed it on ${when}` }
      : problem,
  )
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
