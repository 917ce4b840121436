import type { PayloadRequest } from 'payload'
import { requestScope, stoodInSql } from '../access/ownOrganizations.ts'
import { activeCoordinator } from '../access/roles.ts'
import { poolOf } from '../database/connection.ts'
import { applicationOf } from './application.ts'
import { type Count, countOf, MOST_COUNTED } from './count.ts'
import { type InboxQuery, type InboxView, inboxViews, readInboxQuery } from './inboxQuery.ts'
import { asRow, assignedTo, type InboxRow, type RequestRecord, rowColumns } from './inboxRow.ts'
import {
  type AddressOf,
  afterRequest,
  byAddress,
  conditionsOf,
  type Filter,
  orderOf,
  type Reader,
  selectWithin,
  stoodInOnce,
  Values,
} from './inboxSql.ts'

export type { InboxRow } from './inboxRow.ts'

export type Inbox = { rows: InboxRow[]; total: Count; page: number; hasNext: boolean }

/** The filters of an address, and what else narrows a list down. */
export type ListQuery = InboxQuery & Pick<Filter, 'ids' | 'flagged'>

/** One page of the requests that the signed-in person may see, and how many there are (R18). */
export async function listInbox(req: PayloadRequest, query: ListQuery): Promise<Inbox> {
  const [reader, filter] = await Promise.all([readerOf(req), filterOf(req, query)])
  const [found, total] = await Promise.all([
    find(req, reader, filter, query, { skip: (query.page - 1) * query.size, limit: query.size + 1 }),
    countFound(req, reader, filter),
  ])
  // A bookmark of a page that is gone leads to the first one.
  if (!found.length && query.page > 1) return listInbox(req, { ...query, page: 1 })
  return {
    rows: found.slice(0, query.size),
    total,
    page: query.page,
    hasNext: found.length > query.size,
  }
}

/** How many requests each saved view holds for the signed-in person; of one organization alone, if it is named. */
export async function countInbox(
  req: PayloadRequest,
  organizationId?: string,
): Promise<Record<InboxView, Count>> {
  const reader = await readerOf(req)
  const values = new Values()
  const counts = inboxViews.map((view) => {
    const filter = { ...readInboxQuery({ view }), organizationId }
    return `(${countSql(reader, filter, values.add, 'stood_in')}) as "${view}"`
  })
  const { rows } = await poolOf(req.payload).query<Record<InboxView, number>>(
    `with stood_in as materialized (${stoodInOnce(reader.scope, values.add)}) select ${counts.join(', ')}`,
    values.list,
  )
  return Object.fromEntries(inboxViews.map((view) => [view, countOf(rows[0]?.[view] ?? 0)])) as Record<
    InboxView,
    Count
  >
}

/**
 * The request that follows in a list, or else the first of the list: where to go on after this one was dealt with.
 */
export async function nextInInbox(
  req: PayloadRequest,
  query: InboxQuery,
  requestId: string,
): Promise<{ id: string; reference: string } | undefined> {
  const [reader, filter] = await Promise.all([readerOf(req), filterOf(req, query)])
  const [following] = await find(req, reader, filter, query, { limit: 1, after: requestId })
  if (following) return following
  const first = await find(req, reader, filter, query, { limit: 2 })
  return first.find(({ id }) => id !== requestId)
}

/** Every request of a list, some hundreds at a time, the newest first. */
export async function* inboxPages(req: PayloadRequest, query: ListQuery): AsyncGenerator<InboxRow[]> {
  const [reader, filter] = await Promise.all([readerOf(req), filterOf(req, query)])
  const order = { sort: 'age', descending: false } as const
  let after: string | undefined
  do {
    const rows = await find(req, reader, filter, order, { limit: EXPORTED_AT_ONCE, after })
    if (rows.length) yield rows
    after = rows.length === EXPORTED_AT_ONCE ? rows.at(-1)?.id : undefined
  } while (after)
}

const EXPORTED_AT_ONCE = 500

