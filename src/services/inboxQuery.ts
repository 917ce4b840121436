import type { PayloadRequest, Where } from 'payload'
import { activeCoordinator } from '../access/roles.ts'
import { addDays, type CivilDate, pacificDateOf } from '../policy/dates.ts'
import { kindOf } from '../policy/kinds/index.ts'
import { parseReference } from '../policy/reference.ts'
import { DUE_WITHIN_DAYS } from '../policy/review/departure.ts'
import { type RequestKind, requestKinds } from '../policy/vocabulary.ts'
import { applicationOf } from './application.ts'

/** The saved views of the inbox, in the order in which they stand. */
export const inboxViews = [
  'to-do',
  'due',
  'mine',
  'unassigned',
  'granted',
  'waiting',
  'decided',
  'all',
] as const
export type InboxView = (typeof inboxViews)[number]

export const inboxViewLabels: Record<InboxView, string> = {
  'to-do': 'To do',
  due: 'Deactivations due',
  mine: 'Mine',
  unassigned: 'Unassigned',
  granted: 'Granted: account work to be done',
  waiting: 'Waiting for requestor',
  decided: 'Decided',
  all: 'All',
}

/** What the inbox can be sorted by, and the fields behind it. */
export const sortFields = {
  age: ['submittedAt'],
  kind: ['kind'],
  staff: ['staffFamilyName', 'staffGivenName'],
  organization: ['organization.name'],
  requestor: ['requestorName'],
  state: ['state'],
  due: ['lastDay'],
} as const
export type InboxSort = keyof typeof sortFields

export type InboxQuery = {
  view: InboxView
  search: string
  /** Requests of one kind alone. */
  kind?: RequestKind
  sort: InboxSort
  /** By age: the oldest first. */
  descending: boolean
  /** From 1. */
  page: number
}

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
    kind: requestKinds.find((one) => one === said('kind')),
    sort: sort ?? (view === 'due' ? 'due' : 'age'),
    descending: sort ? order.startsWith('-') : view !== 'due' && view !== 'decided' && view !== 'all',
    page: Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1,
  }
}

const kindsWithLastDay = requestKinds.filter((kind) => kindOf(kind).asks.includes('lastDay'))

/** Open, and the last day is near or has passed: as the index of last days reads it. */
const isDue = (today: CivilDate): Where => ({
  and: [
    { kind: { in: kindsWithLastDay } },
    { state: { in: ['submitted', 'in-review', 'returned'] } },
    { lastDay: { less_than_equal: addDays(today, DUE_WITHIN_DAYS) } },
  ],
})

export type Reader = { coordinatorId: string; today: CivilDate }

export const readerOf = (req: PayloadRequest): Reader => ({
  coordinatorId: activeCoordinator(req.user)?.id ?? '',
  today: pacificDateOf(applicationOf(req.payload).clock.now()),
})

/** What a view holds, before the access rules narrow it to one's own organizations. */
export function whereOfView(view: InboxView, { coordinatorId, today }: Reader): Where {
  const mine: Where = {
    or: [{ claimedBy: { equals: coordinatorId } }, { reviewedBy: { equals: coordinatorId } }],
  }
  const views: Record<InboxView, Where> = {
    'to-do': { state: { in: ['submitted', 'in-review'] } },
    due: isDue(today),
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
export function whereOfSearch(search: string): Where {
  const reference = parseReference(search)
  if (reference) return { reference: { equals: reference } }
  const words = search.split(/\s+/).filter(Boolean).slice(0, 6)
  return { and: words.map((word) => ({ or: searched.map((field) => ({ [field]: { contains: word } })) })) }
}
