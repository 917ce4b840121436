import type { PayloadRequest } from 'payload'
import { seesEverything } from '../../access/roles.ts'
import { isRecordId } from '../../database/recordId.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import { failure, type Problem, type Result, success } from '../../policy/problem.ts'
import {
  byOrganization,
  byQuarter,
  byRequirement,
  comparedQuarters,
  type OrganizationNumbers,
  type QuarterNumbers,
  type RequirementNumbers,
} from '../../policy/quarterlyReview/report.ts'
import { isQuarter, type Quarter, quarterOf } from '../../policy/quarters.ts'
import { applicationOf } from '../application.ts'
import { readCheckedAccounts, readDraws, readFindings, readSamples } from './reportRows.ts'

/** What the report is narrowed to; all of the compared quarters where none is named. */
export type ReviewReportQuery = { quarter?: Quarter; organizationId?: string }

export type ReviewReport = {
  /** The latest first. */
  quarters: Quarter[]
  /** Of all compared quarters, also where one is named. */
  byQuarter: QuarterNumbers[]
  byOrganization: OrganizationNumbers[]
  byRequirement: RequirementNumbers[]
}

export const forOversightAlone: Problem = {
  code: 'role-may-not',
  message: 'This page is for the CalJOBS Operations Unit and auditors',
  clause: 'R49',
}

/** What stands in an address; nonsense counts as not said. */
export function readReviewReportQuery(said: Record<string, unknown>): ReviewReportQuery {
  return {
    quarter: isQuarter(said.quarter) ? said.quarter : undefined,
    organizationId: typeof said.org === 'string' && isRecordId(said.org) ? said.org : undefined,
  }
}

/** The quarters that the report shows: all that are compared, or the one that is named. */
export const quartersShown = (quarters: Quarter[], { quarter }: ReviewReportQuery): Quarter[] =>
  quarter ? [quarter] : quarters

/** What the quarterly reviews found, by quarter, organization and requirement (R49, R50); for oversight. */
export async function readReviewReport(
  req: PayloadRequest,
  query: ReviewReportQuery,
): Promise<Result<ReviewReport>> {
  if (!seesEverything(req.user)) return failure(forOversightAlone)
  const { quarters, today, draws, samples, findings, checks } = await readReportRows(req, query)
  const shown = quartersShown(quarters, query)
  const isShown = (row: { quarter: Quarter }) => shown.includes(row.quarter)
  return success({
    quarters,
    byQuarter: byQuarter(quarters, draws, { samples, findings }, today),
    byOrganization: byOrganization(samples.filter(isShown), findings.filter(isShown), today),
    byRequirement: byRequirement(checks, findings.filter(isShown), today),
  })
}

/** What the numbers rest on: samples and findings of all compared quarters, checks of those that are shown. */
export async function readReportRows(req: PayloadRequest, query: ReviewReportQuery) {
  const today = pacificDateOf(applicationOf(req.payload).clock.now())
  const quarters = comparedQuarters(quarterOf(today), query.quarter)
  const { organizationId } = query
  const [draws, samples, findings, checks] = await Promise.all([
    readDraws(req, quarters),
    readSamples(req, { quarters, organizationId }),
    readFindings(req, { quarters, organizationId }),
    readCheckedAccounts(req, { quarters: quartersShown(quarters, query), organizationId }),
  ])
  return { today, quarters, draws, samples, findings, checks }
}
