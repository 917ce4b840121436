import Link from 'next/link.js'
import { formatCivilDate } from '../../policy/dates.ts'
import type { UnansweredRoster } from '../../services/rosters/rosterList.ts'
import { organizationPath } from '../organizations/addresses.ts'
import { daysInWords } from '../parts/Instant.tsx'
import { ReportTable } from '../parts/ReportTable.tsx'
import { staffPath } from '../people/addresses.ts'

/** One requestor and organization a row, with the people that nobody answered for. */
export const RosterTable = ({ rosters }: { rosters: UnansweredRoster[] }) => (
  <ReportTable
    caption="Requestors who have not answered for all of their staff"
    columns={['Requestor', 'Answer due by', 'Not answered for', 'Organization']}
  >
    <tbody>
      {rosters.map((roster) => (
        <tr key={`${roster.requestorId}-${roster.organizationId}`}>
          <th scope="row">
            {roster.name}
            <span className="cj-under">
              <a href={`mailto:${roster.email}`}>{roster.email}</a>
              {roster.phone ? `, ${roster.phone}` : ''}
            </span>
          </th>
          <td>
            {formatCivilDate(roster.answerBy)}
            {roster.daysOver > 0 ? (
              <span className="cj-flag cj-flag--late">{daysInWords(roster.daysOver)} late</span>
            ) : null}
            <span className="cj-under">Asked on {formatCivilDate(roster.askedOn)}</span>
          </td>
          <td>
            <ul className="cj-people">
              {roster.people.map(({ id, name }) => (
                <li key={id}>
                  <Link prefetch={false} href={staffPath(id)}>
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </td>
          <td className="cj-organization">
            <Link prefetch={false} href={organizationPath(roster.organizationId)} className="cj-reference">
              {roster.organization}
            </Link>
          </td>
        </tr>
      ))}
    </tbody>
  </ReportTable>
)
