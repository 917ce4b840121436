import type { PayloadRequest } from 'payload'
import { ownOrganizationIds, requestScope, stoodInSql } from '../access/ownOrganizations.ts'
import { seesEverything } from '../access/roles.ts'
import { poolOf } from '../database/connection.ts'
import type { AccountState } from '../policy/account.ts'
import { addDays, type CivilDate, pacificDateOf } from '../policy/dates.ts'
import { LAPSING_WITHIN_DAYS } from '../policy/dueDates.ts'
import { fullName, normalizeEmail } from '../policy/people.ts'
import { isGone } from '../policy/roster.ts'
import { type StatementForm } from '../policy/vocabulary.ts'
import { applicationOf } from './application.ts'
import { type Count, countOf, MOST_COUNTED } from './count.ts'
import { searchTerms } from './searchTerms.ts'
import { type StaffQuery, type StaffSort, type StaffView, staffViews } from './staffQuery.ts'
import { isOpenSql } from './isOpenSql.ts'

export type StaffRow = {
  id: string
  name: string
  email: string
  username: string
  organizationId: string
  organization: string
  requestor?: { name: string; email: string; isGone: boolean }
  state: AccountState
  ispaCompletedOn?: CivilDate
  statementSignedOn?: CivilDate
  statementForm?: StatementForm
  dueOn?: CivilDate
  /** Of those that the signed-in person may see. */
  openRequests: number
}

/** `today`: the Pacific day that ages are counted to. */
export type StaffList = {
  rows: StaffRow[]
  total: Count
  page: number
  hasNext: boolean
  today: CivilDate
}

/** What the list is narrowed to; `organizationIds`: every organization where it is null. */
type Filter = Pick<StaffQuery, 'view' | 'search'> & { organizationIds: string[] | null; email?: string }

type Add = (value: unknown) => string

const todayOf = (req: PayloadRequest): CivilDate => pacificDateOf(applicationOf(req.payload).clock.now())

/** One page of the staff whom the signed-in person may see, and how many there are (R18). */
export async function listStaff(req: PayloadRequest, query: StaffQuery): Promise<StaffList> {
  const filter: Filter = {
    view: query.view,
    search: query.search,
    email: await wholeAddress(req, query.search),
    organizationIds: await organizationsOf(req, query.organizationId),
  }
  const [found, [total = 0]] = await Promise.all([find(req, filter, query), counts(req, [filter])])
  // A bookmark of a page that is gone leads to the first one.
  if (!found.length && query.page > 1) return listStaff(req, { ...query, page: 1 })
  return {
    rows: found.slice(0, query.size),
    total: countOf(total),
    page: query.page,
    hasNext: found.length > query.size,
    today: todayOf(req),
  }
}

/** How many accounts each saved view holds; of one organization alone, if it is named. */
export async function countStaff(
  req: PayloadRequest,
  organizationId?: string,
): Promise<Record<StaffView, Count>> {
  const found = await countViews(req, [...staffViews], organizationId)
  return Object.fromEntries(staffViews.map((view, place) => [view, found[place]])) as Record<StaffView, Count>
}

/** Active accounts whose due date is one of the next 30 days, today included (R11, D13). */
export const countLapsing = async (req: PayloadRequest, organizationId?: string): Promise<Count> =>
  (await countViews(req, ['due'], organizationId))[0] ?? countOf(0)

/** Active accounts whose due date is past (D2, D5). */
export const countLapsed = async (req: PayloadRequest, organizationId?: string): Promise<Count> =>
  (await countViews(req, ['lapsed'], organizationId))[0] ?? countOf(0)

async function countViews(
  req: PayloadRequest,
  views: StaffView[],
  organizationId?: string,
): Promise<Count[]> {
  const organizationIds = await organizationsOf(req, organizationId)
  const found = await counts(
    req,
    views.map((view) => ({ view, search: '', organizationIds })),
  )
  return found.map(countOf)
}

/** All, or those of the signed-in person; of one that is named only if it is one of them (R18, R20). */
async function organizationsOf(req: PayloadRequest, named?: string): Promise<string[] | null> {
  if (seesEverything(req.user)) return named ? [named] : null
  const own = await ownOrganizationIds(req)
  return named ? own.filter((id) => id === named) : own
}

/** The search where it is the whole mail address of somebody: that is looked up, not searched by its words. */
async function wholeAddress(req: PayloadRequest, search: string): Promise<string | undefined> {
  if (!search.includes('@')) return undefined
  const email = normalizeEmail(search)
  const { rowCount } = await poolOf(req.payload).query('select 1 from staff where email = $1', [email])
  return rowCount ? email : undefined
}

/** What a saved view holds, of staff `s`; written so that the indexes of active accounts can be used. */
function ofView(view: StaffView, today: CivilDate, value: Add): string {
  const views: Record<StaffView, () => string> = {
    active: () => `s.account_state = 'active'`,
    due: () =>
      `s.account_state = 'active' and s.due_on between ${value(today)} and ${value(addDays(today, LAPSING_WITHIN_DAYS))}`,
    lapsed: () => `s.account_state = 'active' and s.due_on < ${value(today)}`,
    'no-requestor': () => `s.account_state = 'active' and s.id in (
      select n.id from staff n where n.account_state = 'active' and n.requestor_of_record_id is null
      union all
      select n.id from requestors q join staff n on n.requestor_of_record_id = q.id where q.gone_on <= ${value(today)})`,
    deactivated: () => `s.account_state = 'deactivated'`,
    all: () => 'true',
  }
  return views[view]()
}

