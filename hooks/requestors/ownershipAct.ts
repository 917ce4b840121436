import { APIError, type Endpoint, type PayloadHandler, type PayloadRequest, type TypedUser } from 'payload'
import { activeCoordinator } from '../../src/access/roles.ts'
import { isRecordId } from '../../src/database/recordId.ts'
import type { Problem, Result } from '../../src/policy/problem.ts'
import { addressOf } from '../../src/services/actor.ts'
import { type Application, applicationOf } from '../../src/services/application.ts'
import { recordRefusedAct } from '../../src/services/recordRefusal.ts'

/** Who acts on which record, and what was sent with it. */
type Asked = { id: string; user: TypedUser; address?: string; body: unknown }

/** One act of a coordinator on who oversees whom, as REST offers it; the rules are in the services. */
export const ownershipAct = (
  name: string,
  subject: 'staff' | 'requestor',
  run: (app: Application, asked: Asked) => Promise<Result<unknown>>,
): Endpoint => ({ path: `/:id/${name}`, method: 'post', handler: handlerOf(name, subject, run) })

function handlerOf(
  name: string,
  subject: 'staff' | 'requestor',
  run: (app: Application, asked: Asked) => Promise<Result<unknown>>,
): PayloadHandler {
  return async (req) => {
    if (!activeCoordinator(req.user) || !req.user)
      return refusal([{ code: 'not-signed-in', message: 'Sign in to do this' }], 401)
    const id = String(req.routeParams?.id ?? '')
    if (!isRecordId(id))
      return refusal([{ code: `${subject}-not-found`, message: 'There is no such record' }], 404)
    const asked: Asked = { id, user: req.user, address: addressOf(req), body: await bodyOf(req) }
    const result = await run(applicationOf(req.payload), asked)
    if (result.ok) return Response.json({ id })
    const code = result.problems[0]?.code ?? ''
    if (withoutRight.has(code)) await recordRefusedAct(req, id, { act: name, code }, subject)
    return refusal(result.problems, statuses[code] ?? 422)
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
  'wrong-kind': 400,
  'staff-not-found': 404,
  'requestor-not-found': 404,
  'role-may-not': 403,
  'own-request': 403,
  'has-requestor': 409,
}

/** Refusals for want of rights, which the audit trail keeps. */
const withoutRight = new Set(['staff-not-found', 'requestor-not-found', 'role-may-not', 'own-request'])
