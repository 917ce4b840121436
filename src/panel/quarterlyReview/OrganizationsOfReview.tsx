import Link from 'next/link.js'
import type { OrganizationOfReview } from '../../services/quarterlyReview/readReview.ts'
import { Instant } from '../parts/Instant.tsx'
import { ReportTable } from '../parts/ReportTable.tsx'
import { letterPath } from './letterAddresses.ts'
import { SendLetter } from './SendLetter.tsx'

type OrganizationsProps = { reviewId: string; organizations: OrganizationOfReview[]; mayAct: boolean }

/** How far each organization of a sample is: reviewed, told, acknowledged, closed (R50). */
export const OrganizationsOfReview = ({ reviewId, organizations, mayAct }: OrganizationsProps) => (
  <>
    <p>
      The results go to an organization when all of its accounts are reviewed, and to its own coordinators
      alone. From then on they stay as they are.
    </p>
    <ReportTable
      caption="Organizations of the sample, and their results"
      columns={['Organization', 'Reviewed', 'Findings', 'Results']}
    >
      <tbody>
        {organizations.map((one) => (
          <tr key={one.id}>
            <th scope="row">{one.name}</th>
            <td>
              {one.reviewed} of {one.accounts}
            </td>
            <td>{findingsInWords(one)}</td>
            <td>
              <Results reviewId={reviewId} organization={one} mayAct={mayAct} />
            </td>
          </tr>
        ))}
      </tbody>
    </ReportTable>
  </>
)

const findingsInWords = ({ findings, findingsOpen }: OrganizationOfReview): string =>
  findings ? `${findings}, ${findingsOpen ? `${findingsOpen} not closed` : 'all closed'}` : 'None'

function Results({
  reviewId,
  organization: one,
  mayAct,
}: {
  reviewId: string
  organization: OrganizationOfReview
  mayAct: boolean
}) {
  if (one.letterId && one.sentAt)
    return (
      <>
        <Link prefetch={false} href={letterPath(one.letterId)} className="cj-reference">
          Sent <Instant at={one.sentAt.toISOString()} />
        </Link>
        <span className="cj-under">
          {one.acknowledgedAt ? (
            <>
              Acknowledged <Instant at={one.acknowledgedAt.toISOString()} />
            </>
          ) : (
            'Not acknowledged yet'
          )}
        </span>
      </>
    )
  if (one.reviewed < one.accounts) return <>Not all reviewed yet</>
  return mayAct ? (
    <SendLetter reviewId={reviewId} organization={{ id: one.id, name: one.name }} />
  ) : (
    <>Not sent yet</>
  )
}
