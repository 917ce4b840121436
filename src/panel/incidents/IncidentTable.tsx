import Link from 'next/link.js'
import { lastDayInWords } from '../../policy/deactivation.ts'
import { incidentExposureInWords } from '../../policy/incidentOrder.ts'
import { incidentSourceLabels } from '../../policy/vocabulary.ts'
import type { IncidentList, IncidentRow } from '../../services/incidents/incidentList.ts'
import { organizationPath } from '../organizations/addresses.ts'
import { Instant } from '../parts/Instant.tsx'
import { incidentPath } from './addresses.ts'
import { IncidentChip } from './IncidentChip.tsx'

/** The late deactivations of one page, as a table in a region of its own that scrolls on narrow screens. */
export const IncidentTable = ({ list: { rows, readAt, oversight } }: { list: IncidentList }) => (
  <div className="cj-scroll" role="region" aria-label="Table of late deactivations" tabIndex={0}>
    <table className="cj-table cj-incidents">
      <caption className="cj-hidden">Late deactivations, one a row, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">Staff member</th>
          <th scope="col">State</th>
          <th scope="col">Organization</th>
          <th scope="col">Last day</th>
          <th scope="col">Exposure</th>
          <th scope="col">Opened</th>
          {oversight ? <th scope="col">Investigator</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} readAt={readAt} oversight={oversight} />
        ))}
      </tbody>
    </table>
  </div>
)

const Row = ({ row, readAt, oversight }: { row: IncidentRow; readAt: Date; oversight: boolean }) => (
  <tr>
    <th scope="row">
      <Link prefetch={false} href={incidentPath(row.id)} className="cj-reference">
        {row.personName}
      </Link>
      <span className="cj-under">{row.username || row.personEmail}</span>
    </th>
    <td>
      <IncidentChip state={row.state} />
    </td>
    <td className="cj-organization">
      <Link prefetch={false} href={organizationPath(row.organizationId)}>
        {row.organization}
      </Link>
    </td>
    <td>{lastDayInWords(row)}</td>
    <td>{incidentExposureInWords(row, readAt)}</td>
    <td className="cj-incidents__source">
      <Instant at={row.openedAt.toISOString()} />
      <span className="cj-under">{incidentSourceLabels[row.source]}</span>
    </td>
    {oversight ? <td>{row.investigator ?? <span className="cj-muted">Nobody yet</span>}</td> : null}
  </tr>
)
