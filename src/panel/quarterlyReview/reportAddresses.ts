import type { Quarter } from '../../policy/quarters.ts'
import type { ReviewFileRow } from '../../services/quarterlyReview/exportReviewReport.ts'
import type { NeverSampledQuery } from '../../services/quarterlyReview/neverSampled.ts'
import type { ReviewReportQuery } from '../../services/quarterlyReview/reviewReport.ts'

export const reviewListPath = '/admin/collections/reviews'
export const reviewReportPath = '/admin/reviews/report'
export const neverSampledPath = '/admin/reviews/never-sampled'

/** One draw on its own page. */
export const drawPath = (reviewId: string): string => `${reviewListPath}/${reviewId}`

/** One account of a sample on its own page. */
export const reviewItemPath = (itemId: string): string => `/admin/collections/review-items/${itemId}`

const address = (path: string, said: Record<string, string | undefined>): string => {
  const parameters = new URLSearchParams(
    Object.entries(said).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  return parameters.size ? `${path}?${parameters}` : path
}

const parametersOf = ({ quarter, organizationId }: { quarter?: Quarter; organizationId?: string }) => ({
  quarter,
  org: organizationId,
})

/** The report, of one quarter or organization where they are named. */
export const reviewReportAddress = (query: ReviewReportQuery): string =>
  address(reviewReportPath, parametersOf(query))

export const reviewReportFile = (query: ReviewReportQuery, by: ReviewFileRow): string =>
  address('/api/reviews/report.csv', { ...parametersOf(query), by })

/** One page of the accounts that were never sampled. */
export const neverSampledAddress = ({ organizationId, page = 1 }: Partial<NeverSampledQuery>): string =>
  address(neverSampledPath, { org: organizationId, page: page > 1 ? String(page) : undefined })

export const neverSampledFile = (organizationId?: string): string =>
  address('/api/reviews/never-sampled.csv', { org: organizationId })
