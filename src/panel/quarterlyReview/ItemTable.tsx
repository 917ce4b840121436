import Link from 'next/link.js'
import { countOutcomes, type ReviewCheck } from '../../policy/quarterlyReview/checklist/check.ts'
import type { ItemRow } from '../../services/quarterlyReview/readReview.ts'
import { Instant } from '../parts/Instant.tsx'
import { ReportTable } from '../parts/ReportTable.tsx'
import { outcomesInWords } from './OutcomeChip.tsx'
import { reviewItemPath } from './reportAddresses.ts'

/** The accounts of a sample in the order in which they were drawn. */
export const ItemTable = ({ items, mayAct }: { items: ItemRow[]; mayAct: boolean }) => (
  <ReportTable
    caption="Accounts in the sample, in the order in which they were drawn"
    columns={['Place', 'Account', 'Organization', 'Checks', 'Findings', 'Reviewed']}
    className="cj-items"
  >
    <tbody>
      {items.map((item) => (
        <tr key={item.id}>
          <td>{item.position}</td>
          <th scope="row">
            <Link prefetch={false} href={reviewItemPath(item.id)} className="cj-reference">
              {item.personName}
            </Link>
            <span className="cj-under">{item.username}</span>
          </th>
          <td>{item.organization}</td>
          <td>{item.checks ? <Outcomes checks={item.checks} /> : 'Being computed'}</td>
          <td>{item.findings || 'None'}</td>
          <td>
            {item.reviewedAt ? (
              <>
                <Instant at={item.reviewedAt.toISOString()} />
                <span className="cj-under">{item.reviewer}</span>
              </>
            ) : (
              <>
                Not yet
                {mayAct && item.isOwn ? (
                  <span className="cj-under">Another person reviews it: you had a part in it</span>
                ) : null}
              </>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </ReportTable>
)

function Outcomes({ checks }: { checks: ReviewCheck[] }) {
  const outcomes = countOutcomes(checks)
  return <span className={outcomes.fail ? 'cj-items__failing' : undefined}>{outcomesInWords(outcomes)}</span>
}
