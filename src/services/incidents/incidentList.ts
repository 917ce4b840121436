import type { PayloadRequest } from 'payload'
import { requestScope } from '../../access/ownOrganizations.ts'
import { seesEverything } from '../../access/roles.ts'
import { poolOf } from '../../database/connection.ts'
import type { CivilDate } from '../../policy/dates.ts'
import type { IncidentTimes } from '../../policy/incidentOrder.ts'
import { boundsOf } from '../../policy/quarters.ts'
import type { IncidentSource, IncidentState } from '../../policy/vocabulary.ts'
import { applicationOf } from '../application.ts'
import { type Count, countOf, MOST_COUNTED } from '../count.ts'
import { Values } from '../inboxSql.ts'
import { type IncidentQuery, INCIDENTS_A_PAGE, statesOf } from './incidentQuery.ts'
import { withinScope } from './incidentScope.ts'

/** One late deactivation in the list. */
export type IncidentRow = IncidentTimes & {
  id: string
  personName: string
  personEmail: string
  username: string
  organizationId: string
  organization: string
  lastDay: CivilDate
  lastTime?: string
  openedAt: Date
  /** Of the last round; for oversight alone. */
  investigator?: string
}

export type IncidentList = {
  rows: IncidentRow[]
  total: Count
  page: number
  hasNext: boolean
  /** UTC instant at which it was read. */
  readAt: Date
  /** Whether investigations are for the signed-in person. */
  oversight: boolean
}

/** The late deactivations that the signed-in person may see, the newest first (D12). */
export async function listIncidents(req: PayloadRequest, query: IncidentQuery): Promise<IncidentList> {
  const [found, total] = await Promise.all([
    findIncidents(req, query, { limit: INCIDENTS_A_PAGE + 1, offset: (query.page - 1) * INCIDENTS_A_PAGE }),
    countIncidents(req, query),
  ])
  return {
    rows: found.slice(0, INCIDENTS_A_PAGE),
    total,
    page: query.page,
    hasNext: found.length > INCIDENTS_A_PAGE,
    readAt: applicationOf(req.payload).clock.now(),
    oversight: seesEverything(req.user),
  }
}

/** How many there are, counted to a bound. */
export async function countIncidents(req: PayloadRequest, query: Partial<IncidentQuery>): Promise<Count> {
  const values = new Values()
  const where = await conditionsOf(req, query, values)
  const { rows } = await poolOf(req.payload).query<{ count: number }>(
    `select count(*)::int as count from (select 1 from incidents i where ${where} limit ${MOST_COUNTED + 1}) one`,
    values.list,
  )
  return countOf(rows[0]?.count ?? 0)
}

/** Those that wait for the Operations Unit; nothing for who does not see investigations (R45). */
export async function countToInvestigate(
  req: PayloadRequest,
  organizationId?: string,
): Promise<Count | undefined> {
  return seesEverything(req.user)
    ? countIncidents(req, { state: 'to-investigate', organizationId })
    : undefined
}

type IncidentRecord = {
  id: string
  state: IncidentState
  source: IncidentSource
  person_name: string
  person_email: string
  username: string | null
  organization_id: string
  organization: string
  last_day: CivilDate
  last_time: string | null
  last_moment_at: Date
  opened_at: Date
  coordinators_told_at: Date | null
  deactivated_at: Date | null
  operations_told_at: Date | null
  closed_at: Date | null
  investigator: string | null
}

/** Of those that the signed-in person may see, the newest first. */
export async function findIncidents(
  req: PayloadRequest,
  query: Partial<IncidentQuery>,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<IncidentRow[]> {
  const values = new Values()
  const where = await conditionsOf(req, query, values)
  const { rows } = await poolOf(req.payload).query<IncidentRecord>(
    `with page as (select i.* from incidents i where ${where}
       order by i.opened_at desc, i.id desc limit ${limit} offset ${offset})
     select page.*, o.name as organization, last_round.investigator
       from page join organizations o on o.id = page.organization_id
       left join lateral (select c.name as investigator from investigations v
         join coordinators c on c.id = v.investigator_id
        where v.incident_id = page.id order by v.round desc limit 1) last_round on true
      order by page.opened_at desc, page.id desc`,
    values.list,
  )
  const oversight = seesEverything(req.user)
  return rows.map((row) => asRow(row, oversight))
}

async function conditionsOf(
  req: PayloadRequest,
  { state, organizationId, quarter }: Partial<IncidentQuery>,
  values: Values,
): Promise<string> {
  const bounds = quarter && boundsOf(quarter)
  return [
    withinScope(await requestScope(req), values.add),
    ...(state ? [`i.state = any(${values.add(statesOf(state))}::enum_incidents_state[])`] : []),
    ...(organizationId ? [`i.organization_id = ${values.add(organizationId)}`] : []),
    ...(bounds
      ? [`i.opened_at >= ${values.add(bounds.from)} and i.opened_at < ${values.add(bounds.before)}`]
      : []),
  ].join(' and ')
}

const asRow = (row: IncidentRecord, oversight: boolean): IncidentRow => ({
  id: row.id,
  state: row.state,
  source: row.source,
  personName: row.person_name,
  personEmail: row.person_email,
  username: row.username ?? '',
  organizationId: row.organization_id,
  organization: row.organization,
  lastDay: row.last_day,
  lastTime: row.last_time ?? undefined,
  lastMomentAt: row.last_moment_at,
  openedAt: row.opened_at,
  coordinatorsToldAt: row.coordinators_told_at ?? undefined,
  deactivatedAt: row.deactivated_at ?? undefined,
  operationsToldAt: row.operations_told_at ?? undefined,
  closedAt: row.closed_at ?? undefined,
  ...(oversight && row.investigator && { investigator: row.investigator }),
})
