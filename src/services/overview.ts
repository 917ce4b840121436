import type { PayloadRequest, Where } from 'payload'
import { seesEverything } from '../access/roles.ts'
import { countInbox, inboxFields, type InboxRow, inboxRows, listInbox } from './inbox.ts'
import { type InboxView, readInboxQuery } from './inboxQuery.ts'
import { countUnowned } from './unowned.ts'
import { within } from './within.ts'

/** What the first page of the panel shows; the last two only to the Operations Unit and auditors. */
export type Overview = {
  counts: Record<InboxView, number>
  oldest: InboxRow[]
  /** Deactivations that are due, the nearest last day first. */
  due: InboxRow[]
  /** Active accounts that nobody living oversees (R13). */
  unowned: number
  flagged?: InboxRow[]
  undelivered?: { id: string; subject: string; to: string; attempts: number }[]
}

/** Reads the first page within the access of the signed-in person. */
export async function readOverview(req: PayloadRequest): Promise<Overview> {
  const [counts, oldest, due, unowned] = await Promise.all([
    countInbox(req),
    waitingLongest(req, 5),
    dueFirst(req, 5),
    countUnowned(req),
  ])
  if (!seesEverything(req.user)) return { counts, oldest, due, unowned }
  const [flagged, undelivered] = await Promise.all([
    // The route is not the one of Table 1: an organization lacks a coordinator (D6).
    waitingLongest(req, 10, { routeFlagged: { equals: true } }),
    undeliveredMail(req),
  ])
  return { counts, oldest, due, unowned, flagged, undelivered }
}

/** Requests that wait for a coordinator, the oldest first. */
async function waitingLongest(req: PayloadRequest, limit: number, where: Where = {}): Promise<InboxRow[]> {
  const { docs } = await req.payload.find({
    collection: 'requests',
    where: { state: { in: ['submitted', 'in-review'] }, ...where },
    select: inboxFields,
    sort: 'submittedAt',
    limit,
    ...within(req),
  })
  return inboxRows(req, docs)
}

async function dueFirst(req: PayloadRequest, limit: number): Promise<InboxRow[]> {
  const { rows } = await listInbox(req, readInboxQuery({ view: 'due' }))
  return rows.slice(0, limit)
}

/** Mail that the mail server refused for good (ML-6). */
async function undeliveredMail(req: PayloadRequest) {
  const { docs } = await req.payload.find({
    collection: 'messages',
    where: { state: { equals: 'failed' } },
    select: { subject: true, to: true, attempts: true },
    sort: '-createdAt',
    limit: 10,
    ...within(req),
  })
  return docs.map(({ id, subject, to, attempts }) => ({ id, subject, to, attempts }))
}
