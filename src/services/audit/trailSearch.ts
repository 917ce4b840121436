import type { PayloadRequest } from 'payload'
import { ownOrganizationIds } from '../../access/ownOrganizations.ts'
import { seesEverything } from '../../access/roles.ts'
import type { SqlExecutor } from '../../database/connection.ts'
import { readerFor } from '../../database/transaction.ts'
import { endOfPacificDay, startOfPacificDay } from '../../policy/dates.ts'
import { Values } from '../inboxSql.ts'
import { type Marks, marksOfPerson, marksOfRecord } from './trailPeople.ts'
import { daysOf, type TrailPlace, type TrailQuery } from './trailQuery.ts'

/** One event as it is stored, with its place in the chain. */
export type TrailRow = {
  id: string
  position: string | null
  hash: string | null
  at: Date
  event: string
  actor_kind: string
  actor_id: string | null
  actor_email: string | null
  subject_kind: string | null
  subject_id: string | null
  request_id: string | null
  organization_id: string | null
  before: unknown
  after: unknown
  address: string | null
  outcome: string
}

/** A search whose people and records have been looked up, within what the signed-in person may see. */
export type TrailSearch = {
  sql: SqlExecutor
  /** Every organization, and what belongs to none, where it is null. */
  organizationIds: string[] | null
  query: TrailQuery
  person?: Marks
  record?: Marks
}

/** Looks up whom and what a search names. */
export async function prepareSearch(req: PayloadRequest, query: TrailQuery): Promise<TrailSearch> {
  const sql = readerFor(req)
  const own = seesEverything(req.user) ? null : await ownOrganizationIds(req)
  const { organizationId: named } = query
  return {
    sql,
    organizationIds: named ? (own ?? [named]).filter((id) => id === named) : own,
    query,
    person: query.person ? await marksOfPerson(sql, query.person) : undefined,
    record: query.record ? await marksOfRecord(sql, query.record) : undefined,
  }
}

const columns = `e.id, c.position, encode(c.hash, 'hex') as hash, e.at, e.event, e.actor_kind, e.actor_id,
  e.actor_email, e.subject_kind, e.subject_id, e.request_id, e.organization_id, e.before, e.after, e.address, e.outcome`

type Part = { limit: number; older?: TrailPlace; newer?: TrailPlace }

/** Events from a place on: to older ones, the newest of them first; to newer ones, the oldest of them first. */
export async function findEvents(search: TrailSearch, part: Part): Promise<TrailRow[]> {
  const values = new Values()
  const direction = part.newer ? 'asc' : 'desc'
  const { rows } = await search.sql.query(
    `select ${columns}
     from (${idsSql(search, part, values)}) found join audit_events e on e.id = found.id
       left join audit_chain c on c.event_id = e.id order by found.at ${direction}, found.id ${direction}`,
    values.list,
  )
  return rows as TrailRow[]
}

/** How many there are, at most one more than `most`. */
export async function countEvents(search: TrailSearch, most: number): Promise<number> {
  const values = new Values()
  const { rows } = await search.sql.query(
    `select count(*)::int as count from (${idsSql(search, { limit: most + 1 }, values)}) found`,
    values.list,
  )
  return Number(rows[0]?.count ?? 0)
}

/** One event, where the signed-in person may see it. */
export async function findEvent(
  { sql, organizationIds }: Pick<TrailSearch, 'sql' | 'organizationIds'>,
  id: string,
): Promise<TrailRow | undefined> {
  const { rows } = await sql.query(
    `select ${columns} from audit_events e left join audit_chain c on c.event_id = e.id
      where e.id = $1 and ($2::uuid[] is null or e.organization_id = any($2::uuid[]))`,
    [id, organizationIds],
  )
  return (rows as TrailRow[])[0]
}

/**
 * Ids of events in the order of time, by an index each way: for each person, record or organization by itself, so that
 * a page costs the same however long the trail is (T7).
 */
function idsSql(search: TrailSearch, part: Part, { add }: Values): string {
  const direction = part.newer ? 'asc' : 'desc'
  const order = `order by e.at ${direction}, e.id ${direction} limit ${add(part.limit)}`
  const where = conditionsOf(search, part, add)
  const { record, person, organizationIds } = search
  const each = (column: string, type: string, keys: string[]) =>
    `select e.id, e.at from unnest(${add([...new Set(keys)])}::${type}[]) k(key) cross join lateral (
       select e.id, e.at from audit_events e where e.${column} = k.key and ${where} ${order}) e`
  const marks = record ?? person
  if (marks) {
    const ways = [
      each('subject_id', 'text', marks.subjects),
      each('request_id', 'uuid', marks.requests),
      each('actor_email', 'text', marks.addresses),
      each('actor_id', 'text', marks.actors),
    ]
    return `select e.id, e.at from (${ways.join(' union ')}) e ${order}`
  }
  if (organizationIds)
    return `select e.id, e.at from (${each('organization_id', 'uuid', organizationIds)}) e ${order}`
  return `select e.id, e.at from audit_events e where ${where} ${order}`
}

function conditionsOf(search: TrailSearch, { older, newer }: Part, add: Values['add']): string {
  const { query, organizationIds, person, record } = search
  const { from, to } = daysOf(query)
  return [
    'true',
    ...(organizationIds ? [`e.organization_id = any(${add(organizationIds)}::uuid[])`] : []),
    ...(query.act ? [`e.event = ${add(query.act)}`] : []),
    ...(from ? [`e.at >= ${add(startOfPacificDay(from))}`] : []),
    ...(to ? [`e.at <= ${add(endOfPacificDay(to))}`] : []),
    ...(older ? [`(e.at, e.id) < (${add(older.at)}::timestamptz, ${add(older.id)}::uuid)`] : []),
    ...(newer ? [`(e.at, e.id) > (${add(newer.at)}::timestamptz, ${add(newer.id)}::uuid)`] : []),
    ...(record && person ? [anyMark(person, add)] : []),
  ].join(' and ')
}

const anyMark = ({ subjects, requests, addresses, actors }: Marks, add: Values['add']): string =>
  `(e.subject_id = any(${add(subjects)}) or e.request_id = any(${add(requests)}::uuid[])
    or e.actor_email = any(${add(addresses)}) or e.actor_id = any(${add(actors)}))`
