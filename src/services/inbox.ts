import type { PayloadRequest, Where } from 'payload'
import { poolOf } from '../database/connection.ts'
import type { Request } from '../payload-types.ts'
import { daysBetween, pacificDateOf } from '../policy/dates.ts'
import { fullName } from '../policy/people.ts'
import { dueMark } from '../policy/review/departure.ts'
import { evidenceWords } from '../policy/review/words.ts'
import type { RequestKind, RequestState } from '../policy/vocabulary.ts'
import { applicationOf } from './application.ts'
import {
  type InboxQuery,
  type InboxView,
  inboxViews,
  readerOf,
  sortFields,
  whereOfSearch,
  whereOfView,
} from './inboxQuery.ts'
import { idOf, namesOf } from './names.ts'

export const INBOX_PAGE_SIZE = 50

export type InboxRow = {
  id: string
  reference: string
  kind: RequestKind
  state: RequestState
  /** UTC instant. */
  sentAt: string
  /** Pacific calendar days since it was sent. */
  ageDays: number
  staffName: string
  staffEmail: string
  organization: string
  requestorName: string
  requestorConfirmed: boolean
  outsideDomains: boolean
  routeFlagged: boolean
  /** `ISPA 209 d · E-1 12 d · 2 of 2 files` */
  evidence: string
  /** `Late`, `Last day in 3 days`: of an open deactivation that is due. */
  due?: string
  reviewer?: string
}

export type Inbox = { rows: InboxRow[]; total: number; page: number; pages: number }

/** The fields that a row of the inbox needs. */
export const inboxFields = {
  reference: true,
  kind: true,
  state: true,
  submittedAt: true,
  staffGivenName: true,
  staffFamilyName: true,
  staffEmail: true,
  organization: true,
  requestorName: true,
  requestorConfirmed: true,
  outsideDomains: true,
  routeFlagged: true,
  isEddEmployee: true,
  ispaCompletedOn: true,
  statementSignedOn: true,
  ispaAgeDays: true,
  statementAgeDays: true,
  lastDay: true,
  lastTime: true,
  claimedBy: true,
  reviewedBy: true,
} as const satisfies Partial<Record<keyof Request, true>>
type Shown = Pick<Request, 'id' | keyof typeof inboxFields>

/** One page of the requests that the signed-in person may see, in five queries however long it is (R18). */
export async function listInbox(req: PayloadRequest, query: InboxQuery): Promise<Inbox> {
  const found = await find(req, query)
  const { docs, totalDocs, totalPages } =
    found.docs.length || query.page === 1 ? found : await lastPage(req, query)
  return {
    rows: await inboxRows(req, docs),
    total: totalDocs,
    page: Math.min(query.page, Math.max(1, totalPages)),
    pages: Math.max(1, totalPages),
  }
}

/** A bookmark of a page that is gone leads to the last one. */
async function lastPage(req: PayloadRequest, query: InboxQuery) {
  const first = await find(req, { ...query, page: 1 })
  return first.totalPages > 1 ? find(req, { ...query, page: first.totalPages }) : first
}

async function find(req: PayloadRequest, query: InboxQuery) {
  const where = [
    whereOfView(query.view, readerOf(req)),
    ...(query.kind ? [{ kind: { equals: query.kind } }] : []),
    ...(query.search ? [whereOfSearch(query.search)] : []),
  ]
  // The oldest have the smallest instant.
  const down = query.sort === 'age' ? !query.descending : query.descending
  return req.payload.find({
    collection: 'requests',
    where: { and: where },
    select: inboxFields,
    sort: [...sortFields[query.sort], 'submittedAt', 'id'].map((field, place) =>
      down && place < sortFields[query.sort].length ? `-${field}` : field,
    ),
    limit: INBOX_PAGE_SIZE,
    page: query.page,
    depth: 0,
    overrideAccess: false,
    user: req.user,
    req,
  })
}

/** The rows of these requests, which the signed-in person has been found to see; in three queries. */
export async function inboxRows(req: PayloadRequest, requests: Shown[]): Promise<InboxRow[]> {
  const now = applicationOf(req.payload).clock.now()
  const today = pacificDateOf(now)
  const [organizations, coordinators, files] = await Promise.all([
    namesOf(
      req,
      'organizations',
      requests.map(({ organization }) => organization),
    ),
    namesOf(
      req,
      'coordinators',
      requests.flatMap(({ claimedBy, reviewedBy }) => [claimedBy, reviewedBy]),
    ),
    filesOf(
      req,
      requests.map(({ id }) => id),
    ),
  ])
  return requests.map((request) => ({
    id: request.id,
    reference: request.reference,
    kind: request.kind,
    state: request.state,
    sentAt: request.submittedAt,
    ageDays: daysBetween(pacificDateOf(new Date(request.submittedAt)), today),
    staffName: fullName(request.staffGivenName, request.staffFamilyName),
    staffEmail: request.staffEmail,
    organization: organizations.get(idOf(request.organization) ?? '') ?? '',
    requestorName: request.requestorName,
    requestorConfirmed: request.requestorConfirmed,
    outsideDomains: request.outsideDomains,
    routeFlagged: request.routeFlagged,
    evidence: evidenceWords({
      ...request,
      today,
      ispaAgeDays: request.ispaAgeDays ?? undefined,
      statementAgeDays: request.statementAgeDays ?? undefined,
      files: files.get(request.id) ?? 0,
    }),
    due: dueMark(request, now),
    reviewer: coordinators.get(idOf(request.reviewedBy) ?? idOf(request.claimedBy) ?? ''),
  }))
}

/** Documents with a file, for each request that the person has been found to see. */
async function filesOf(req: PayloadRequest, requestIds: string[]): Promise<Map<string, number>> {
  if (!requestIds.length) return new Map()
  const { rows } = await poolOf(req.payload).query<{ request_id: string; files: number }>(
    `select request_id, count(distinct document)::int as files from evidence
      where request_id = any($1::uuid[]) and replaced_at is null group by request_id`,
    [requestIds],
  )
  return new Map(rows.map(({ request_id, files }) => [request_id, files]))
}

/** How many requests each saved view holds for the signed-in person. */
export async function countInbox(req: PayloadRequest): Promise<Record<InboxView, number>> {
  const counts = await Promise.all(
    inboxViews.map(async (view): Promise<[InboxView, number]> => [
      view,
      await countRequests(req, whereOfView(view, readerOf(req))),
    ]),
  )
  return Object.fromEntries(counts) as Record<InboxView, number>
}

async function countRequests(req: PayloadRequest, where: Where): Promise<number> {
  const { totalDocs } = await req.payload.count({
    collection: 'requests',
    where,
    overrideAccess: false,
    user: req.user,
    req,
  })
  return totalDocs
}
