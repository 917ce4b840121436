import type { PayloadRequest } from 'payload'
import { isOperationsUnit } from '../../access/roles.ts'
import { isRecordId } from '../../database/recordId.ts'
import { readerFor } from '../../database/transaction.ts'
import type { Coordinator, Organization } from '../../payload-types.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import { mayCoordinate, route, type RoutingQuestion } from '../../policy/routing.ts'
import { applicationOf } from '../application.ts'
import { idsOf } from '../names.ts'
import { questionFor } from '../routeRequest.ts'
import { isOpenSql } from '../isOpenSql.ts'

/** An organization that somebody coordinates or is the delegate of, and who answers when they no longer do. */
export type HeldOrganization = {
  id: string
  name: string
  openRequests: number
  /** Nobody else coordinates it today. */
  isOnly: boolean
  /** A sentence: why its requests go where they go without this person. */
  without: string
}

export type Standing = {
  coordinator: Pick<Coordinator, 'id' | 'name' | 'kind'> & { active: boolean }
  organizations: HeldOrganization[]
  /** Open requests that they have: claimed or routed to them by name, and granted ones with open account work. */
  requests: number
  granted: number
  /** Who can take all of it over: active accounts of the same kind. */
  successors: { id: string; name: string }[]
}

/** What a coordinator has, before the account is changed; for the Operations Unit alone (D26). */
export async function readStanding(req: PayloadRequest, id: string): Promise<Standing | undefined> {
  if (!isOperationsUnit(req.user) || !isRecordId(id)) return undefined
  const inside = { depth: 0, overrideAccess: true, req } as const
  const found = await req.payload.findByID({ collection: 'coordinators', id, disableErrors: true, ...inside })
  if (!found) return undefined
  const { docs } = await req.payload.find({
    collection: 'organizations',
    where: { or: [{ coordinators: { contains: id } }, { delegate: { equals: id } }] },
    sort: 'name',
    pagination: false,
    ...inside,
  })
  const { rows } = await readerFor(req).query(
    `select count(*)::int as requests, (count(*) filter (where r.state = 'granted'))::int as granted from requests r
      where ${isOpenSql('r')} and (r.claimed_by_id = $1
        or (r.state = 'granted' and r.claimed_by_id is null and r.reviewed_by_id = $1)
        or (r.state <> 'granted' and r.claimed_by_id is null
          and r.id in (select parent_id from requests_rels where path = 'routedTo' and coordinators_id = $1)))`,
    [id],
  )
  const { rows: others } = await readerFor(req).query(
    'select id, name from coordinators where active and kind::text = $2 and id <> $1 order by name, id',
    [id, found.kind],
  )
  return {
    coordinator: { id, name: found.name, kind: found.kind, active: Boolean(found.active) },
    organizations: await Promise.all(docs.map((one) => held(req, one, id))),
    requests: Number(rows[0]?.requests),
    granted: Number(rows[0]?.granted),
    successors: others.map((one) => ({ id: String(one.id), name: String(one.name) })),
  }
}

async function held(req: PayloadRequest, organization: Organization, id: string): Promise<HeldOrganization> {
  const today = pacificDateOf(applicationOf(req.payload).clock.now())
  const question = await questionFor(req, organization, [], today)
  const without = question.coordinators.filter((one) => one.id !== id)
  const { rows } = await readerFor(req).query(
    `select count(*)::int as open from requests r where organization_id = $1 and ${isOpenSql('r')}`,
    [organization.id],
  )
  return {
    id: organization.id,
    name: organization.name,
    openRequests: Number(rows[0]?.open),
    isOnly:
      idsOf(organization.coordinators).includes(id) &&
      !without.some(({ kind, active }) => active && mayCoordinate(organization.type, kind)),
    without: route(withoutThem(question, id)).reason,
  }
}

const withoutThem = (question: RoutingQuestion, id: string): RoutingQuestion => ({
  ...question,
  coordinators: question.coordinators.filter((one) => one.id !== id),
  standIns: question.standIns?.filter((one) => one.id !== id),
  delegate: question.delegate?.id === id ? undefined : question.delegate,
  operationsUnit: question.operationsUnit.filter((one) => one.id !== id),
})
