import Link from 'next/link.js'
import type { TrainedRequestor } from '../../services/training/trainingProgress.ts'
import { organizationPath } from '../organizations/addresses.ts'
import { Instant } from '../parts/Instant.tsx'
import { ReportTable } from '../parts/ReportTable.tsx'

/** One requestor a row, those who have not confirmed first. */
export const TrainingTable = ({ requestors }: { requestors: TrainedRequestor[] }) => (
  <ReportTable
    caption="Requestors and their training"
    columns={['Requestor', 'Training confirmed', 'Organization']}
  >
    <tbody>
      {requestors.map(({ id, name, email, organizationId, organization, confirmedAt }) => (
        <tr key={id}>
          <th scope="row">
            {name}
            <span className="cj-under">{email}</span>
          </th>
          <td>
            <TrainingConfirmed at={confirmedAt} />
          </td>
          <td className="cj-organization">
            <Link prefetch={false} href={organizationPath(organizationId)} className="cj-reference">
              {organization}
            </Link>
          </td>
        </tr>
      ))}
    </tbody>
  </ReportTable>
)

/** When it was confirmed, or in words that it was not. */
export const TrainingConfirmed = ({ at }: { at?: string }) =>
  at ? <Instant at={at} /> : <span className="cj-flag">Not yet</span>
