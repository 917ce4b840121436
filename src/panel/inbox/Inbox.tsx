import Link from 'next/link.js'
import type { ListViewServerProps, PayloadRequest } from 'payload'
import { createLocalReq } from 'payload'
import { kindOf } from '../../policy/kinds/index.ts'
import { requestKinds } from '../../policy/vocabulary.ts'
import { countInbox, INBOX_PAGE_SIZE, type Inbox as InboxPage, listInbox } from '../../services/inbox.ts'
import { type InboxQuery, inboxViewLabels, readInboxQuery } from '../../services/inboxQuery.ts'
import { Page } from '../parts/Page.tsx'
import { inboxAddress, pageAddress } from './addresses.ts'
import { InboxTable } from './InboxTable.tsx'
import { SavedViews } from './SavedViews.tsx'
import { SearchForm } from './SearchForm.tsx'

/** The list of requests: what is to be done, the oldest first (ux 4.1). */
export async function Inbox({ payload, user, searchParams }: ListViewServerProps) {
  if (!user) return null
  const req: PayloadRequest = await createLocalReq({ user }, payload)
  const query = readInboxQuery(searchParams ?? {})
  const [inbox, counts] = await Promise.all([listInbox(req, query), countInbox(req)])
  return (
    <Page heading="Requests" trail={[{ label: 'Requests' }]}>
      {searchParams?.notFound ? (
        <p className="cj-notice" role="status">
          There is no such request, or it belongs to an organization that is not yours.
        </p>
      ) : null}
      <SavedViews current={query.view} counts={counts} />
      <div className="cj-bar">
        <SearchForm
          key={`${query.view} ${query.kind} ${query.search}`}
          view={query.view}
          search={query.search}
          kind={query.kind}
          kinds={kinds}
        />
        <p role="status" className="cj-results">
          {results(query, inbox)}
        </p>
      </div>
      {query.view === 'to-do' && counts.due ? <Due count={counts.due} /> : null}
      {inbox.total ? <InboxTable query={query} inbox={inbox} /> : <Nothing query={query} />}
      {inbox.pages > 1 ? <Pager query={query} inbox={inbox} /> : null}
    </Page>
  )
}

const kinds = requestKinds.map((value) => ({ value, label: kindOf(value).label }))

/** The oldest first is not the most urgent first: a last day does not wait. */
const Due = ({ count }: { count: number }) => (
  <p className="cj-why">
    {count === 1 ? 'One deactivation is due' : `${count} deactivations are due`} within 7 days or late.{' '}
    <Link prefetch={false} href={inboxAddress({ view: 'due' })}>
      Do {count === 1 ? 'it' : 'them'} first
    </Link>
  </p>
)

function results({ view, search, kind }: InboxQuery, { total, page, pages, rows }: InboxPage): string {
  const first = (page - 1) * INBOX_PAGE_SIZE + 1
  const range = pages > 1 ? `${first} to ${first + rows.length - 1} of ` : ''
  const which = kind ? ` of the kind “${kindOf(kind).label}”` : ''
  const what = `${range}${total} ${total === 1 ? 'request' : 'requests'}${which} in “${inboxViewLabels[view]}”`
  return search ? `${what} that match “${search}”` : what
}

const ifEmpty: Record<InboxQuery['view'], string> = {
  'to-do': 'Nothing waits for you. New requests come by themselves; you get a message for each.',
  due: 'No account has to be deactivated within the next 7 days, and none is late.',
  mine: 'You have claimed no request. Open one from “Unassigned” and choose “Claim”.',
  unassigned: 'Every open request has somebody who reviews it.',
  granted:
    'No granted request waits for its account work. Grant one, and it stands here until the work is recorded.',
  waiting: 'No requestor has been asked for more information.',
  decided: 'Nothing has been decided yet.',
  all: 'No request has been sent for your organizations yet.',
}

function Nothing({ query }: { query: InboxQuery }) {
  const { view, search, kind } = query
  const filtered = Boolean(search || kind)
  return (
    <div className="cj-empty">
      <p>{filtered ? `No request in this view ${filterInWords(query)}.` : ifEmpty[view]}</p>
      <p className="cj-actions">
        {view === 'all' ? null : (
          <Link prefetch={false} href={inboxAddress({ view: 'all', search, kind })}>
            {filtered ? 'Search in all requests' : 'Show all requests'}
          </Link>
        )}
        {filtered ? (
          <Link prefetch={false} href={inboxAddress({ view })}>
            Clear the search
          </Link>
        ) : null}
      </p>
    </div>
  )
}

const filterInWords = ({ search, kind }: InboxQuery): string =>
  [
    ...(search ? [`matches “${search}”`] : []),
    ...(kind ? [`is of the kind “${kindOf(kind).label}”`] : []),
  ].join(' and ')

function Pager({ query, inbox }: { query: InboxQuery; inbox: InboxPage }) {
  return (
    <nav className="cj-pager" aria-label="Pages of the list">
      {inbox.page > 1 ? (
        <Link prefetch={false} rel="prev" href={pageAddress(query, inbox.page - 1)}>
          Previous page
        </Link>
      ) : null}
      <span>
        Page {inbox.page} of {inbox.pages}
      </span>
      {inbox.page < inbox.pages ? (
        <Link prefetch={false} rel="next" href={pageAddress(query, inbox.page + 1)}>
          Next page
        </Link>
      ) : null}
    </nav>
  )
}
