import type { PayloadRequest } from 'payload'
import { type RequestScope, requestScope, stoodInSql } from '../access/ownOrganizations.ts'
import { csvFile } from '../csv.ts'
import { poolOf } from '../database/connection.ts'
import { addDays, type CivilDate, pacificDateOf, startOfPacificDay } from '../policy/dates.ts'
import {
  enoughNoticeFrom,
  type NoticeCount,
  noticeSince,
  type NoticeSpan,
  noticeSpans,
  type NoticeSubject,
  noticeSubjects,
  type NoticeSummary,
  summarizeNotice,
  USUAL_NOTICE_SPAN,
} from '../policy/noticeGiven.ts'
import { failure, type Result, success } from '../policy/problem.ts'
import { percentOf } from '../policy/shares.ts'
import { isRecordId } from '../database/recordId.ts'
import { applicationOf } from './application.ts'
import { Values } from './inboxSql.ts'
import { closedDaysOf } from './leavers.ts'
import { MOST_REPORTED, recordReportExported, tooLongToExport } from './reportExport.ts'

/** Rows of each table at most. */
export const NOTICE_AT_MOST = 100

/** What the notice is summed up for; `organizationId` of one organization alone. */
export type NoticeQuery = { days: NoticeSpan; organizationId?: string }

/** Notice that one requestor, or the requestors of one organization, gave. */
export type NoticeRow = NoticeSummary & {
  id: string
  name: string
  /** Of a requestor. */
  email?: string
  organization?: string
}

export type NoticeReport = {
  since: CivilDate
  all?: NoticeSummary
  organizations: NoticeRow[]
  requestors: NoticeRow[]
  hasMoreRequestors: boolean
}

/** Reads the span and the organization from an address; what is not known counts as not said. */
export function readNoticeQuery(said: Record<string, string | string[] | undefined>): NoticeQuery {
  return {
    days: noticeSpans.find((span) => String(span) === said.days) ?? USUAL_NOTICE_SPAN,
    organizationId: typeof said.org === 'string' && isRecordId(said.org) ? said.org : undefined,
  }
}

/** For whom an address asks the notice to be summed up; for requestors where it does not say. */
export const readNoticeSubject = (said: unknown): NoticeSubject =>
  noticeSubjects.find((subject) => subject === said) ?? 'requestor'

/** How early deactivation requests come, within the access of the signed-in person (R18, R42). */
export async function readNotice(req: PayloadRequest, query: NoticeQuery): Promise<NoticeReport> {
  const span = await spanOf(req, query)
  const [organizations, requestors] = await Promise.all([
    summaries(req, 'organization', span),
    summaries(req, 'requestor', span, NOTICE_AT_MOST + 1),
  ])
  return {
    since: span.since,
    all: summarizeNotice(organizations.flatMap(({ counts }) => counts)),
    organizations: organizations.map(({ row }) => row),
    requestors: requestors.slice(0, NOTICE_AT_MOST).map(({ row }) => row),
    hasMoreRequestors: requestors.length > NOTICE_AT_MOST,
  }
}

/** What is read: of whom, from which day on, and every day with the first last day that leaves one working day. */
type Span = {
  scope: RequestScope
  organizationId?: string
  since: CivilDate
  dates: CivilDate[]
  enough: CivilDate[]
}

async function spanOf(req: PayloadRequest, { days, organizationId }: NoticeQuery): Promise<Span> {
  const scope = await requestScope(req)
  const isClosed = await closedDaysOf(req)
  const since = noticeSince(pacificDateOf(applicationOf(req.payload).clock.now()), days)
  const dates = Array.from({ length: days }, (_, place) => addDays(since, place))
  return { scope, organizationId, since, dates, enough: dates.map((day) => enoughNoticeFrom(day, isClosed)) }
}

/** Requests that were denied, withdrawn or replaced say nothing of how early somebody tells. */
const counted = `r.kind = 'deactivate' and r.state in ('submitted', 'in-review', 'returned', 'granted', 'completed')
  and r.last_day is not null`

