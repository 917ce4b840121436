import { poolOf } from '../database/connection.ts'
import type { Request } from '../payload-types.ts'
import { fullName, normalizeEmail } from '../policy/people.ts'
import { REQUESTS_ON_A_PAGE, type RequestListQuery, searchTerms } from '../policy/requestList.ts'
import { openStates } from '../policy/vocabulary.ts'
import type { Application } from './application.ts'
import { holderOf } from './contacts.ts'

/** A request as its requestor finds it in the list. */
export type MyRequest = Pick<Request, 'reference' | 'kind' | 'state' | 'lastDay'> & {
  staffName: string
  holder: string
  /** UTC instants. */
  sentAt: Date
  changedAt: Date
}

export type MyRequests = {
  requests: MyRequest[]
  /** On all pages. */
  total: number
  page: number
  pages: number
}

const matching = `
  from requests r join organizations o on o.id = r.organization_id
 where r.requestor_email = $1
   and ($2 = 'all' or (r.state::text = any($3)) = ($2 = 'open'))
   and ($4::text is null or r.reference = $4)
   and not exists (
     select from unnest($5::text[]) word
      where strpos(lower(concat_ws(' ', r.staff_given_name, r.staff_family_name, r.reference)), lower(word)) = 0)`

const columns = `
  r.reference, r.kind, r.state, r.last_day, r.staff_given_name, r.staff_family_name, r.submitted_at, r.changed_at,
  r.route_level, r.organization_type, o.name as organization_name`

/** One page of the requests that this requestor has sent: open ones first, the newest first. Nobody else's. */
export async function myRequests(
  app: Application,
  requestorEmail: string,
  { show, search, page: asked }: RequestListQuery,
): Promise<MyRequests> {
  const pool = poolOf(app.payload)
  const { reference, words } = searchTerms(search)
  const values = [normalizeEmail(requestorEmail), show, [...openStates], reference ?? null, words]
  const counted = await pool.query<{ total: number }>(`select count(*)::int as total ${matching}`, values)
  const total = counted.rows[0]?.total ?? 0
  const pages = Math.max(1, Math.ceil(total / REQUESTS_ON_A_PAGE))
  const page = Math.min(asked, pages)
  const { rows } = await pool.query<Record<string, unknown>>(
    `select ${columns} ${matching}
      order by (r.state::text = any($3)) desc, r.submitted_at desc, r.id
      limit ${REQUESTS_ON_A_PAGE} offset $6`,
    [...values, (page - 1) * REQUESTS_ON_A_PAGE],
  )
  return { requests: rows.map(asMyRequest), total, page, pages }
}

const asMyRequest = (row: Record<string, unknown>): MyRequest => {
  const route = {
    routeLevel: row.route_level as Request['routeLevel'],
    organizationType: row.organization_type as Request['organizationType'],
  }
  return {
    reference: String(row.reference),
    kind: row.kind as Request['kind'],
    state: row.state as Request['state'],
    lastDay: row.last_day as string | null,
    staffName: fullName(String(row.staff_given_name), row.staff_family_name as string | null),
    holder: holderOf(route, String(row.organization_name)),
    sentAt: row.submitted_at as Date,
    changedAt: row.changed_at as Date,
  }
}
