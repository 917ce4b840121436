import type { PayloadRequest, Where } from 'payload'
import { activeCoordinator } from '../access/roles.ts'
import { poolOf } from '../database/connection.ts'
import type { Request } from '../payload-types.ts'
import { daysBetween, pacificDateOf } from '../policy/dates.ts'
import { fullName } from '../policy/people.ts'
import { parseReference } from '../policy/reference.ts'
import { evidenceWords } from '../policy/review.ts'
import type { RequestKind, RequestState } from '../policy/vocabulary.ts'
import { applicationOf } from './application.ts'
import { idOf, namesOf } from './names.ts'

/** The saved views of the inbox, in the order in which they stand. */
export const inboxViews = ['to-do', 'mine', 'unassigned', 'granted', 'waiting', 'decided', 'all'] as const
export type InboxView = (typeof inboxViews)[number]

export const inboxViewLabels: Record<InboxView, string> = {
  'to-do': 'To do',
  mine: 'Mine',
  unassigned: 'Unassigned',
  granted: 'Granted: account to be created',
  waiting: 'Waiting for requestor',
  decided: 'Decided',
  all: 'All',
}

/** What the inbox can be sorted by, and the fields behind it. */
const sortFields = {
  age: ['submittedAt'],
  kind: ['kind'],
  staff: ['staffFamilyName', 'staffGivenName'],
  organization: ['organization.name'],
  requestor: ['requestorName'],
  state: ['state'],
} as const
export type InboxSort = keyof typeof sortFields

export type InboxQuery = {
  view: InboxView
  search: string
  sort: InboxSort
  /** By age: the oldest first. */
  descending: boolean
  /** From 1. */
  page: number
}

export const INBOX_PAGE_SIZE = 50
const longestSearch = 100

type Parameters = Record<string, string | string[] | undefined>

/** Reads the filters of the inbox from an address; whatever is not known counts as not said. */
export function readInboxQuery(parameters: Parameters): InboxQuery {
  const said = (name: string) => {
    const value = parameters[name]
    return typeof value === 'string' ? value : ''
  }
  const view = inboxViews.find((one) => one === said('view')) ?? 'to-do'
  const order = said('order')
  const sort = (Object.keys(sortFields) as InboxSort[]).find((one) => one === order.replace(/^-/, ''))
  const page = Number(said('p'))
  return {
    view,
    search: said('q').trim().slice(0, longestSearch),
    sort: sort ?? 'age',
    descending: sort ? order.startsWith('-') : view !== 'decided' && view !== 'all',
    page: Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1,
  }
}

/** What a view holds, before the access rules narrow it to one's own organizations. */
function whereOfView(view: InboxView, coordinatorId: string): Where {
  const mine: Where = {
    or: [{ claimedBy: { equals: coordinatorId } }, { reviewedBy: { equals: coordinatorId } }],
  }
  const views: Record<InboxView, Where> = {
    'to-do': { state: { in: ['submitted', 'in-review'] } },
    mine: { and: [{ state: { in: ['in-review', 'granted'] } }, mine] },
    unassigned: { state: { equals: 'submitted' } },
    granted: { state: { equals: 'granted' } },
    waiting: { state: { equals: 'returned' } },
    decided: { state: { in: ['completed', 'denied', 'withdrawn', 'superseded'] } },
    all: {},
  }
  return views[view]
}

const searched = [
  'reference',
  'staffGivenName',
  'staffFamilyName',
  'staffEmail',
  'requestorName',
  'requestorEmail',
  'organization.name',
]

/** Every word must stand somewhere; a whole reference is looked up as such, however it is typed. */
function whereOfSearch(search: string): Where {
  const reference = parseReference(search)
  if (reference) return { reference: { equals: reference } }
  const words = search.split(/\s+/).filter(Boolean).slice(0, 6)
  return { and: words.map((word) => ({ or: searched.map((field) => ({ [field]: { contains: word } })) })) }
}

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
  ispaAgeDays: true,
  statementAgeDays: true,
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
  const coordinator = activeCoordinator(req.user)
  const where = [
    whereOfView(query.view, coordinator?.id ?? ''),
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
  const today = pacificDateOf(applicationOf(req.payload).clock.now())
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
      kind: request.kind,
      isEddEmployee: request.isEddEmployee,
      ispaAgeDays: request.ispaAgeDays ?? undefined,
      statementAgeDays: request.statementAgeDays ?? undefined,
      files: files.get(request.id) ?? 0,
    }),
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
  const coordinator = activeCoordinator(req.user)
  const counts = await Promise.all(
    inboxViews.map(async (view): Promise<[InboxView, number]> => [
      view,
      await countRequests(req, whereOfView(view, coordinator?.id ?? '')),
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
