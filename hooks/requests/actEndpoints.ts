import { APIError, type Endpoint, type PayloadHandler, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { activeCoordinator } from '../../src/access/roles.ts'
import { isRecordId } from '../../src/database/recordId.ts'
import type { Request } from '../../src/payload-types.ts'
import type { Problem, Result } from '../../src/policy/problem.ts'
import { addressOf } from '../../src/services/actor.ts'
import { type Application, applicationOf } from '../../src/services/application.ts'
import {
  type By,
  claimRequest,
  denyRequest,
  grantRequest,
  releaseRequest,
  returnRequest,
} from '../../src/services/decideRequest.ts'
import { recordAccount, recordDeactivation } from '../../src/services/recordAccount.ts'
import { recordRefusedAct } from '../../src/services/recordRefusal.ts'

const text = z.string().max(10_000)
const nothing = z.object({})

/** One act as REST offers it: the shape of its body, and the use case that it calls. */
const act = <Body>(
  name: string,
  shape: z.ZodType<Body>,
  run: (app: Application, by: By, body: Body) => Promise<Result<Request>>,
): Endpoint => ({ path: `/:id/${name}`, method: 'post', handler: handlerOf(name, shape, run) })

/** Acts of a coordinator on a request, `POST /api/requests/:id/<act>`; the rules are in the services. */
export const actEndpoints: Endpoint[] = [
  act('claim', nothing, claimRequest),
  act('release', nothing, releaseRequest),
  act(
    'grant',
    z.object({
      ispaSeenOn: text.optional(),
      statementSeenOn: text.optional(),
      privilegesGranted: z.array(text).max(200).optional(),
      privilegesRemoved: z.array(text).max(200).optional(),
      text: text.optional(),
      note: text.optional(),
    }),
    grantRequest,
  ),
  act('deny', z.object({ reasonCode: text.default(''), text: text.default('') }), denyRequest),
  act(
    'return',
    z.object({ parts: z.array(text).max(20).default([]), text: text.default('') }),
    returnRequest,
  ),
  act(
    'record-account',
    z.object({ username: text.default(''), temporaryPassword: text.default('') }),
    recordAccount,
  ),
  act(
    'record-deactivation',
    z.object({ deactivatedOn: text.default(''), deactivatedTime: text.default('') }),
    recordDeactivation,
  ),
]

function handlerOf<Body>(
  name: string,
  shape: z.ZodType<Body>,
  run: (app: Application, by: By, body: Body) => Promise<Result<Request>>,
): PayloadHandler {
  return async (req) => {
    const coordinator = activeCoordinator(req.user)
    if (!coordinator || !req.user)
      return refusal([{ code: 'not-signed-in', message: 'Sign in to do this' }], 401)
    const requestId = String(req.routeParams?.id ?? '')
    if (!isRecordId(requestId))
      return refusal([{ code: 'request-not-found', message: 'There is no such request' }], 404)
    const body = shape.safeParse(await bodyOf(req))
    if (!body.success)
      return refusal([{ code: 'wrong-kind', message: 'The request body does not have the right form' }], 400)
    const by: By = { requestId, user: req.user, address: addressOf(req) }
    const result = await run(applicationOf(req.payload), by, body.data)
    if (!result.ok) {
      const code = result.problems[0]?.code ?? ''
      if (withoutRight.has(code)) await recordRefusedAct(req, requestId, { act: name, code })
      return refusal(result.problems, statuses[code] ?? 422)
    }
    const { id, reference, state } = result.value
    return Response.json({ request: { id, reference, state } })
  }
}

async function bodyOf(req: PayloadRequest): Promise<unknown> {
  try {
    return (await req.json?.()) ?? {}
  } catch {
    throw new APIError('The request body is not JSON', 400, null, true)
  }
}

const refusal = (problems: Problem[], status: number) => Response.json({ problems }, { status })

const statuses: Record<string, number> = {
  'request-not-found': 404,
  'role-may-not': 403,
  'own-request': 403,
  'not-possible-from-state': 409,
  'claimed-by-another': 409,
}

/** Refusals for want of rights, which the audit trail keeps. */
const withoutRight = new Set(['request-not-found', 'role-may-not', 'own-request'])
