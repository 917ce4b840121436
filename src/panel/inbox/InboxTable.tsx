import Link from 'next/link.js'
import { Fragment } from 'react'
import { formatPacificInstant } from '../../policy/dates.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import type { Inbox, InboxRow } from '../../services/inbox.ts'
import type { InboxQuery, InboxSort } from '../../services/inboxQuery.ts'
import { daysInWords } from '../parts/Instant.tsx'
import { StateChip } from '../parts/StateChip.tsx'
import { reviewPath, sortAddress } from './addresses.ts'

const columns: { label: string; sort?: InboxSort }[] = [
  { label: 'Reference' },
  { label: 'Age', sort: 'age' },
  { label: 'Kind', sort: 'kind' },
  { label: 'Staff member', sort: 'staff' },
  { label: 'Organization', sort: 'organization' },
  { label: 'Requestor', sort: 'requestor' },
  { label: 'Evidence' },
  { label: 'Reviewer' },
  { label: 'State', sort: 'state' },
]

/** The requests of one page, as a table in a region of its own that scrolls on narrow screens. */
export function InboxTable({ query, inbox }: { query: InboxQuery; inbox: Inbox }) {
  return (
    <div className="cj-scroll" role="region" aria-label="Table of requests" tabIndex={0}>
      <table className="cj-table">
        <caption className="cj-hidden">Requests, one a row. Column heads with a link sort the table.</caption>
        <thead>
          <tr>
            {columns.map(({ label, sort }) =>
              sort ? (
                <SortHead key={label} query={query} label={label} sort={sort} />
              ) : (
                <Head key={label}>{label}</Head>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {inbox.rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Head = ({ children }: { children: string }) => <th scope="col">{children}</th>

function SortHead({ query, label, sort }: { query: InboxQuery; label: string; sort: InboxSort }) {
  const sorted = query.sort === sort ? (query.descending ? 'descending' : 'ascending') : undefined
  return (
    <th scope="col" aria-sort={sorted}>
      <Link prefetch={false} href={sortAddress(query, sort)} className="cj-sort">
        {label}
        <span aria-hidden="true">{sorted === 'descending' ? ' ▼' : sorted === 'ascending' ? ' ▲' : ''}</span>
      </Link>
    </th>
  )
}

/** One request; the dashboard shows the same rows. */
function Row({ row }: { row: InboxRow }) {
  return (
    <tr>
      <th scope="row">
        <Link prefetch={false} href={reviewPath(row.id)} className="cj-reference">
          {row.reference}
        </Link>
      </th>
      <td title={`Sent ${formatPacificInstant(new Date(row.sentAt))}`} className="cj-nowrap">
        {daysInWords(row.ageDays)}
      </td>
      <td className="cj-nowrap">
        {kindOf(row.kind).label}
        {row.due ? <span className="cj-flag">{row.due}</span> : null}
      </td>
      <td>
        {row.staffName}
        <span className="cj-under">
          <Address email={row.staffEmail} />
        </span>
      </td>
      <td className="cj-organization">
        {row.organization}
        {row.routeFlagged ? <span className="cj-flag">Route to look at</span> : null}
      </td>
      <td>
        {row.requestorName}
        {row.requestorConfirmed ? null : <span className="cj-flag">Address not proved</span>}
        {row.outsideDomains ? <span className="cj-flag">Other mail domain</span> : null}
      </td>
      <td className="cj-evidence">
        <Evidence words={row.evidence} />
      </td>
      <td>{row.reviewer ?? <span className="cj-muted">Nobody yet</span>}</td>
      <td className="cj-state">
        <StateChip kind={row.kind} state={row.state} />
      </td>
    </tr>
  )
}

/** A long address breaks after the @. */
function Address({ email }: { email: string }) {
  const [name, domain] = email.split('@')
  return (
    <>
      {name}@<wbr />
      {domain}
    </>
  )
}

/** Breaks between the parts, never inside one. */
const Evidence = ({ words }: { words: string }) =>
  words.split(' · ').map((part, place) => (
    <Fragment key={part}>
      {place ? ' · ' : ''}
      <span className="cj-nowrap">{part}</span>
    </Fragment>
  ))
