import type { Access, PayloadRequest, Where } from 'payload'
import { activeCoordinator, seesEverything } from './roles.ts'

const remembered = 'ownOrganizationIds'

/** The organizations whose coordinator the signed-in person is. Read once for each request. */
export async function ownOrganizationIds(req: PayloadRequest): Promise<string[]> {
  const known = req.context[remembered] as string[] | undefined
  if (known) return known
  const coordinator = activeCoordinator(req.user)
  if (!coordinator) return []
  const { docs } = await req.payload.find({
    collection: 'organizations',
    where: { coordinators: { in: [coordinator.id] } },
    select: {},
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  const ids = docs.map((organization) => organization.id)
  req.context[remembered] = ids
  return ids
}

/**
 * Records of one's own organizations, and what was routed to oneself as a delegate (R18); everything for the
 * Operations Unit and auditors.
 * @param organizationPath the field that names the organization
 * @param routedPath the field that names the coordinators a request was routed to
 */
export function ofOwnOrganizations(organizationPath: string, routedPath?: string): Access {
  return async ({ req }) => {
    const coordinator = activeCoordinator(req.user)
    if (!coordinator) return false
    if (seesEverything(req.user)) return true
    const own = await ownOrganizationIds(req)
    const either: Where[] = own.length ? [{ [organizationPath]: { in: own } }] : []
    if (routedPath) either.push({ [routedPath]: { in: [coordinator.id] } })
    return either.length ? { or: either } : false
  }
}
