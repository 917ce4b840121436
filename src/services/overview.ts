import type { PayloadRequest } from 'payload'
import { seesEverything } from '../access/roles.ts'
import {
  countInbox,
  inboxFields,
  type InboxRow,
  inboxRows,
  type InboxView,
  listInbox,
  readInboxQuery,
} from './inbox.ts'

/** What the first page of the panel shows; the last two only to the Operations Unit and auditors. */
export type Overview = {
  counts: Record<InboxView, number>
  oldest: InboxRow[]
  flagged?: InboxRow[]
  undelivered?: { id: string; subject: string; to: string; attempts: number }[]
}

/** Reads the first page within the access of the signed-in person. */
export async function readOverview(req: PayloadRequest): Promise<Overview> {
  const [counts, { rows: oldest }] = await Promise.all([
    countInbox(req),
    listInbox(req, readInboxQuery({ view: 'to-do' })),
  ])
  const own = { counts, oldest: oldest.slice(0, 5) }
  if (!seesEverything(req.user)) return own
  const [flagged, undelivered] = await Promise.all([flaggedRoutes(req), undeliveredMail(req)])
  return { ...own, flagged, undelivered }
}

/** Open requests whose route is not the one of Table 1: an organization lacks a coordinator (D6). */
async function flaggedRoutes(req: PayloadRequest): Promise<InboxRow[]> {
  const { docs } = await req.payload.find({
    collection: 'requests',
    where: { routeFlagged: { equals: true }, state: { in: ['submitted', 'in-review'] } },
    select: inboxFields,
    sort: 'submittedAt',
    limit: 10,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    user: req.user,
    req,
  })
  return inboxRows(req, docs)
}

/** Mail that the mail server refused for good (ML-6). */
async function undeliveredMail(req: PayloadRequest) {
  const { docs } = await req.payload.find({
    collection: 'messages',
    where: { state: { equals: 'failed' } },
    select: { subject: true, to: true, attempts: true },
    sort: '-createdAt',
    limit: 10,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    user: req.user,
    req,
  })
  return docs.map(({ id, subject, to, attempts }) => ({ id, subject, to, attempts }))
}
