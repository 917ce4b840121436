import Link from 'next/link.js'
import type { InboxQuery } from '../../services/inboxQuery.ts'
import { inboxAddress } from './addresses.ts'
import { filtersInWords, joined, withoutFilters } from './filterWords.ts'

const ifEmpty: Record<InboxQuery['view'], string> = {
  'to-do': 'Nothing waits for you. New requests come by themselves; you get a message for each.',
  late: 'No account should have been deactivated already.',
  overdue: 'No request has stood open longer than its target.',
  'due-today': 'Nothing more is due today.',
  due: 'No account has to be deactivated within the next 7 days, and none is late.',
  mine: 'You have claimed no request. Open one from “Unassigned” and choose “Claim”.',
  unassigned: 'Every open request has somebody who reviews it.',
  granted:
    'No granted request waits for its account work. Grant one, and it stands here until the work is recorded.',
  waiting: 'No requestor has been asked for more information.',
  undelivered: 'All mail of your requests has arrived, as far as the mail servers say.',
  open: 'Every request has been decided and done.',
  decided: 'Nothing has been decided yet.',
  all: 'No request has been sent for your organizations yet.',
}

/** What an empty list means, the filters that made it empty, and the way out. */
export function Nothing({ query, organization }: { query: InboxQuery; organization?: string }) {
  const { view } = query
  const filters = filtersInWords(query, organization)
  return (
    <div className="cj-empty">
      <p>{filters.length ? `No request in this view ${joined(filters)}.` : ifEmpty[view]}</p>
      <p className="cj-actions">
        {view === 'all' ? null : (
          <Link prefetch={false} href={inboxAddress({ ...query, view: 'all', page: 1 })}>
            {filters.length ? 'Search in all requests' : 'Show all requests'}
          </Link>
        )}
        {filters.length ? (
          <Link prefetch={false} href={inboxAddress(withoutFilters(query))}>
            Clear all filters
          </Link>
        ) : null}
      </p>
    </div>
  )
}
