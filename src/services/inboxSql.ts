import { type RequestScope, stoodInSql } from '../access/ownOrganizations.ts'
import {
  addDays,
  type CivilDate,
  endOfPacificDay,
  pacificDateOf,
  startOfPacificDay,
} from '../policy/dates.ts'
import { kindOf } from '../policy/kinds/index.ts'
import { parseReference } from '../policy/reference.ts'
import { DUE_WITHIN_DAYS } from '../policy/review/departure.ts'
import { openStates, requestKinds, type RequestState } from '../policy/vocabulary.ts'
import type { InboxQuery, InboxSort, InboxView } from './inboxQuery.ts'
import { searchTerms } from './searchTerms.ts'

/** Who reads, when. */
export type Reader = { scope: RequestScope; coordinatorId: string; now: Date }

/** As whom somebody with a mail address stands in requests. */
export type AddressOf = { staff: boolean; requestor: boolean }

/** What a page of the inbox is narrowed to. */
export type Filter = Omit<InboxQuery, 'sort' | 'descending' | 'page' | 'size'> & {
  /** Organizations whose names hold the words of the search, word by word. */
  named?: string[][]
  /** The search is the whole mail address of somebody: whose it is, in the requests that there are. */
  address?: AddressOf
  ids?: string[]
  /** Only those whose route is not the one of Table 1 (D6). */
  flagged?: boolean
}

/** Gathers values; each becomes a numbered parameter. */
export class Values {
  readonly list: unknown[] = []
  add = (value: unknown): string => `$${this.list.push(value)}`
}

/** Written out, so that the indexes of open requests can be used. */
const inStates = (...states: RequestState[]) =>
  `r.state in (${states.map((state) => `'${state}'`).join(', ')})`
const kindsWithLastDay = requestKinds.filter((kind) => kindOf(kind).asks.includes('lastDay'))
const leaving = `r.kind in (${kindsWithLastDay.map((kind) => `'${kind}'`).join(', ')})`

/** With mail that did not arrive and that nobody has settled; as the partial index has it, read once. */
const withUndelivered = `r.id = any(array(select m.request_id from messages m
  where m.state in ('failed', 'bounced') and m.settled_at is null and m.request_id is not null))`

/** Nobody has it, or the person, or a colleague who is not there to do it: away today, or no longer active. */
const waitsFor = (coordinatorId: string, today: CivilDate, value: Values['add']): string =>
  `(${holder} is null or ${holder} = any(array(
     select c.id from coordinators c where c.id = ${value(coordinatorId || null)} or not c.active
         or (c.away_from <= ${value(today)} and coalesce(c.away_to >= ${value(today)}, true)))))`

/** Who has a request: who took it on, or who granted it without. */
const holder = 'coalesce(r.claimed_by_id, r.reviewed_by_id)'

/** What a saved view holds, of requests `r`. The clock stands still while a requestor is asked (`returned`). */
function ofView(view: InboxView, { now, coordinatorId }: Reader, value: Values['add']): string {
  const today = pacificDateOf(now)
  const views: Record<InboxView, () => string> = {
    'to-do': () =>
      `${inStates('submitted', 'in-review', 'granted')} and ${waitsFor(coordinatorId, today, value)}`,
    late: () =>
      `${inStates('submitted', 'in-review', 'returned')} and ${leaving} and r.due_at < ${value(now)}`,
    overdue: () =>
      `${inStates('submitted', 'in-review', 'granted')} and not ${leaving} and r.due_at < ${value(now)}`,
    'due-today': () =>
      `${inStates('submitted', 'in-review', 'granted')} and r.due_at between ${value(now)} and ${value(endOfPacificDay(today))}`,
    mine: () => `${inStates('in-review', 'granted')} and ${holder} = ${value(coordinatorId || null)}`,
    unassigned: () => inStates('submitted'),
    granted: () => inStates('granted'),
    waiting: () => inStates('returned'),
    open: () => inStates(...openStates),
    undelivered: () => withUndelivered,
    due: () =>
      `${inStates('submitted', 'in-review', 'returned')} and ${leaving} and r.due_at <= ${value(endOfPacificDay(addDays(today, DUE_WITHIN_DAYS)))}`,
    decided: () => inStates('completed', 'denied', 'withdrawn', 'superseded'),
    all: () => 'true',
  }
  return views[view]()
}

/** The conditions of a filter on requests `r`. */
export function conditionsOf(filter: Filter, reader: Reader, value: Values['add']): string {
  const { kind, state, organizationId, requestor, from, to, search, ids } = filter
  return [
    ofView(filter.view, reader, value),
    ...(kind ? [`r.kind = ${value(kind)}`] : []),
    ...(state ? [inStates(state)] : []),
    ...(organizationId ? [`r.organization_id = ${value(organizationId)}`] : []),
    ...(requestor ? [byRequestor(requestor, value)] : []),
    ...(from ? [`r.submitted_at >= ${value(startOfPacificDay(from))}`] : []),
    ...(to ? [`r.submitted_at <= ${value(endOfPacificDay(to))}`] : []),
    ...(search ? [bySearch(filter, value)] : []),
    ...(filter.flagged ? ['r.route_flagged'] : []),
    ...(ids ? [`r.id = any(${value(ids)}::uuid[])`] : []),
  ].join(' and ')
}

