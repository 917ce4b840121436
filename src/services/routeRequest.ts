import type { PayloadRequest } from 'payload'
import { isRecordId } from '../database/recordId.ts'
import type { SqlExecutor } from '../database/transaction.ts'
import type { Coordinator, Organization, Request } from '../payload-types.ts'
import type { CivilDate } from '../policy/dates.ts'
import {
  ableOf,
  delegatesOf,
  isAway,
  route,
  type RoutableCoordinator,
  type RoutingQuestion,
} from '../policy/routing.ts'
import type { EscalationLevel } from '../policy/vocabulary.ts'
import { idOf, idsOf } from './names.ts'

type Route = ReturnType<typeof route>

/**
 * Finds the coordinators of an organization as they stand today and asks Table 1 (R22, R23, D6).
 * @param involved mail addresses of the requestor and the staff member, who may not decide
 */
export const routeFor = async (
  req: PayloadRequest,
  organization: Organization,
  involved: string[],
  today: CivilDate,
): Promise<Route> => route(await questionFor(req, organization, involved, today))

/**
 * Holds who answers for an organization until the transaction ends: a request that is being routed and a change of
 * coordinators wait for each other, so that neither misses the other.
 * @param as `reading` for many at a time, `changing` for one alone; ids that are no organization are passed over
 */
export async function holdRoutes(sql: SqlExecutor, ids: string[], as: 'reading' | 'changing'): Promise<void> {
  await sql.query(
    `select from organizations where id = any($1::uuid[]) order by id for ${as === 'reading' ? 'share' : 'no key update'}`,
    [ids.filter(isRecordId)],
  )
}

export type StandIn = Pick<RoutableCoordinator, 'id' | 'email'>

/** Who can be asked on top of those who have a request already, at each level of escalation. */
export async function standInsFor(
  req: PayloadRequest,
  organization: Organization,
  request: Request,
  today: CivilDate,
): Promise<Record<EscalationLevel, StandIn[]>> {
  const question = await questionFor(req, organization, [request.requestorEmail, request.staffEmail], today)
  const has = idsOf(request.routedTo)
  const known = [...(question.standIns ?? []), ...(question.delegate ? [question.delegate] : [])]
  const delegates = delegatesOf(question).ids.filter((id) => !has.includes(id))
  return {
    delegate: known.filter(({ id }, place) => delegates.includes(id) && place === indexOf(known, id)),
    'operations-unit': ableOf(question, question.operationsUnit),
  }
}

const indexOf = (list: StandIn[], id: string) => list.findIndex((one) => one.id === id)

/** What Table 1 is asked about an organization, as it stands on a Pacific day. */
export async function questionFor(
  req: PayloadRequest,
  organization: Organization,
  involved: string[],
  today: CivilDate,
): Promise<RoutingQuestion> {
  const own = await coordinatorsById(req, idsOf(organization.coordinators))
  const named = own.filter((one) => isAway(routable(one), today)).flatMap(({ standIn }) => idsOf([standIn]))
  const delegate = idOf(organization.delegate)
  const others = await coordinatorsBy(req, {
    or: [
      { id: { in: [...named, ...(delegate ? [delegate] : [])] } },
      { kind: { equals: 'operations-unit' } },
    ],
  })
  return {
    organizationType: organization.type,
    organizationName: organization.name,
    organizationActive: isActiveOn(organization, today),
    coordinators: own.map(routable),
    delegate: others.map(routable).find(({ id }) => id === delegate),
    standIns: others.map(routable).filter(({ id }) => named.includes(id)),
    operationsUnit: others.map(routable).filter(({ kind }) => kind === 'operations-unit'),
    involved,
    today,
  }
}

/** Coordinators by their ids; ids of nobody are passed over. */
export const coordinatorsById = (req: PayloadRequest, ids: string[]): Promise<Coordinator[]> =>
  coordinatorsBy(req, { id: { in: ids } })

async function coordinatorsBy(
  req: PayloadRequest,
  where: Parameters<PayloadRequest['payload']['find']>[0]['where'],
): Promise<Coordinator[]> {
  const { docs } = await req.payload.find({
    collection: 'coordinators',
    where,
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  return docs
}

/** Whether an organization takes requests on a Pacific civil date. */
export function isActiveOn(
  organization: Pick<Organization, 'activeFrom' | 'activeTo'>,
  today: CivilDate,
): boolean {
  const { activeFrom, activeTo } = organization
  return (!activeFrom || activeFrom <= today) && (!activeTo || today <= activeTo)
}

/** A coordinator as the rules of routing know one. */
export const routable = (coordinator: Coordinator): RoutableCoordinator => ({
  id: coordinator.id,
  kind: coordinator.kind,
  email: coordinator.email,
  active: Boolean(coordinator.active),
  awayFrom: coordinator.awayFrom ?? undefined,
  awayTo: coordinator.awayTo ?? undefined,
})
