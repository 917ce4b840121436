import type { PayloadRequest } from 'payload'
import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { csvFile, csvLines } from '../csv.ts'
import { poolOf } from '../database/connection.ts'
import { inTransaction } from '../database/transaction.ts'
import { PACIFIC } from '../policy/dates.ts'
import { kindOf } from '../policy/kinds/index.ts'
import { failure, type Result, success } from '../policy/problem.ts'
import { reviewStateLabel } from '../policy/review/words.ts'
import { actorOf, addressOf } from './actor.ts'
import { type Application, applicationOf } from './application.ts'
import { inboxPages, type InboxRow, type ListQuery } from './inbox.ts'
import { parametersOf } from './inboxQuery.ts'

/** Most requests in one file. */
export const MOST_EXPORTED = 100_000

const header = [
  'Reference',
  'Kind',
  'State',
  'Sent (Pacific Time)',
  'Due (Pacific Time)',
  'Completed (Pacific Time)',
  'Staff member',
  'Staff email',
  'CalJOBS username',
  'Organization',
  'Requestor',
  'Requestor email',
  'Evidence',
  'Assigned to',
  'Denial reason',
]

/** A file for spreadsheets, in parts. */
export type Export = { parts: string[]; count: number }

/**
 * The requests of a list that the signed-in person may see, as a file for spreadsheets (R18). Nothing leaves before
 * the audit trail tells what and how much (C9).
 * @param most rows; a list that is longer is refused, never cut short
 */
export async function exportRequests(
  req: PayloadRequest,
  query: ListQuery,
  most = MOST_EXPORTED,
): Promise<Result<Export>> {
  const app = applicationOf(req.payload)
  const parts = [csvFile(header, [])]
  let count = 0
  for await (const rows of inboxPages(req, query)) {
    count += rows.length
    if (count > most) return failure(tooMany(most))
    parts.push(csvLines(await linesOf(req, rows)))
  }
  await tellTrail(app, req, query, count)
  return success({ parts, count })
}

const tooMany = (most: number) => ({
  code: 'too-many-to-export',
  message: `This list holds more than ${most.toLocaleString('en-US')} requests, the most that one file takes. Narrow it down, for example by the days on which they were sent`,
})

/** What the list itself does not show. */
type More = {
  id: string
  username: string | null
  completed_at: Date | null
  denial_reason: string | null
}

async function linesOf(req: PayloadRequest, rows: InboxRow[]): Promise<string[][]> {
  const found = await poolOf(req.payload).query<More>(
    `select r.id, coalesce(r.username, s.username) as username, r.completed_at, d.label as denial_reason
       from requests r left join staff s on s.id = r.staff_id left join denial_reasons d on d.id = r.denial_reason_id
      where r.id = any($1::uuid[])`,
    [rows.map(({ id }) => id)],
  )
  const more = new Map(found.rows.map((one) => [one.id, one]))
  return rows.map((row) => lineOf(row, more.get(row.id)))
}

const lineOf = (row: InboxRow, more: More | undefined): string[] => [
  row.reference,
  kindOf(row.kind).label,
  reviewStateLabel(row.kind, row.state),
  forSpreadsheets(new Date(row.sentAt)),
  row.dueAt ? forSpreadsheets(new Date(row.dueAt)) : '',
  more?.completed_at ? forSpreadsheets(more.completed_at) : '',
  row.staffName,
  row.staffEmail,
  more?.username ?? '',
  row.organization,
  row.requestorName,
  row.requestorEmail,
  row.evidence,
  row.reviewer ?? '',
  more?.denial_reason ?? '',
]

const local = new Intl.DateTimeFormat('sv-SE', {
  timeZone: PACIFIC,
  dateStyle: 'short',
  timeStyle: 'short',
})

/** `2026-11-23 16:05` in California, which spreadsheets take for a time. */
const forSpreadsheets = (instant: Date): string => local.format(instant)

/** Who took along which requests: the filter as the address says it, or their ids. */
const tellTrail = (app: Application, req: PayloadRequest, query: ListQuery, count: number): Promise<void> =>
  inTransaction(
    app.payload,
    ({ sql }) =>
      writeAuditEvent(
        sql,
        {
          event: 'requests-exported',
          actor: actorOf(req),
          after: query.ids
            ? { ids: query.ids, count }
            : { filter: Object.fromEntries(parametersOf({ ...query, page: 1 })), count },
          address: addressOf(req),
        },
        app.clock.now(),
      ),
    req.user ?? undefined,
  )