/** The organizations that a list can be narrowed to: those whose requests the signed-in person may see. */
export async function organizationsToFilter(req: PayloadRequest): Promise<{ id: string; name: string }[]> {
  const scope = await requestScope(req)
  const { rows } = await poolOf(req.payload).query<{ id: string; name: string }>(
    `select id, name from organizations where $1::uuid[] is null or id = any($1::uuid[])
       or id in (select r.organization_id from requests r where ${stoodInSql('$2')})
     order by name`,
    scope.everything ? [null, null] : [scope.organizationIds, scope.coordinatorId],
  )
  return rows
}

async function readerOf(req: PayloadRequest): Promise<Reader> {
  return {
    scope: await requestScope(req),
    coordinatorId: activeCoordinator(req.user)?.id ?? '',
    now: applicationOf(req.payload).clock.now(),
  }
}

/** Names of organizations are few: their words are looked up first. */
async function filterOf(req: PayloadRequest, query: ListQuery): Promise<Filter> {
  if (!query.search) return query
  const address = query.search.includes('@') ? await addressOf(req, query.search) : undefined
  if (address) return { ...query, address }
  const { rows } = await poolOf(req.payload).query<{ place: number; ids: string[] }>(
    `select word.place::int, array_agg(o.id) as ids
       from unnest($1::text[]) with ordinality as word(text, place)
       join organizations o on strpos(lower(o.name), lower(word.text)) > 0
      group by word.place`,
    [query.search.split(/\s+/).slice(0, 6)],
  )
  const named: string[][] = []
  for (const { place, ids } of rows) named[place - 1] = ids
  return { ...query, named }
}

/** Whose mail address exactly this is; nothing where it is nobody's: a part of one is searched by its words. */
async function addressOf(req: PayloadRequest, search: string): Promise<AddressOf | undefined> {
  const { rows } = await poolOf(req.payload).query<AddressOf>(
    `select exists (select 1 from requests r where ${byAddress.staff('$1')}) as staff,
       exists (select 1 from requests r where ${byAddress.requestor('$1')}) as requestor`,
    [search.toLowerCase()],
  )
  return rows.find(({ staff, requestor }) => staff || requestor)
}

type Part = { limit: number; skip?: number; after?: string }

async function find(
  req: PayloadRequest,
  reader: Reader,
  filter: Filter,
  sorted: Pick<InboxQuery, 'sort' | 'descending'>,
  { limit, skip = 0, after }: Part,
): Promise<InboxRow[]> {
  const values = new Values()
  const order = orderOf(sorted)
  const where = [
    conditionsOf(filter, reader, values.add),
    ...(after ? [afterRequest(order, after, values.add)] : []),
  ].join(' and ')
  const columns = ['r.id', ...order.keys.map((key, place) => `${key} as key_${place}`)].join(', ')
  const keys = order.keys.map((_, place) => `key_${place} ${order.direction}`).join(', ')
  const found = selectWithin(reader.scope, { columns, where, order, limit: skip + limit }, values.add)
  const { rows } = await poolOf(req.payload).query<RequestRecord>(
    `with page as (select * from (${found}) found order by ${keys} limit ${limit} offset ${skip})
     select ${rowColumns} from page
       join requests r on r.id = page.id
       join organizations o on o.id = r.organization_id
       left join coordinators c on c.id = ${assignedTo}
     order by ${keys}`,
    values.list,
  )
  return rows.map((record) => asRow(record, reader.coordinatorId, reader.now))
}

const countSql = (reader: Reader, filter: Filter, value: Values['add'], stoodIn?: string): string => {
  const where = conditionsOf(filter, reader, value)
  const found = selectWithin(reader.scope, { columns: '1', where, limit: MOST_COUNTED + 1, stoodIn }, value)
  return `select count(*)::int from (select 1 from (${found}) every limit ${MOST_COUNTED + 1}) counted`
}

async function countFound(req: PayloadRequest, reader: Reader, filter: Filter): Promise<Count> {
  const values = new Values()
  const { rows } = await poolOf(req.payload).query<{ count: number }>(
    countSql(reader, filter, values.add),
    values.list,
  )
  return countOf(rows[0]?.count ?? 0)
}
