import { formatCivilDate } from '../../policy/dates.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import { reviewStateLabel } from '../../policy/review/words.ts'
import { type RequestState, requestStateLabels } from '../../policy/vocabulary.ts'
import { countWords } from '../../services/count.ts'
import type { Inbox } from '../../services/inbox.ts'
import { type InboxQuery, inboxViewLabels } from '../../services/inboxQuery.ts'

/** What a list is narrowed to besides its view, each in words; `organization` is the name of the one chosen. */
export function filtersInWords(query: InboxQuery, organization?: string): string[] {
  const { search, kind, state, organizationId, requestor, from, to } = query
  return [
    ...(search ? [`matches “${search}”`] : []),
    ...(kind ? [`is of the kind “${kindOf(kind).label}”`] : []),
    ...(state ? [`is in the state “${stateOfAnyKind(state)}”`] : []),
    ...(organizationId ? [`is of ${organization ?? 'an organization that is not yours'}`] : []),
    ...(requestor ? [`was sent by “${requestor}”`] : []),
    ...sentInWords(from, to),
  ]
}

/** As the list shows it; the end of a request in words that fit every kind. */
export const stateOfAnyKind = (state: RequestState): string =>
  state === 'completed' ? requestStateLabels.completed : reviewStateLabel('new-account', state)

/** Days as they are on the calendar in California, both included. */
function sentInWords(from: string | undefined, to: string | undefined): string[] {
  if (from && to) return [`was sent from ${formatCivilDate(from)} to ${formatCivilDate(to)}`]
  if (from) return [`was sent on ${formatCivilDate(from)} or later`]
  return to ? [`was sent on ${formatCivilDate(to)} or earlier`] : []
}

/** How many filters are in use of those that are folded away. */
export const countFolded = (query: InboxQuery): number =>
  filtersInWords({ ...query, search: '', organizationId: undefined }).length

/** The same query without its filters: the view, the order and the size of a page stay. */
export const withoutFilters = ({ view, sort, descending, size }: InboxQuery): Partial<InboxQuery> => ({
  view,
  sort,
  descending,
  size,
})

/** `26 to 50 of 500+ requests in “All”, each of which matches “Lopez” and was sent by “Ruiz”` */
export function resultsInWords(query: InboxQuery, inbox: Inbox, organization?: string): string {
  const { rows, total, page, hasNext } = inbox
  const first = (page - 1) * query.size + 1
  const range = page > 1 || hasNext ? `${first} to ${first + rows.length - 1} of ` : ''
  const isOne = total.count === 1 && !total.more
  const filters = filtersInWords(query, organization)
  const which = filters.length ? `, ${isOne ? 'which' : 'each of which'} ${joined(filters)}` : ''
  return `${range}${countWords(total)} ${isOne ? 'request' : 'requests'} in “${inboxViewLabels[query.view]}”${which}`
}

/** `a`, `a and b`, `a, b and c` */
export const joined = (parts: string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
