import type { PayloadRequest } from 'payload'
import { poolOf } from '../../database/connection.ts'
import { csvFile } from '../../csv.ts'
import { failure, type Result, success } from '../../policy/problem.ts'
import { type ReviewCheck, checkOutcomeLabels } from '../../policy/quarterlyReview/checklist/check.ts'
import { findingRequirementLabels, reviewChecks } from '../../policy/quarterlyReview/vocabulary.ts'
import { recordReportExported } from '../reportExport.ts'
import { reviewNotFound } from './asReviewingUnit.ts'
import { type ItemRow, readReview } from './readReview.ts'

const header = [
  'Place',
  'Account',
  'CalJOBS username',
  'Organization',
  'Part',
  ...reviewChecks.map((code) => findingRequirementLabels[code]),
  'Findings',
  'Reviewed by',
  'Reviewed (UTC)',
]

/** A sample with the outcome of every check as a file for spreadsheets, for oversight; in the audit trail first (C9). */
export async function exportSample(req: PayloadRequest, reviewId: string): Promise<Result<string>> {
  const view = await readReview(req, reviewId)
  if (!view) return failure(reviewNotFound)
  const { review, items } = view
  const checks = await checksOf(req, reviewId)
  await recordReportExported(req, {
    report: 'review-sample',
    quarter: review.quarter,
    draw: review.draw,
    count: items.length,
  })
  return success(
    csvFile(
      header,
      items.map((item) => lineOf(item, checks.get(item.id) ?? [])),
    ),
  )
}

async function checksOf(req: PayloadRequest, reviewId: string): Promise<Map<string, ReviewCheck[]>> {
  const { rows } = await poolOf(req.payload).query<{ id: string; checks: ReviewCheck[] }>(
    'select id, checks from review_items where review_id = $1 and checks is not null',
    [reviewId],
  )
  return new Map(rows.map(({ id, checks }) => [id, checks]))
}

const lineOf = (item: ItemRow, checks: ReviewCheck[]): string[] => [
  String(item.position),
  item.personName,
  item.username,
  item.organization,
  item.stratum,
  ...reviewChecks.map((code) => {
    const outcome = checks.find((check) => check.code === code)?.outcome
    return outcome ? checkOutcomeLabels[outcome] : ''
  }),
  String(item.findings),
  item.reviewer ?? '',
  item.reviewedAt?.toISOString() ?? '',
]