/** Every word must begin a word of a name, address or username. */
function bySearch({ search, email }: Filter, value: Add): string[] {
  if (!search) return []
  if (email) return [`s.email = ${value(email)}`]
  const terms = search.split(/\s+/).slice(0, 6).flatMap(searchTerms)
  return terms.length ? [`s.search @@ to_tsquery('simple', ${value(terms.join(' & '))})`] : ['false']
}

const conditionsOf = (filter: Filter, today: CivilDate, value: Add): string =>
  [ofView(filter.view, today, value), ...bySearch(filter, value)].join(' and ')

/** How many there are of each; counting stops one after the most that is told. */
async function counts(req: PayloadRequest, filters: Filter[]): Promise<number[]> {
  const values: unknown[] = []
  const value: Add = (one) => `$${values.push(one)}`
  const parts = filters.map((filter, place) => {
    const own = filter.organizationIds
      ? ` and s.organization_id = any(${value(filter.organizationIds)}::uuid[])`
      : ''
    return `(select count(*)::int from (select 1 from staff s
      where ${conditionsOf(filter, todayOf(req), value)}${own} limit ${MOST_COUNTED + 1}) found) as "count${place}"`
  })
  const { rows } = await poolOf(req.payload).query<Record<string, number>>(
    `select ${parts.join(', ')}`,
    values,
  )
  return filters.map((_, place) => rows[0]?.[`count${place}`] ?? 0)
}

/** The last key always tells two people apart. */
const sortKeys: Record<StaffSort, string[]> = {
  due: ['s.due_on', 's.id'],
  name: ['s.family_name', 's.given_name', 's.id'],
  username: ['s.username', 's.id'],
}

type StaffRecord = {
  id: string
  given_name: string
  family_name: string | null
  email: string
  username: string | null
  organization_id: string
  organization: string
  requestor_name: string | null
  requestor_email: string | null
  gone_on: CivilDate | null
  account_state: AccountState
  ispa_completed_on: CivilDate | null
  statement_signed_on: CivilDate | null
  statement_form: StatementForm | null
  due_on: CivilDate | null
  open_requests: number
}

/**
 * One row more than the page shows. Of each organization by itself, so that an index gives its staff in their order
 * however many there are (T7).
 */
async function find(req: PayloadRequest, filter: Filter, query: StaffQuery): Promise<StaffRow[]> {
  const values: unknown[] = []
  const value: Add = (one) => `$${values.push(one)}`
  const today = todayOf(req)
  const skip = (query.page - 1) * query.size
  const limit = query.size + 1
  const direction = query.descending ? 'desc' : 'asc'
  const keys = sortKeys[query.sort]
  const select = `select s.id, ${keys.map((key, place) => `${key} as key_${place}`).join(', ')} from staff s
    where ${conditionsOf(filter, today, value)}`
  const order = `order by ${keys.map((key) => `${key} ${direction}`).join(', ')}`
  const most = `limit ${skip + limit}`
  const found = filter.organizationIds
    ? `select one.* from unnest(${value(filter.organizationIds)}::uuid[]) own(id)
        cross join lateral (${select} and s.organization_id = own.id ${order} ${most}) one`
    : `${select} ${order} ${most}`
  const outer = `order by ${keys.map((_, place) => `key_${place} ${direction}`).join(', ')}`
  const { rows } = await poolOf(req.payload).query<StaffRecord>(
    `with page as (select * from (${found}) found ${outer} limit ${limit} offset ${skip})
     select s.id, s.given_name, s.family_name, s.email, s.username, s.organization_id, o.name as organization,
       q.name as requestor_name, q.email as requestor_email, q.gone_on, s.account_state, s.ispa_completed_on,
       s.statement_signed_on, s.statement_form, s.due_on, ${await openRequests(req, value)} as open_requests
     from page join staff s on s.id = page.id join organizations o on o.id = s.organization_id
       left join requestors q on q.id = s.requestor_of_record_id ${outer}`,
    values,
  )
  return rows.map((row) => asRow(row, today))
}

/** Open requests about the person `s`, of those that the signed-in person may see (R18). */
async function openRequests(req: PayloadRequest, value: Add): Promise<string> {
  const scope = await requestScope(req)
  const seen = scope.everything
    ? ''
    : ` and (r.organization_id = any(${value(scope.organizationIds)}::uuid[]) or ${stoodInSql(value(scope.coordinatorId))})`
  return `(select count(*)::int from requests r
    where (lower(r.staff_email) = s.email or r.staff_id = s.id) and ${isOpenSql('r')}${seen})`
}

const asRow = (row: StaffRecord, today: CivilDate): StaffRow => ({
  id: row.id,
  name: fullName(row.given_name, row.family_name),
  email: row.email,
  username: row.username ?? '',
  organizationId: row.organization_id,
  organization: row.organization,
  requestor: row.requestor_email
    ? {
        name: row.requestor_name ?? '',
        email: row.requestor_email,
        isGone: isGone({ goneOn: row.gone_on ?? undefined }, today),
      }
    : undefined,
  state: row.account_state,
  ispaCompletedOn: row.ispa_completed_on ?? undefined,
  statementSignedOn: row.statement_signed_on ?? undefined,
  statementForm: row.statement_form ?? undefined,
  dueOn: row.due_on ?? undefined,
  openRequests: row.open_requests,
})
