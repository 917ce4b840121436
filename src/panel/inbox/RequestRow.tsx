import Link from 'next/link.js'
import { Fragment } from 'react'
import { formatPacificInstant } from '../../policy/dates.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import type { InboxRow } from '../../services/inbox.ts'
import type { InboxQuery } from '../../services/inboxQuery.ts'
import { daysInWords } from '../parts/Instant.tsx'
import { StateChip } from '../parts/StateChip.tsx'
import { reviewPath } from './addresses.ts'

type RowProps = { row: InboxRow; query: InboxQuery; isSelected: boolean; onToggle: () => void }

/** One request of the list; its reference leads to its page, which leads on and back in the same list. */
export function RequestRow({ row, query, isSelected, onToggle }: RowProps) {
  const kind = kindOf(row.kind).label
  return (
    <tr data-request={row.id} className={isSelected ? 'cj-selected' : undefined}>
      <td className="cj-select">
        <label className="cj-select__target">
          <input
            type="checkbox"
            aria-label={`Select request ${row.reference}, ${row.staffName}, ${kind}`}
            checked={isSelected}
            onChange={onToggle}
          />
        </label>
      </td>
      <td className="cj-due">
        <Due row={row} />
        <span className="cj-under" title={`Sent ${formatPacificInstant(new Date(row.sentAt))}`}>
          {row.ageDays > 0 ? `sent ${daysInWords(row.ageDays)} ago` : 'sent today'}
        </span>
      </td>
      <th scope="row">
        <Link prefetch={false} href={reviewPath(row.id, query)} className="cj-reference">
          {row.reference}
        </Link>
        <span className="cj-kind">{kind}</span>
      </th>
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
        {row.undelivered ? <span className="cj-flag">Mail not delivered</span> : null}
      </td>
    </tr>
  )
}

/** What stands out is flagged, in words. */
function Due({ row: { due, dueWords, isOverdue } }: { row: InboxRow }) {
  if (due) return <span className={isOverdue ? 'cj-flag cj-flag--late' : 'cj-flag'}>{due}</span>
  return dueWords || <span className="cj-muted">Nothing due</span>
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
