import { APIError, type Endpoint, type PayloadHandler, type PayloadRequest, type TypedUser } from 'payload'
import type { z } from 'zod'
import { activeCoordinator } from '../src/access/roles.ts'
import { isRecordId } from '../src/database/recordId.ts'
import { toldProblem } from '../src/policy/directive/toldProblem.ts'
import type { Problem, Result } from '../src/policy/problem.ts'
import { addressOf } from '../src/services/actor.ts'
import { type Application, applicationOf } from '../src/services/application.ts'
import { recordRefusedAct } from '../src/services/recordRefusal.ts'

/** The kinds of record that coordinators act on. */
export type ActSubject =
  | 'request'
  | 'staff'
  | 'requestor'
  | 'coordinator'
  | 'organization'
  | 'form'
  | 'incident'
  | 'message'
  | 'job'
  | 'announcement'
  | 'review'
  | 'review-item'
  | 'finding'
  | 'review-letter'
  | 'evidence-pack'
  | 'audit-trail'

/** Who acts on which record, from where. */
export type ActBy = { id: string; user: TypedUser; address?: string }

/** One act as REST offers it: its name, the shape of its body, the use case that it calls, and the answer. */
export type RecordAct<Body, Value> = {
  name: string
  subject: ActSubject
  /** Whether a text can be the id of such a record; most have the ids of the database. */
  isId?: (text: string) => boolean
  shape: z.ZodType<Body>
  /** Reads the body where it is no JSON. */
  read?: (req: PayloadRequest) => Promise<unknown>
  run: (app: Application, by: ActBy, body: Body) => Promise<Result<Value>>
  answer: (value: Value) => object
}

/** `POST /api/<collection>/:id/<act>`, for coordinators who are signed in; the rules are in the services. */
export const recordAct = <Body, Value>(act: RecordAct<Body, Value>): Endpoint => ({
  path: `/:id/${act.name}`,
  method: 'post',
  handler: handlerOf(act),
})

/** The same for an act on no record that is there already: `POST /api/<collection>/<act>`. */
export const collectionAct = <Body, Value>(act: Omit<RecordAct<Body, Value>, 'isId'>): Endpoint => ({
  path: `/${act.name}`,
  method: 'post',
  handler: handlerOf({ ...act, isId: (text) => text === '' }),
})

function handlerOf<Body, Value>(act: RecordAct<Body, Value>): PayloadHandler {
  return async (req) => {
    if (!activeCoordinator(req.user) || !req.user)
      return refusal([{ code: 'not-signed-in', message: 'Sign in to do this' }], 401)
    const id = String(req.routeParams?.id ?? '')
    if (!(act.isId ?? isRecordId)(id))
      return refusal([{ code: `${act.subject}-not-found`, message: 'There is no such record' }], 404)
    const body = act.shape.safeParse(await (act.read ?? bodyOf)(req))
    if (!body.success)
      return refusal([{ code: 'wrong-kind', message: 'The request body does not have the right form' }], 400)
    const by: ActBy = { id, user: req.user, address: addressOf(req) }
    const result = await act.run(applicationOf(req.payload), by, body.data)
    if (result.ok) return Response.json(act.answer(result.value))
    const code = result.problems[0]?.code ?? ''
    if (withoutRight.has(code)) await recordRefusedAct(req, id, { act: act.name, code }, act.subject)
    return refusal(result.problems, statuses[code] ?? 422)
  }
}

/** PostgreSQL keeps no text with it. A backslash before it is one that was typed. */
const holdsNul = /(?<!\\)(?:\\\\)*\\u0000/

async function bodyOf(req: PayloadRequest): Promise<unknown> {
  let body: unknown
  try {
    body = (await req.json?.()) ?? {}
  } catch {
    throw new APIError('The request body is not JSON', 400, null, true)
  }
  if (holdsNul.test(JSON.stringify(body)))
    throw new APIError('The request body holds a character that no text may hold (U+0000)', 400, null, true)
  return body
}

const refusal = (problems: Problem[], status: number) =>
  Response.json({ problems: problems.map(toldProblem) }, { status })

const statuses: Record<string, number> = {
  'request-not-found': 404,
  'staff-not-found': 404,
  'requestor-not-found': 404,
  'coordinator-not-found': 404,
  'form-not-found': 404,
  'message-not-found': 404,
  'job-not-found': 404,
  'incident-not-found': 404,
  'organization-not-found': 404,
  'review-not-found': 404,
  'review-item-not-found': 404,
  'finding-not-found': 404,
  'review-letter-not-found': 404,
  'evidence-pack-not-found': 404,
  'own-account': 403,
  'own-draw': 403,
  'draw-under-way': 409,
  'form-not-current': 409,
  'form-not-possible': 409,
  'form-scheduled-already': 409,
  'role-may-not': 403,
  'own-request': 403,
  'own-incident': 403,
  'not-possible-from-state': 409,
  'claimed-by-another': 409,
  'has-requestor': 409,
  'announcement-sent-already': 409,
  'already-verifying': 409,
}

/** Refusals for want of rights, which the audit trail keeps. */
const withoutRight = new Set([
  'request-not-found',
  'staff-not-found',
  'requestor-not-found',
  'coordinator-not-found',
  'form-not-found',
  'message-not-found',
  'job-not-found',
  'incident-not-found',
  'organization-not-found',
  'review-not-found',
  'review-item-not-found',
  'finding-not-found',
  'review-letter-not-found',
  'evidence-pack-not-found',
  'own-account',
  'own-draw',
  'role-may-not',
  'own-request',
  'own-incident',
])
