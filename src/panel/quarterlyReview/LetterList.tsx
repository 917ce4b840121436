import Link from 'next/link.js'
import { createLocalReq, type ListViewServerProps } from 'payload'
import { seesEverything } from '../../access/roles.ts'
import { quarterInWords } from '../../policy/quarters.ts'
import { type LetterRow, listLetters, MOST_LETTERS } from '../../services/quarterlyReview/readLetter.ts'
import { Instant } from '../parts/Instant.tsx'
import { Page } from '../parts/Page.tsx'
import { ReportTable } from '../parts/ReportTable.tsx'
import { PrintButton } from '../people/PrintButton.tsx'
import { letterPath } from './letterAddresses.ts'
import { reviewListPath } from './reportAddresses.ts'

const heading = 'Review results'

/** Results of quarterly reviews of the signed-in person's organizations, the newest first; all for oversight (R50). */
export async function LetterList({ payload, user, searchParams }: ListViewServerProps) {
  if (!user) return null
  const letters = await listLetters(await createLocalReq({ user }, payload))
  return (
    <Page heading={heading} trail={[{ label: heading }]}>
      {searchParams?.notFound ? (
        <p className="cj-notice" role="status">
          There are no such results, or they belong to an organization that is not yours.
        </p>
      ) : null}
      <p>
        Every quarter the CalJOBS Operations Unit reviews a random sample of CalJOBS accounts and shares the
        results with the coordinators of each organization.
      </p>
      <p className="cj-actions cj-no-print">
        {seesEverything(user) ? (
          <Link prefetch={false} href={reviewListPath}>
            Quarterly reviews
          </Link>
        ) : null}
        <PrintButton label="Print this list" />
      </p>
      {letters.length ? (
        <Letters letters={letters} />
      ) : (
        <div className="cj-empty">
          <p>
            No results were sent yet. When accounts of your organizations were in a sample, the results come
            here and you get word by email.
          </p>
        </div>
      )}
      {letters.length >= MOST_LETTERS ? <p>The {MOST_LETTERS} newest are shown.</p> : null}
    </Page>
  )
}

const Letters = ({ letters }: { letters: LetterRow[] }) => (
  <ReportTable
    caption="Results of quarterly reviews, the newest first"
    columns={['Quarter', 'Organization', 'Sent', 'Acknowledged', 'Accounts', 'Findings']}
  >
    <tbody>
      {letters.map((one) => (
        <tr key={one.id}>
          <th scope="row">
            <Link prefetch={false} href={letterPath(one.id)} className="cj-reference">
              {quarterInWords(one.quarter)}
              {one.draw > 1 ? `, draw ${one.draw}` : ''}
            </Link>
          </th>
          <td>{one.organization}</td>
          <td>
            <Instant at={one.sentAt.toISOString()} />
          </td>
          <td>
            {one.acknowledgedAt ? (
              <Instant at={one.acknowledgedAt.toISOString()} />
            ) : (
              <strong>Not yet</strong>
            )}
          </td>
          <td>{one.accounts}</td>
          <td>
            {findingsInWords(one)}
            {one.overdue ? <span className="cj-flag cj-flag--late">{one.overdue} overdue</span> : null}
          </td>
        </tr>
      ))}
    </tbody>
  </ReportTable>
)

function findingsInWords({ findings, open, answered }: LetterRow): string {
  if (!findings) return 'None'
  const parts = [
    ...(open ? [`${open} open`] : []),
    ...(answered ? [`${answered} answered`] : []),
    ...(open || answered ? [] : ['all closed']),
  ]
  return `${findings}: ${parts.join(', ')}`
}
