import { exportSample } from '../../src/services/quarterlyReview/exportSample.ts'
import { exportNeverSampled } from '../../src/services/quarterlyReview/neverSampled.ts'
import {
  exportReviewReport,
  readReviewFileRow,
} from '../../src/services/quarterlyReview/exportReviewReport.ts'
import { readReviewReportQuery } from '../../src/services/quarterlyReview/reviewReport.ts'
import { csvReport, organizationAsked } from '../reports/csvReport.ts'

/** `GET /api/reviews/report.csv`: what reviews found, `?quarter=2026-4&by=requirement|organization` (R49). */
export const reviewReportEndpoint = csvReport({
  path: '/report.csv',
  name: 'quarterly-reviews',
  make: (req) => {
    const said = Object.fromEntries(req.searchParams)
    return exportReviewReport(req, readReviewReportQuery(said), readReviewFileRow(said.by))
  },
})

/** `GET /api/reviews/never-sampled.csv`: active accounts that were in no sample (R49, D14). */
export const neverSampledEndpoint = csvReport({
  path: '/never-sampled.csv',
  name: 'never-sampled',
  make: (req) => exportNeverSampled(req, organizationAsked(req)),
})

/** `GET /api/reviews/:id/sample.csv`: the accounts of a sample with the outcome of every check (R49). */
export const sampleEndpoint = csvReport({
  path: '/:id/sample.csv',
  name: 'review-sample',
  make: (req) => exportSample(req, String(req.routeParams?.id ?? '')),
})
