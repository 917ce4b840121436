import Link from 'next/link.js'
import type { AdminViewServerProps, PayloadRequest } from 'payload'
import { QUARTERS_COMPARED } from '../../policy/quarterlyReview/report.ts'
import { type Quarter, quarterInWords } from '../../policy/quarters.ts'
import { organizationNames } from '../../services/organizationList.ts'
import {
  readReviewReport,
  readReviewReportQuery,
  type ReviewReport,
  type ReviewReportQuery,
} from '../../services/quarterlyReview/reviewReport.ts'
import { framed } from '../parts/framed.tsx'
import { Page } from '../parts/Page.tsx'
import { ReportFilter } from '../parts/ReportFilter.tsx'
import { PrintButton } from '../people/PrintButton.tsx'
import { ForOversight, reviewTrail } from './ForOversight.tsx'
import { neverSampledAddress, reviewListPath, reviewReportPath } from './reportAddresses.ts'
import { OrganizationCard, QuarterCard, RequirementCard } from './ReportCards.tsx'

const heading = 'Reviews report'

/** What the quarterly reviews found, by quarter, organization and requirement (R49, R50). */
export const ReviewReportPage = (view: AdminViewServerProps) =>
  framed(view, reviewReportPath, async (req) => {
    const query = readReviewReportQuery(view.searchParams ?? {})
    const read = await readReviewReport(req, query)
    if (!read.ok) return <ForOversight heading={heading} words={read.problems[0]?.message ?? ''} />
    return <Report req={req} report={read.value} query={query} />
  })

type ReportProps = { req: PayloadRequest; report: ReviewReport; query: ReviewReportQuery }

async function Report({ req, report, query }: ReportProps) {
  const organizations = await organizationNames(req)
  return (
    <Page heading={heading} trail={reviewTrail('Report')}>
      <ReportFilter
        path={reviewReportPath}
        organizations={organizations}
        chosen={query.organizationId}
        also={{
          name: 'quarter',
          label: 'Quarter',
          choices: quarterChoices(report.quarters),
          chosen: query.quarter ?? '',
        }}
      />
      <p>
        What came of the random samples of the quarterly reviews. Where a quarter was drawn more than once,
        each of its draws counts. A finding is overdue when its due date has passed without an answer of the
        organization.
      </p>
      <p className="cj-actions cj-no-print">
        <PrintButton label="Print this report" />
        <Link prefetch={false} href={neverSampledAddress({ organizationId: query.organizationId })}>
          Accounts that were never sampled
        </Link>
      </p>
      {report.byQuarter.length ? <Cards report={report} query={query} /> : <NothingDrawn />}
    </Page>
  )
}

const quarterChoices = (quarters: Quarter[]) => [
  { value: '', label: `The last ${QUARTERS_COMPARED} quarters` },
  ...quarters.map((quarter) => ({ value: quarter, label: quarterInWords(quarter) })),
]

const NothingDrawn = () => (
  <div className="cj-empty">
    <p>
      No sample was drawn in these quarters. The Operations Unit draws one each quarter under{' '}
      <Link prefetch={false} href={reviewListPath}>
        Quarterly reviews
      </Link>
      .
    </p>
  </div>
)

function Cards({ report, query }: Omit<ReportProps, 'req'>) {
  const words = query.quarter ? quarterInWords(query.quarter) : `the last ${QUARTERS_COMPARED} quarters`
  return (
    <>
      <QuarterCard rows={report.byQuarter} query={query} />
      {report.byOrganization.length ? (
        <>
          <OrganizationCard rows={report.byOrganization} query={query} words={words} />
          <RequirementCard rows={report.byRequirement} query={query} words={words} />
        </>
      ) : (
        <NothingSampled words={words} />
      )}
    </>
  )
}

const NothingSampled = ({ words }: { words: string }) => (
  <div className="cj-empty">
    <p>No account was in a sample of {words}. Choose another quarter or organization above.</p>
    <p>
      <Link prefetch={false} href={reviewReportPath}>
        Show all quarters and organizations
      </Link>
    </p>
  </div>
)
