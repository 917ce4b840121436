import type { PayloadRequest } from 'payload'
import { sqlOf } from '../../database/transaction.ts'
import type { Coordinator } from '../../payload-types.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import { isRerouted, reroute, type Rerouted } from '../../policy/rerouting.ts'
import type { RoutingQuestion } from '../../policy/routing.ts'
import { applicationOf } from '../application.ts'
import { holdRoutes, questionFor } from '../routeRequest.ts'
import { lockOpen, type Moved, type OpenRequest } from './openWork.ts'
import { readdressWaiting } from './readdressWaiting.ts'
import { tellNewAddressees } from './tellNewAddressees.ts'
import { writeRoute } from './writeRoute.ts'
import { organizationById } from '../organizationById.ts'

/** Locks what is open of an organization, and holds off what is being sent to it. */
export async function lockWorkOfOrganization(
  req: PayloadRequest,
  organizationId: string,
): Promise<OpenRequest[]> {
  await holdRoutes(sqlOf(req), [organizationId], 'changing')
  return lockOpen(sqlOf(req), 'r.organization_id = $1', [organizationId])
}

/** Locks what a coordinator has and what is open where they answer, and holds off what is being sent there. */
export async function lockWorkOfCoordinator(req: PayloadRequest, id: string): Promise<OpenRequest[]> {
  const sql = sqlOf(req)
  const { rows } = await sql.query(organizationsOf, [id])
  const organizationIds = rows.map((row) => String(row.id))
  await holdRoutes(sql, organizationIds, 'changing')
  return lockOpen(sql, concerned, [id, organizationIds])
}

/** What is open of an organization, after a change of who answers for it (D26). */
export const rerouteOfOrganization = async (req: PayloadRequest, organizationId: string): Promise<number> =>
  rerouteAll(req, await lockWorkOfOrganization(req, organizationId))

/** What a coordinator has, and what is open where they answer, after a change of the account or its absence (D26). */
export async function rerouteOfCoordinator(req: PayloadRequest, coordinator: Coordinator): Promise<number> {
  const count = await rerouteAll(req, await lockWorkOfCoordinator(req, coordinator.id))
  if (!coordinator.active) await readdressWaiting(req, coordinator.email)
  return count
}

/** Where coordinator `$1` answers: as one of its own, as its delegate, or for one of its own who named them. */
const organizationsOf = `
  select o.id from organizations o where o.delegate_id = $1 or exists (
    select 1 from organizations_rels l join coordinators c on c.id = l.coordinators_id
     where l.parent_id = o.id and l.path = 'coordinators' and (c.id = $1 or c.stand_in_id = $1))`

const concerned = `(r.organization_id = any($2::uuid[]) or r.claimed_by_id = $1
  or (r.state = 'granted' and r.reviewed_by_id = $1)
  or r.id in (select parent_id from requests_rels where path = 'routedTo' and coordinators_id = $1))`

/**
 * Routes locked requests again, where who has them can no longer act; each new addressee gets one message.
 * @returns how many have another addressee now
 */
export async function rerouteAll(req: PayloadRequest, open: OpenRequest[]): Promise<number> {
  const questions = new Map<string, RoutingQuestion>()
  const moved: Moved[] = []
  for (const request of open) {
    const question = questions.get(request.organizationId) ?? (await ask(req, request.organizationId))
    questions.set(request.organizationId, question)
    const after = reroute({ ...question, involved: request.involved }, request)
    if (isRerouted(request, after)) moved.push({ request, after: withWorkGiven(request, after) })
  }
  for (const one of moved) await writeRoute(req, one)
  await tellNewAddressees(req, moved)
  return moved.length
}

/** Account work that is granted is given to somebody: it must not stay with who decided and left. */
const withWorkGiven = ({ state, holder }: OpenRequest, after: Rerouted): Rerouted =>
  state === 'granted' && holder && !after.holder ? { ...after, holder: after.routedTo[0] } : after

async function ask(req: PayloadRequest, organizationId: string): Promise<RoutingQuestion> {
  const organization = await organizationById(req, organizationId)
  return questionFor(req, organization, [], pacificDateOf(applicationOf(req.payload).clock.now()))
}