/** A whole address is looked up; a name is found by its words, through the index, and then in the name itself. */
function byRequestor(requestor: string, value: Values['add']): string {
  if (requestor.includes('@')) return `r.requestor_email = ${value(requestor.toLowerCase())}`
  const terms = requestor.split(/\s+/).flatMap(searchTerms)
  if (!terms.length) return 'false'
  return `r.search @@ to_tsquery('simple', ${value(terms.join(' & '))})
    and strpos(lower(r.requestor_name), ${value(requestor.toLowerCase())}) > 0`
}

/** Every word must begin a word of the request or stand in the name of its organization; a reference is looked up. */
function bySearch({ search, named = [], address }: Filter, value: Values['add']): string {
  const reference = parseReference(search)
  if (reference) return `r.reference = ${value(reference)}`
  if (address) return ofAddress(address, value(search.toLowerCase()))
  const parts = search.split(/\s+/).slice(0, 6)
  const found = parts.flatMap((word, place) => {
    const terms = searchTerms(word)
    if (!terms.length) return []
    const inWords = `r.search @@ to_tsquery('simple', ${value(terms.join(' & '))})`
    const organizations = named[place] ?? []
    return organizations.length
      ? [`(${inWords} or r.organization_id = any(${value(organizations)}::uuid[]))`]
      : [inWords]
  })
  return found.length ? found.join(' and ') : 'false'
}

/** Staff member and requestor of a request `r`. @param address the parameter with the mail address */
export const byAddress = {
  staff: (address: string) => `lower(r.staff_email) = ${address}`,
  requestor: (address: string) => `r.requestor_email = ${address}`,
}

/** Only as whom the address is known: asked for both ways at once, PostgreSQL reads the whole organization. */
const ofAddress = ({ staff, requestor }: AddressOf, address: string): string =>
  `(${[staff && byAddress.staff(address), requestor && byAddress.requestor(address)].filter(Boolean).join(' or ')})`

/** What a page is sorted by, the last key always telling two requests apart. */
const sortKeys: Record<InboxSort, string[]> = {
  due: ['r.due_at', 'r.id'],
  age: ['r.submitted_at', 'r.id'],
  kind: ['r.kind', 'r.submitted_at', 'r.id'],
  staff: ['r.staff_family_name', 'r.staff_given_name', 'r.submitted_at', 'r.id'],
  organization: [
    '(select o.name from organizations o where o.id = r.organization_id)',
    'r.submitted_at',
    'r.id',
  ],
  requestor: ['r.requestor_name', 'r.submitted_at', 'r.id'],
  state: ['r.state', 'r.submitted_at', 'r.id'],
}

export type Order = { keys: string[]; direction: 'asc' | 'desc' }

/** The oldest have the smallest instant. */
export const orderOf = ({ sort, descending }: Pick<InboxQuery, 'sort' | 'descending'>): Order => ({
  keys: sortKeys[sort],
  direction: (sort === 'age' ? !descending : descending) ? 'desc' : 'asc',
})

/** Only what comes after a request in this order. */
export const afterRequest = ({ keys, direction }: Order, id: string, value: Values['add']): string =>
  `(${keys.join(', ')}) ${direction === 'asc' ? '>' : '<'} (select ${keys.join(', ')} from requests r where r.id = ${value(id)})`

type Select = {
  columns: string
  where: string
  order?: Order
  limit: number
  /** Where those that reached the person as a delegate have been read already. */
  stoodIn?: string
}

/** Those of other organizations that reached the person as a delegate: read once, counted in many ways. */
export const stoodInOnce = (scope: RequestScope, value: Values['add']): string =>
  scope.everything
    ? 'select 1'
    : `select r.id, r.kind, r.state, r.due_at, r.claimed_by_id, r.reviewed_by_id, r.organization_id
         from requests r where r.organization_id <> all(${value(scope.organizationIds)}::uuid[])
          and ${stoodInSql(value(scope.coordinatorId))}`

/**
 * The first requests that a person may see: of everything, or of each own organization by itself, so that an index
 * gives them in their order however many there are, and those that reached the person as a delegate (R18, T7).
 */
export function selectWithin(scope: RequestScope, select: Select, value: Values['add']): string {
  const { columns, where, order, limit, stoodIn } = select
  const tail = `${order ? `order by ${order.keys.map((key) => `${key} ${order.direction}`).join(', ')}` : ''} limit ${limit}`
  if (scope.everything) return `select ${columns} from requests r where ${where} ${tail}`
  const others = stoodIn
    ? `${stoodIn} r where`
    : `requests r where r.organization_id <> all(${value(scope.organizationIds)}::uuid[])
         and ${stoodInSql(value(scope.coordinatorId))} and`
  return `(${ofOwn(scope.organizationIds, select, tail, value)})
    union all (select ${columns} from ${others} ${where} ${tail})`
}

/** One organization is named in the statement, so that PostgreSQL plans with its own share of the requests. */
function ofOwn(
  organizationIds: string[],
  { columns, where }: Select,
  tail: string,
  value: Values['add'],
): string {
  const ofOne = (id: string) =>
    `select ${columns} from requests r where r.organization_id = ${id} and ${where} ${tail}`
  const [only, ...more] = organizationIds
  if (only && !more.length) return ofOne(value(only))
  return `select one.* from unnest(${value(organizationIds)}::uuid[]) own(id) cross join lateral (${ofOne('own.id')}) one`
}
