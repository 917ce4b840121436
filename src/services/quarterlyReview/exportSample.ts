import type { PayloadRequest } from 'payload'
import { csvFile } from '../../csv.ts'
import { headingsOf } from '../../policy/directive/citation.ts'
import { failure, type Result, success } from '../../policy/problem.ts'
import { checkOutcomeLabels } from '../../policy/quarterlyReview/checklist/check.ts'
import { rulesOfCheck } from '../../policy/quarterlyReview/checklist/rulesOfCheck.ts'
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
  ...reviewChecks.map(
    (code) => `${findingRequirementLabels[code]} (${headingsOf(rulesOfCheck[code]).join('; ')})`,
  ),
  'Findings',
  'Reviewed by',
  'Reviewed (UTC)',
]

/** A sample with the outcome of every check as a file for spreadsheets, for oversight; in the audit trail first (C9). */
export async function exportSample(req: PayloadRequest, reviewId: string): Promise<Result<string>> {
  const view = await readReview(req, reviewId)
  if (!view) return failure(reviewNotFound)
  const { review, items } = view
  await recordReportExported(req, {
    report: 'review-sample',
    quarter: review.quarter,
    draw: review.draw,
    count: items.length,
  })
  return success(csvFile(header, items.map(lineOf)))
}

const lineOf = (item: ItemRow): string[] => [
  String(item.position),
  item.personName,
  item.username,
  item.organization,
  item.stratum,
  ...reviewChecks.map((code) => {
    const outcome = item.checks?.find((check) => check.code === code)?.outcome
    return outcome ? checkOutcomeLabels[outcome] : ''
  }),
  String(item.findings),
  item.reviewer ?? '',
  item.reviewedAt?.toISOString() ?? '',
]
