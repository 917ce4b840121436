import Link from 'next/link.js'
import type { TrailEvent } from '../../services/audit/trailEvents.ts'
import { Instant } from '../parts/Instant.tsx'
import { ReportTable } from '../parts/ReportTable.tsx'
import { eventPath } from './addresses.ts'

/** One event a row: what was done, when, for which organization. */
export const TrailTable = ({ events }: { events: TrailEvent[] }) => (
  <ReportTable
    caption="Events of the audit trail, one a row, the newest first"
    columns={['What was done', 'When (Pacific Time)', 'Organization']}
    className="cj-trail"
  >
    <tbody>
      {events.map((event) => (
        <tr key={event.id}>
          <th scope="row">
            <Link prefetch={false} href={eventPath(event.id)}>
              {event.sentence}
            </Link>
            {event.refused ? <span className="cj-flag cj-flag--late">Refused</span> : null}
          </th>
          <td>
            <Instant at={event.at.toISOString()} />
          </td>
          <td className="cj-organization">{event.organization || <span className="cj-muted">None</span>}</td>
        </tr>
      ))}
    </tbody>
  </ReportTable>
)
