import type { PayloadRequest } from 'payload'
import { type RequestScope, requestScope } from '../access/ownOrganizations.ts'
import { poolOf } from '../database/connection.ts'
import { closedDays, type IsClosed } from '../policy/businessDays.ts'
import { type CivilDate, pacificDateOf } from '../policy/dates.ts'
import { countdown, lastDayInWords } from '../policy/deactivation.ts'
import { type LeaverGroup, leaverGroupOf, type LeaverSpan, leaverSpans } from '../policy/leavers.ts'
import { daysOfNotice } from '../policy/noticeGiven.ts'
import { fullName } from '../policy/people.ts'
import { openStates, type RequestState } from '../policy/vocabulary.ts'
import { applicationOf } from './application.ts'
import { type Count, countOf, MOST_COUNTED } from './count.ts'
import { assignedTo } from './inboxRow.ts'
import { selectWithin, stoodInOnce, Values } from './inboxSql.ts'

/** Rows of the page at most, what is due first. */
export const LEAVERS_AT_MOST = 200

/** An open deactivation. */
export type Leaver = {
  id: string
  reference: string
  state: RequestState
  group: LeaverGroup
  staffName: string
  staffEmail: string
  username: string
  organization: string
  requestorName: string
  requestorEmail: string
  lastDay: CivilDate
  lastTime?: string
  /** With the stated time. */
  lastDayWords: string
  countdown: string
  /** Calendar days from the request to the last day (R42). */
  notice: number
  /** Who reviews it or does the account work. */
  holder?: string
}

/** `rows` are what the page shows of the group; `count` is how many there are. */
export type LeaverPart = { span: LeaverSpan; count: Count; rows: Leaver[] }

/** `readAt`: UTC instant that the countdown is told for. */
export type Leavers = { parts: LeaverPart[]; shown: number; readAt: Date }

/**
 * The accounts that are to be deactivated, by their last moment, within the access of the signed-in person (R18, R40).
 * @param organizationId of one organization alone
 */
export async function readLeavers(req: PayloadRequest, organizationId?: string): Promise<Leavers> {
  const readAt = applicationOf(req.payload).clock.now()
  const spans = leaverSpans(readAt, await closedDaysOf(req))
  const scope = await requestScope(req)
  const [rows, counts] = await Promise.all([
    findLeavers(req, spans, { scope, organizationId, limit: LEAVERS_AT_MOST }),
    countLeavers(req, spans, { scope, organizationId }),
  ])
  const parts = spans.map((span, place) => ({
    span,
    count: countOf(counts[place] ?? 0),
    rows: rows.filter(({ group }) => group === span.group),
  }))
  return { parts, shown: rows.length, readAt }
}

/** Weekends, holidays and the days that the Operations Unit has named. */
export async function closedDaysOf(req: PayloadRequest): Promise<IsClosed> {
  const settings = await req.payload.findGlobal({ slug: 'settings', overrideAccess: true, depth: 0, req })
  return closedDays((settings.closedDays ?? []).map(({ day }) => day))
}

/** Written out, so that the index of open deactivations can be used. */
const isLeaving = `r.kind = 'deactivate' and r.state in (${openStates.map((state) => `'${state}'`).join(', ')})`

const ofOrganization = (organizationId: string | undefined, value: Values['add']): string =>
  organizationId ? ` and r.organization_id = ${value(organizationId)}` : ''

/** What the signed-in person may see, and the one organization that was chosen. */
type Within = { scope: RequestScope; organizationId?: string }

/** How many there are of each span; counting stops one after the most that is told. */
async function countLeavers(
  req: PayloadRequest,
  spans: LeaverSpan[],
  { scope, organizationId }: Within,
): Promise<number[]> {
  const values = new Values()
  const limit = MOST_COUNTED + 1
  const counts = spans.map(({ after, until }, place) => {
    const where = [
      `${isLeaving}${ofOrganization(organizationId, values.add)}`,
      ...(after ? [`r.due_at > ${values.add(after)}`] : []),
      ...(until ? [`r.due_at <= ${values.add(until)}`] : []),
    ].join(' and ')
    const found = selectWithin(scope, { columns: '1', where, limit, stoodIn: 'stood_in' }, values.add)
    return `(select count(*)::int from (select 1 from (${found}) every limit ${limit}) counted) as "count${place}"`
  })
  const { rows } = await poolOf(req.payload).query<Record<string, number>>(
    `with stood_in as materialized (${stoodInOnce(scope, values.add)}) select ${counts.join(', ')}`,
    values.list,
  )
  return spans.map((_, place) => rows[0]?.[`count${place}`] ?? 0)
}

type LeaverRecord = {
  id: string
  reference: string
  state: RequestState
  request_date: CivilDate
  due_at: Date
  last_day: CivilDate
  last_time: string | null
  staff_given_name: string
  staff_family_name: string | null
  staff_email: string
  username: string | null
  organization: string
  requestor_name: string
  requestor_email: string
  holder: string | null
}

/** The open deactivations, what is due first; the groups of `spans`. */
export async function findLeavers(
  req: PayloadRequest,
  spans: LeaverSpan[],
  { scope, organizationId, limit }: Within & { limit: number },
): Promise<Leaver[]> {
  const values = new Values()
  const found = selectWithin(
    scope,
    {
      columns: 'r.id, r.due_at',
      where: `${isLeaving} and r.last_day is not null${ofOrganization(organizationId, values.add)}`,
      order: { keys: ['r.due_at', 'r.id'], direction: 'asc' },
      limit,
    },
    values.add,
  )
  const { rows } = await poolOf(req.payload).query<LeaverRecord>(
    `with page as (select * from (${found}) found order by due_at, id limit ${limit})
     select r.id, r.reference, r.state, r.request_date, r.due_at, r.last_day, r.last_time, r.staff_given_name,
       r.staff_family_name, r.staff_email, coalesce(r.username, s.username) as username, o.name as organization,
       r.requestor_name, r.requestor_email, c.name as holder
     from page join requests r on r.id = page.id join organizations o on o.id = r.organization_id
       left join staff s on s.id = r.staff_id left join coordinators c on c.id = ${assignedTo}
     order by page.due_at, page.id`,
    values.list,
  )
  const today = pacificDateOf(applicationOf(req.payload).clock.now())
  return rows.map((row) => asLeaver(row, spans, today))
}

function asLeaver(row: LeaverRecord, spans: LeaverSpan[], today: CivilDate): Leaver {
  const moment = { lastDay: row.last_day, lastTime: row.last_time ?? undefined }
  return {
    id: row.id,
    reference: row.reference,
    state: row.state,
    group: leaverGroupOf(row.due_at, spans),
    staffName: fullName(row.staff_given_name, row.staff_family_name),
    staffEmail: row.staff_email,
    username: row.username ?? '',
    organization: row.organization,
    requestorName: row.requestor_name,
    requestorEmail: row.requestor_email,
    ...moment,
    lastDayWords: lastDayInWords(moment),
    countdown: countdown(row.last_day, today),
    notice: daysOfNotice({ requestDate: row.request_date, lastDay: row.last_day }),
    holder: row.holder ?? undefined,
  }
}
