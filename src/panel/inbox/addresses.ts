import type { RequestKind } from '../../policy/vocabulary.ts'
import type { InboxQuery, InboxSort, InboxView } from '../../services/inboxQuery.ts'

export const inboxPath = '/admin/collections/requests'
export const reviewPath = (requestId: string) => `${inboxPath}/${requestId}`

type Filters = {
  view: InboxView
  search?: string
  kind?: RequestKind
  sort?: InboxSort
  descending?: boolean
  page?: number
}

/** The address of the inbox with these filters, so that a view can be kept as a bookmark. */
export function inboxAddress({ view, search, kind, sort, descending, page }: Filters): string {
  const parameters = new URLSearchParams({ view })
  if (search) parameters.set('q', search)
  if (kind) parameters.set('kind', kind)
  if (sort) parameters.set('order', `${descending ? '-' : ''}${sort}`)
  if (page && page > 1) parameters.set('p', String(page))
  return `${inboxPath}?${parameters}`
}

/** The same filters on another page. */
export const pageAddress = (query: InboxQuery, page: number): string => inboxAddress({ ...query, page })

/** The same filters, sorted by a column; a second time the other way round. */
export const sortAddress = (query: InboxQuery, sort: InboxSort): string =>
  inboxAddress({
    view: query.view,
    search: query.search,
    kind: query.kind,
    sort,
    descending: query.sort === sort ? !query.descending : sort === 'age',
  })
