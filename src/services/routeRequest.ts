import type { PayloadRequest } from 'payload'
import type { Coordinator, Organization } from '../payload-types.ts'
import { type CivilDate } from '../policy/dates.ts'
import { route, type RoutableCoordinator } from '../policy/routing.ts'
import { idsOf } from './names.ts'

type Route = ReturnType<typeof route>

/**
 * Finds the coordinators of an organization as they stand today and asks Table 1 (R22, R23, D6).
 * @param involved mail addresses of the requestor and the staff member, who may not decide
 */
export async function routeFor(
  req: PayloadRequest,
  organization: Organization,
  involved: string[],
  today: CivilDate,
): Promise<Route> {
  const own = idsOf(organization.coordinators)
  const delegate = idsOf([organization.delegate])
  const { docs } = await req.payload.find({
    collection: 'coordinators',
    where: { or: [{ id: { in: [...own, ...delegate] } }, { kind: { equals: 'operations-unit' } }] },
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  const known = docs.map(routable)
  return route({
    organizationType: organization.type,
    organizationName: organization.name,
    organizationActive: isActiveOn(organization, today),
    coordinators: known.filter(({ id }) => own.includes(id)),
    delegate: known.find(({ id }) => delegate.includes(id)),
    operationsUnit: known.filter(({ kind }) => kind === 'operations-unit'),
    involved,
    today,
  })
}

/** Whether an organization takes requests on a Pacific civil date. */
export function isActiveOn(
  organization: Pick<Organization, 'activeFrom' | 'activeTo'>,
  today: CivilDate,
): boolean {
  const { activeFrom, activeTo } = organization
  return (!activeFrom || activeFrom <= today) && (!activeTo || today <= activeTo)
}

const routable = (coordinator: Coordinator): RoutableCoordinator => ({
  id: coordinator.id,
  kind: coordinator.kind,
  email: coordinator.email,
  active: Boolean(coordinator.active),
  awayFrom: coordinator.awayFrom ?? undefined,
  awayTo: coordinator.awayTo ?? undefined,
})
