import { type CivilDate, isCivilDate } from '../policy/dates.ts'
import { isRecordId } from '../database/recordId.ts'
import { type RequestKind, requestKinds, type RequestState, requestStates } from '../policy/vocabulary.ts'

/** The saved views of the inbox, in the order in which they stand: what is most urgent first. */
export const inboxViews = [
  'to-do',
  'late',
  'overdue',
  'due-today',
  'mine',
  'unassigned',
  'granted',
  'waiting',
  'undelivered',
  'due',
  'open',
  'decided',
  'all',
] as const
export type InboxView = (typeof inboxViews)[number]

export const inboxViewLabels: Record<InboxView, string> = {
  'to-do': 'To do',
  late: 'Late deactivations',
  overdue: 'Overdue',
  'due-today': 'Due today',
  mine: 'Mine',
  unassigned: 'Unassigned',
  granted: 'Granted: account work to be done',
  waiting: 'Waiting for requestor',
  undelivered: 'Mail not delivered',
  due: 'Deactivations due',
  open: 'Open',
  decided: 'Decided',
  all: 'All',
}

/** What the inbox can be sorted by. */
export const inboxSorts = ['due', 'age', 'kind', 'staff', 'organization', 'requestor', 'state'] as const
export type InboxSort = (typeof inboxSorts)[number]

/** Rows of a page. */
export const inboxSizes = [25, 50, 100] as const
export type InboxSize = (typeof inboxSizes)[number]
export const USUAL_SIZE: InboxSize = 50

export type InboxQuery = {
  view: InboxView
  /** Words of names, addresses, usernames or organizations, or a reference. */
  search: string
  kind?: RequestKind
  state?: RequestState
  organizationId?: string
  /** A mail address, or words of a name. */
  requestor: string
  /** Pacific days on which it was sent, both included. */
  from?: CivilDate
  to?: CivilDate
  sort: InboxSort
  /** By age: the oldest first. */
  descending: boolean
  /** From 1. */
  page: number
  size: InboxSize
}

const longestSearch = 100
const lastPage = 10_000

export type Parameters = Record<string, string | string[] | undefined>

/** Reads the filters of the inbox from an address; whatever is not known counts as not said. */
export function readInboxQuery(parameters: Parameters): InboxQuery {
  const said = (name: string) => {
    const value = parameters[name]
    return typeof value === 'string' ? value.trim().slice(0, longestSearch) : ''
  }
  const view = inboxViews.find((one) => one === said('view')) ?? 'to-do'
  const order = said('order')
  const sort = inboxSorts.find((one) => one === order.replace(/^-/, ''))
  const page = Number(said('p'))
  const date = (name: string) => (isCivilDate(said(name)) ? said(name) : undefined)
  return {
    view,
    search: said('q'),
    kind: requestKinds.find((one) => one === said('kind')),
    state: requestStates.find((one) => one === said('state')),
    organizationId: isRecordId(said('org')) ? said('org') : undefined,
    requestor: said('requestor'),
    from: date('from'),
    to: date('to'),
    ...(sort ? { sort, descending: order.startsWith('-') } : usualOrder(view)),
    page: Number.isInteger(page) && page > 0 && page <= lastPage ? page : 1,
    size: inboxSizes.find((one) => String(one) === said('size')) ?? USUAL_SIZE,
  }
}

/** What is due first stands first; of what is done, the newest. */
const usualOrder = (view: InboxView): Pick<InboxQuery, 'sort' | 'descending'> => ({
  sort: view === 'decided' || view === 'all' ? 'age' : 'due',
  descending: false,
})

/** The same as an address says it; what is usual is left out. */
export function parametersOf(query: Partial<InboxQuery>): URLSearchParams {
  const view = query.view ?? 'to-do'
  const usual = usualOrder(view)
  const isUsual = query.sort === usual.sort && Boolean(query.descending) === usual.descending
  const said: [string, string | undefined][] = [
    ['view', view],
    ['q', query.search],
    ['kind', query.kind],
    ['state', query.state],
    ['org', query.organizationId],
    ['requestor', query.requestor],
    ['from', query.from],
    ['to', query.to],
    ['order', query.sort && !isUsual ? `${query.descending ? '-' : ''}${query.sort}` : undefined],
    ['p', query.page && query.page > 1 ? String(query.page) : undefined],
    ['size', query.size && query.size !== USUAL_SIZE ? String(query.size) : undefined],
  ]
  return new URLSearchParams(said.flatMap(([name, value]) => (value ? [[name, value]] : [])))
}
