import Link from 'next/link.js'
import { createLocalReq, type ListViewServerProps } from 'payload'
import { quarterInWords } from '../../policy/quarters.ts'
import { type QuarterToDraw, readDrawForm } from '../../services/quarterlyReview/drawForm.ts'
import { listReviews, type ReviewRow } from '../../services/quarterlyReview/listReviews.ts'
import { Instant } from '../parts/Instant.tsx'
import { Page } from '../parts/Page.tsx'
import { ReportTable } from '../parts/ReportTable.tsx'
import { PrintButton } from '../people/PrintButton.tsx'
import { type Choice, DrawForm } from './DrawForm.tsx'
import { letterListPath } from './letterAddresses.ts'
import { drawPath, neverSampledPath, reviewReportPath } from './reportAddresses.ts'

const heading = 'Quarterly reviews'

/** Every draw and how far its review is, and the draw of a quarter; for oversight (R49, D14). */
export async function ReviewList({ payload, user, searchParams }: ListViewServerProps) {
  if (!user) return null
  const req = await createLocalReq({ user }, payload)
  const [quarters, reviews] = await Promise.all([readDrawForm(req), listReviews(req)])
  if (!quarters) return null // Payload shows the collection to oversight alone
  return (
    <Page heading={heading} trail={[{ label: heading }]}>
      {searchParams?.notFound ? <Missing /> : null}
      <p>
        Every quarter the CalJOBS Operations Unit reviews a random sample of CalJOBS accounts, and shares the
        results with the coordinators of each organization.
      </p>
      <p className="cj-actions cj-no-print">
        <Link prefetch={false} href={reviewReportPath}>
          Report
        </Link>
        <Link prefetch={false} href={letterListPath}>
          Results that were sent
        </Link>
        <Link prefetch={false} href={neverSampledPath}>
          Accounts that were never sampled
        </Link>
        <PrintButton label="Print this list" />
      </p>
      <section aria-labelledby="draws" className="cj-card">
        <h2 id="draws">Draws</h2>
        {reviews.length ? (
          <Draws reviews={reviews} />
        ) : (
          <p>No sample was drawn yet. Draw the first one below.</p>
        )}
      </section>
      <section aria-labelledby="draw" className="cj-card cj-no-print">
        <h2 id="draw">Draw a sample</h2>
        <Draw quarters={quarters} />
      </section>
    </Page>
  )
}

/** An auditor sees that there are draws, and draws none. */
const Draw = ({ quarters }: { quarters: QuarterToDraw[] }) =>
  quarters.every(({ refused }) => refused?.code === 'role-may-not') ? (
    <p>
      {quarters[0]?.refused?.message}. Everybody with oversight can draw a stored sample again on its page.
    </p>
  ) : (
    <DrawForm
      key={quarters.map(({ draws }) => draws.length).join(' ')}
      choices={quarters.map(choiceOf)}
      usual={{
        unit: 'count',
        size: '30',
        leastAnOrganization: '1',
        strata: ['organization'],
        neverSampledPercent: '0',
      }}
    />
  )

const choiceOf = ({ quarter, populationSize, draws, refused }: QuarterToDraw): Choice => ({
  quarter,
  population: populationSize,
  draws: draws.length,
  ...(refused && { refused: refused.message }),
})

const number = (value: number) => value.toLocaleString('en-US')

const Draws = ({ reviews }: { reviews: ReviewRow[] }) => (
  <ReportTable
    caption="Draws of the quarterly review, the latest first"
    columns={['Quarter', 'Drawn', 'Sample', 'Reviewed', 'Results sent', 'Acknowledged', 'Findings closed']}
  >
    <tbody>
      {reviews.map((one) => (
        <tr key={one.id}>
          <th scope="row">
            <Link prefetch={false} href={drawPath(one.id)} className="cj-reference">
              {quarterInWords(one.quarter)}
              {one.draw > 1 ? `, draw ${one.draw}` : ''}
            </Link>
            {one.reason ? <span className="cj-under">{one.reason}</span> : null}
          </th>
          <td>
            <Instant at={one.drawnAt.toISOString()} />
            <span className="cj-under">{one.drawnBy}</span>
          </td>
          <td>
            {number(one.sampleSize)} of {number(one.populationSize)}
          </td>
          <td>
            {number(one.reviewed)} of {number(one.sampleSize)}
          </td>
          <td>
            {one.lettersSent} of {one.organizations}
          </td>
          <td>
            {one.lettersAcknowledged} of {one.lettersSent}
          </td>
          <td>
            {one.findingsClosed} of {one.findings}
          </td>
        </tr>
      ))}
    </tbody>
  </ReportTable>
)

const Missing = () => (
  <p className="cj-notice" role="status">
    There is no such review, or account under review.
  </p>
)
