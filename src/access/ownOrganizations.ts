import type { Access, PayloadRequest, Where } from 'payload'
import { readerFor } from '../database/transaction.ts'
import type { Request } from '../payload-types.ts'
import { pacificDateOf } from '../policy/dates.ts'
import { applicationOf } from '../services/application.ts'
import { idOf, idsOf } from '../services/names.ts'
import { activeCoordinator, seesEverything } from './roles.ts'

const remembered = 'ownOrganizationIds'

/**
 * The organizations whose coordinator the signed-in person is, and those of the coordinators who are absent today
 * and named them as delegate. Read once for each request.
 */
export async function ownOrganizationIds(req: PayloadRequest): Promise<string[]> {
  const coordinator = activeCoordinator(req.user)
  if (!coordinator) return []
  const known = req.context[remembered] as Promise<string[]> | undefined
  if (known) return known
  const read = readOwnOrganizationIds(req, coordinator.id)
  req.context[remembered] = read
  return read
}

async function readOwnOrganizationIds(req: PayloadRequest, coordinatorId: string): Promise<string[]> {
  const { rows } = await readerFor(req).query(
    `select distinct parent_id as id from organizations_rels
      where path = 'coordinators' and (coordinators_id = $1 or coordinators_id in (
        select id from coordinators where stand_in_id = $1 and active
          and away_from <= $2 and (away_to is null or away_to >= $2)))`,
    [coordinatorId, pacificDateOf(applicationOf(req.payload).clock.now())],
  )
  return rows.map(({ id }) => String(id))
}

/** Ways by which a request reaches coordinators of other organizations (D6). */
const stoodIn = ['delegate', 'operations-unit']

/**
 * Records of one's own organizations, and what was routed or escalated to oneself as a delegate (R18); everything
 * for the Operations Unit and auditors.
 * @param organizationPath the field that names the organization
 * @param requestPath the path to the request whose route counts; `''` where the record is the request
 */
export function ofOwnOrganizations(organizationPath: string, requestPath?: string): Access {
  return async ({ req }) => {
    const coordinator = activeCoordinator(req.user)
    if (!coordinator) return false
    if (seesEverything(req.user)) return true
    const own = await ownOrganizationIds(req)
    const either: Where[] = own.length ? [{ [organizationPath]: { in: own } }] : []
    if (requestPath !== undefined) either.push(routedToOne(coordinator.id, requestPath && `${requestPath}.`))
    return either.length ? { or: either } : false
  }
}

/** A former coordinator of an organization keeps nothing: the usual route leads through the organization alone. */
const routedToOne = (coordinatorId: string, prefix: string): Where => ({
  and: [
    { [`${prefix}routedTo`]: { in: [coordinatorId] } },
    {
      or: [{ [`${prefix}routeLevel`]: { in: stoodIn } }, { [`${prefix}escalatedTo`]: { exists: true } }],
    },
  ],
})

/** The same rule as SQL, for what is counted or found by hand; `everything`, or both lists of the conditions. */
export type RequestScope =
  { everything: true } | { everything: false; organizationIds: string[]; coordinatorId: string }

/** Which requests the signed-in person may see. */
export async function requestScope(req: PayloadRequest): Promise<RequestScope> {
  if (seesEverything(req.user)) return { everything: true }
  return {
    everything: false,
    organizationIds: await ownOrganizationIds(req),
    coordinatorId: activeCoordinator(req.user)?.id ?? '',
  }
}

/**
 * Requests `r` that reached a coordinator as a delegate; the database keeps the table in step with the routes.
 * @param coordinator the parameter with the id
 */
export const stoodInSql = (coordinator: string): string =>
  `r.id = any(array(select request_id from request_stand_ins where coordinator_id = ${coordinator}))`

/** Whether the signed-in person may see, and so act on, this request. */
export async function maySee(req: PayloadRequest, request: Request): Promise<boolean> {
  const scope = await requestScope(req)
  if (scope.everything) return true
  if (scope.organizationIds.includes(idOf(request.organization) ?? '')) return true
  const isStoodIn = stoodIn.includes(request.routeLevel) || Boolean(request.escalatedTo)
  return isStoodIn && idsOf(request.routedTo).includes(scope.coordinatorId)
}
