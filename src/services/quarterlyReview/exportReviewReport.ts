import type { PayloadRequest } from 'payload'
import { seesEverything } from '../../access/roles.ts'
import { csvFile } from '../../csv.ts'
import { failure, type Result, success } from '../../policy/problem.ts'
import {
  byOrganization,
  byRequirement,
  type FindingNumbers,
  type OrganizationNumbers,
  type RequirementNumbers,
} from '../../policy/quarterlyReview/report.ts'
import { restsOn } from '../../policy/quarterlyReview/checklist/rulesOfCheck.ts'
import { quarterInWords } from '../../policy/quarters.ts'
import { findingRequirementLabels } from '../../policy/quarterlyReview/vocabulary.ts'
import { recordReportExported } from '../reportExport.ts'
import { forOversightAlone, quartersShown, readReportRows, type ReviewReportQuery } from './reviewReport.ts'

/** What a row of the file stands for beside the quarter: an organization, or one of its requirements. */
export const reviewFileRows = ['requirement', 'organization'] as const
export type ReviewFileRow = (typeof reviewFileRows)[number]

/** What an address names; the finest rows where it names none. */
export const readReviewFileRow = (said: unknown): ReviewFileRow =>
  reviewFileRows.find((one) => one === said) ?? 'requirement'

const findingHeader = ['Findings', 'High', 'Medium', 'Low', 'Open', 'Overdue', 'Answered', 'Closed']
const findingCells = (one: FindingNumbers): number[] => [
  ...[one.findings, one.high, one.medium, one.low],
  ...[one.open, one.overdue, one.answered, one.closed],
]

const headers: Record<ReviewFileRow, string[]> = {
  requirement: ['Requirement', 'It rests on', 'Passed', 'Failed', 'Not applicable', ...findingHeader],
  organization: [
    ...['Accounts in the sample', 'Checked', 'Failing a check', 'Reviewed', ...findingHeader],
    ...['Results to send', 'Results sent', 'Results acknowledged'],
  ],
}

const organizationCells = (one: OrganizationNumbers): string[] =>
  [
    ...[one.accounts, one.checked, one.failing, one.reviewed, ...findingCells(one)],
    ...[one.letters, one.sent, one.acknowledged],
  ].map(String)

const requirementCells = (one: RequirementNumbers): string[] => [
  findingRequirementLabels[one.requirement],
  restsOn(one.requirement).join('\n'),
  ...[one.pass, one.fail, one['not-applicable'], ...findingCells(one)].map(String),
]

/**
 * The same numbers as a file for spreadsheets, each of them once, so that any of them can be summed up; in the audit
 * trail before it leaves (C9).
 */
export async function exportReviewReport(
  req: PayloadRequest,
  query: ReviewReportQuery,
  rowFor: ReviewFileRow,
): Promise<Result<string>> {
  if (!seesEverything(req.user)) return failure(forOversightAlone)
  const rows = await fileRows(req, query, rowFor)
  await recordReportExported(req, {
    report: `quarterly-reviews-by-${rowFor}`,
    count: rows.length,
    ...query,
  })
  return success(csvFile(['Quarter', 'Organization', ...headers[rowFor]], rows))
}

async function fileRows(
  req: PayloadRequest,
  query: ReviewReportQuery,
  rowFor: ReviewFileRow,
): Promise<string[][]> {
  const { today, quarters, samples, findings, checks } = await readReportRows(req, query)
  return quartersShown(quarters, query).flatMap((quarter) => {
    const ofQuarter = (row: { quarter: string }) => row.quarter === quarter
    const found = findings.filter(ofQuarter)
    return byOrganization(samples.filter(ofQuarter), found, today).flatMap((organization) => {
      const line = [quarterInWords(quarter), organization.name]
      if (rowFor === 'organization') return [[...line, ...organizationCells(organization)]]
      const own = (row: { organizationId: string }) => row.organizationId === organization.id
      return byRequirement(checks.filter(ofQuarter).filter(own), found.filter(own), today).map((one) => [
        ...line,
        ...requirementCells(one),
      ])
    })
  })
}
