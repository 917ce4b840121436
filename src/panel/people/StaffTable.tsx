import Link from 'next/link.js'
import { type CivilDate, formatCivilDate } from '../../policy/dates.ts'
import { ageInWords } from '../../policy/dueDates.ts'
import { statementFormNames } from '../../policy/vocabulary.ts'
import type { StaffRow } from '../../services/staffList.ts'
import type { StaffQuery, StaffSort } from '../../services/staffQuery.ts'
import { inboxAddress } from '../inbox/addresses.ts'
import { organizationPath } from '../organizations/addresses.ts'
import { AccountChip } from './AccountChip.tsx'
import { staffPath, staffSortAddress } from './addresses.ts'
import { DueOn } from './DueOn.tsx'

const columns: { words: string; sort?: StaffSort }[] = [
  { words: 'Staff member', sort: 'name' },
  { words: 'Username', sort: 'username' },
  { words: 'Organization' },
  { words: 'Requestor of record' },
  { words: 'Account' },
  { words: 'ISPA training' },
  { words: 'Statement' },
  { words: 'Due on', sort: 'due' },
  { words: 'Open requests' },
]

type TableProps = { query: StaffQuery; rows: StaffRow[]; today: CivilDate }

/** The staff of one page, as a table in a region of its own that scrolls on narrow screens. */
export const StaffTable = ({ query, rows, today }: TableProps) => (
  <div className="cj-scroll" role="region" aria-label="Table of staff" tabIndex={0}>
    <table className="cj-table cj-staff">
      <caption className="cj-hidden">
        Staff members, one a row. Column heads with a link sort the table.
      </caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.words} query={query} {...column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} today={today} />
        ))}
      </tbody>
    </table>
  </div>
)

function Head({ query, words, sort }: { query: StaffQuery; words: string; sort?: StaffSort }) {
  if (!sort) return <th scope="col">{words}</th>
  const isSorted = query.sort === sort
  return (
    <th scope="col" aria-sort={isSorted ? (query.descending ? 'descending' : 'ascending') : undefined}>
      <Link prefetch={false} href={staffSortAddress(query, sort)} className="cj-sort">
        {words}
        {isSorted ? <span aria-hidden="true">{query.descending ? ' ▼' : ' ▲'}</span> : null}
        {isSorted ? <span className="cj-hidden"> (sorted by this)</span> : null}
      </Link>
    </th>
  )
}

const Row = ({ row, today }: { row: StaffRow; today: CivilDate }) => (
  <tr>
    <th scope="row">
      <Link prefetch={false} href={staffPath(row.id)} className="cj-reference">
        {row.name}
      </Link>
      <span className="cj-under">{row.email}</span>
    </th>
    <td>{row.username || <span className="cj-muted">None</span>}</td>
    <td className="cj-organization">
      <Link prefetch={false} href={organizationPath(row.organizationId)}>
        {row.organization}
      </Link>
    </td>
    <td>
      <Requestor row={row} />
    </td>
    <td>
      <AccountChip state={row.state} />
    </td>
    <td>
      <Dated on={row.ispaCompletedOn} today={today} />
    </td>
    <td>
      <Dated
        on={row.statementSignedOn}
        today={today}
        name={row.statementForm && statementFormNames[row.statementForm]}
      />
    </td>
    <td>
      {row.state === 'active' ? (
        <DueOn dueOn={row.dueOn} today={today} />
      ) : (
        <span className="cj-muted">Nothing due</span>
      )}
    </td>
    <td>
      {row.openRequests ? (
        <Link prefetch={false} href={inboxAddress({ view: 'all', search: row.email })}>
          {row.openRequests} open<span className="cj-hidden">: all requests for {row.name}</span>
        </Link>
      ) : (
        <span className="cj-muted">None</span>
      )}
    </td>
  </tr>
)

function Requestor({ row: { requestor, state } }: { row: StaffRow }) {
  if (!requestor)
    return state === 'active' ? (
      <span className="cj-flag">No requestor</span>
    ) : (
      <span className="cj-muted">None</span>
    )
  return (
    <>
      {requestor.name}
      <span className="cj-under">{requestor.email}</span>
      {requestor.isGone ? <span className="cj-flag">Gone</span> : null}
    </>
  )
}

/** A day with how long ago it is. */
function Dated({ on, today, name }: { on?: CivilDate; today: CivilDate; name?: string }) {
  if (!on) return <span className="cj-muted">Not on record</span>
  return (
    <>
      <span className="cj-nowrap">{formatCivilDate(on)}</span>
      <span className="cj-under">{[name, ageInWords(on, today)].filter(Boolean).join(', ')}</span>
    </>
  )
}
