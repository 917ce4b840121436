import { type InboxQuery, type InboxSort, parametersOf } from '../../services/inboxQuery.ts'

export const inboxPath = '/admin/collections/requests'

/** A request on its own page; with the list that one came from, so that the page leads on and back in it. */
export const reviewPath = (requestId: string, query?: Partial<InboxQuery>): string =>
  `${inboxPath}/${requestId}${query ? `?${parametersOf(query)}` : ''}`

/** The address of the inbox with these filters, so that a view can be kept as a bookmark. */
export const inboxAddress = (query: Partial<InboxQuery>): string => `${inboxPath}?${parametersOf(query)}`

/** Back from a request to the list that one came from. */
export const backAddress = inboxAddress

/** The same filters on another page. */
export const pageAddress = (query: InboxQuery, page: number): string => inboxAddress({ ...query, page })

/** The same filters from the first page on, sorted by a column: the oldest first; a second time the other way round. */
export const sortAddress = (query: InboxQuery, sort: InboxSort): string =>
  inboxAddress({
    ...query,
    page: 1,
    sort,
    descending: query.sort === sort ? !query.descending : sort === 'age',
  })

/** The file for spreadsheets of a whole list, or of the requests that were selected. */
export const exportAddress = (query: InboxQuery, ids: string[] = []): string =>
  `/api/requests/export.csv?${
    ids.length ? new URLSearchParams({ ids: ids.join(',') }) : parametersOf({ ...query, page: 1 })
  }`