/** The requests of a span, each with the id of whom it is counted for. */
function sentSql(
  subject: NoticeSubject,
  { scope, organizationId, since }: Span,
  value: Values['add'],
): string {
  const select = `select r.${subject}_id as subject_id, r.request_date, r.last_day from requests r
    where ${counted} and r.submitted_at >= ${value(startOfPacificDay(since))}
    ${organizationId ? `and r.organization_id = ${value(organizationId)}` : ''}`
  if (scope.everything) return select
  const own = `${value(scope.organizationIds)}::uuid[]`
  return `${select} and r.organization_id = any(${own})
    union all ${select} and r.organization_id <> all(${own}) and ${stoodInSql(value(scope.coordinatorId || null))}`
}

type NoticeRecord = {
  id: string
  name: string
  email: string | null
  organization: string | null
  counts: [notice: number, short: boolean, requests: number][]
}

const describedBy: Record<NoticeSubject, string> = {
  organization: `select n.*, o.name, null as email, null as organization from noted n
    join organizations o on o.id = n.id`,
  requestor: `select n.*, q.name, q.email, o.name as organization from noted n
    join requestors q on q.id = n.id left join organizations o on o.id = q.organization_id`,
}

/** The latest told first: the most sent after the last day, then the most with less than one working day. */
async function summaries(
  req: PayloadRequest,
  subject: NoticeSubject,
  span: Span,
  limit?: number,
): Promise<{ row: NoticeRow; counts: NoticeCount[] }[]> {
  const values = new Values()
  const { dates, enough } = span
  const { rows } = await poolOf(req.payload).query<NoticeRecord>(
    `with sent as (${sentSql(subject, span, values.add)}),
     alike as (
       select s.subject_id, s.last_day::date - s.request_date::date as notice, s.last_day < d.enough as short,
         count(*)::int as requests
       from sent s join unnest(${values.add(dates)}::text[], ${values.add(enough)}::text[]) d(day, enough)
         on d.day = s.request_date
       group by 1, 2, 3),
     noted as (
       select subject_id as id, json_agg(json_build_array(notice, short, requests)) as counts,
         coalesce(sum(requests) filter (where notice < 0), 0) as after_last_day,
         coalesce(sum(requests) filter (where short), 0) as short, sum(requests) as requests
       from alike group by 1)
     select * from (${describedBy[subject]}) described
     order by after_last_day desc, short desc, requests desc, name, id ${limit ? `limit ${limit}` : ''}`,
    values.list,
  )
  return rows.flatMap(asSummary)
}

function asSummary({ id, name, email, organization, counts: found }: NoticeRecord) {
  const counts = found.map(([notice, short, requests]) => ({ notice, short, requests }))
  const summary = summarizeNotice(counts)
  if (!summary) return []
  const row = {
    id,
    name,
    email: email ?? undefined,
    organization: organization ?? undefined,
    ...summary,
  }
  return [{ row, counts }]
}

const numbers = [
  'Requests sent',
  'Median days of notice',
  'Smallest days of notice',
  'Sent after the last day',
  'Sent after the last day (%)',
  'Less than one working day',
  'Less than one working day (%)',
]

/** The same as a file for spreadsheets, a requestor or an organization a row. */
export async function exportNotice(
  req: PayloadRequest,
  subject: NoticeSubject,
  query: NoticeQuery,
  most = MOST_REPORTED,
): Promise<Result<string>> {
  const found = await summaries(req, subject, await spanOf(req, query), most + 1)
  if (found.length > most) return failure(tooLongToExport(most))
  await recordReportExported(req, { report: 'notice-given', by: subject, count: found.length, ...query })
  const who = subject === 'requestor' ? ['Requestor', 'Requestor email', 'Organization'] : ['Organization']
  return success(
    csvFile(
      [...who, ...numbers],
      found.map(({ row }) => lineOf(row, subject)),
    ),
  )
}

const lineOf = (row: NoticeRow, subject: NoticeSubject): string[] => [
  ...(subject === 'requestor' ? [row.name, row.email ?? '', row.organization ?? ''] : [row.name]),
  String(row.requests),
  String(row.median),
  String(row.smallest),
  String(row.afterLastDay),
  String(percentOf(row.afterLastDay, row.requests)),
  String(row.short),
  String(percentOf(row.short, row.requests)),
]
