import type { CivilDate } from '../dates.ts'
import { addQuarters, lastQuarters, type Quarter, quarterInWords } from '../quarters.ts'
import { shareInWords } from '../shares.ts'
import {
  type FindingRequirement,
  findingRequirements,
  type FindingSeverity,
  type FindingState,
  type ReviewCheckCode,
} from './vocabulary.ts'
import type { CheckOutcome } from './checklist/check.ts'
import { isOverdue } from './followUp.ts'

/** Quarters that the report compares. */
export const QUARTERS_COMPARED = 8

/** A draw of a quarter. */
export type ReportedDraw = { id: string; quarter: Quarter; draw: number }

/** The accounts of one organization in one draw, and how far the letter with their results is. */
export type SampledOrganization = {
  quarter: Quarter
  organizationId: string
  organization: string
  accounts: number
  /** Their checks are computed. */
  checked: number
  reviewed: number
  /** At least one check fails. */
  failing: number
  isSent: boolean
  isAcknowledged: boolean
}

/** So many accounts of an organization with this outcome of a check. */
export type CheckedAccounts = {
  quarter: Quarter
  organizationId: string
  code: ReviewCheckCode
  outcome: CheckOutcome
  accounts: number
}

export type ReportedFinding = {
  quarter: Quarter
  organizationId: string
  requirement: FindingRequirement
  severity: FindingSeverity
  state: FindingState
  dueOn: CivilDate
}

/** `overdue` are among those that are open. */
export type FindingNumbers = Record<FindingSeverity, number> &
  Record<FindingState, number> & { findings: number; overdue: number }

/** What came of the accounts of some samples. A letter goes to each organization of each draw: `letters`. */
export type ReviewNumbers = FindingNumbers & {
  accounts: number
  checked: number
  reviewed: number
  failing: number
  letters: number
  sent: number
  acknowledged: number
}

export type QuarterNumbers = ReviewNumbers & { quarter: Quarter; draws: ReportedDraw[] }
export type OrganizationNumbers = ReviewNumbers & { id: string; name: string }

/** What is no check can be found, but neither pass nor fail. */
export type RequirementNumbers = FindingNumbers & {
  requirement: FindingRequirement
  pass: number
  fail: number
  'not-applicable': number
}

const sumOf = <Row>(rows: Row[], numberOf: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + numberOf(row), 0)

const howMany = <Row>(rows: Row[], isCounted: (row: Row) => boolean): number => rows.filter(isCounted).length

export function findingNumbers(findings: ReportedFinding[], today: CivilDate): FindingNumbers {
  const ofSeverity = (severity: FindingSeverity) => howMany(findings, (one) => one.severity === severity)
  const inState = (state: FindingState) => howMany(findings, (one) => one.state === state)
  return {
    findings: findings.length,
    high: ofSeverity('high'),
    medium: ofSeverity('medium'),
    low: ofSeverity('low'),
    open: inState('open'),
    answered: inState('answered'),
    closed: inState('closed'),
    overdue: howMany(findings, (one) => isOverdue(one, today)),
  }
}

/** The numbers of these samples and of what was found in them (R49, R50). */
export const numbersOf = (
  samples: SampledOrganization[],
  findings: ReportedFinding[],
  today: CivilDate,
): ReviewNumbers => ({
  ...findingNumbers(findings, today),
  accounts: sumOf(samples, ({ accounts }) => accounts),
  checked: sumOf(samples, ({ checked }) => checked),
  reviewed: sumOf(samples, ({ reviewed }) => reviewed),
  failing: sumOf(samples, ({ failing }) => failing),
  letters: samples.length,
  sent: howMany(samples, ({ isSent }) => isSent),
  acknowledged: howMany(samples, ({ isAcknowledged }) => isAcknowledged),
})

/** The last quarters, with the one that was asked for among them; the latest first. */
export function comparedQuarters(present: Quarter, asked?: Quarter): Quarter[] {
  const usual = lastQuarters(present, QUARTERS_COMPARED)
  return !asked || usual.includes(asked) ? usual : lastQuarters(asked, QUARTERS_COMPARED)
}

/** From the first quarter that was drawn on, the latest first: one without a draw stands with nothing (R49). */
export function byQuarter(
  quarters: Quarter[],
  draws: ReportedDraw[],
  { samples, findings }: { samples: SampledOrganization[]; findings: ReportedFinding[] },
  today: CivilDate,
): QuarterNumbers[] {
  const first = draws.map(({ quarter }) => quarter).sort()[0]
  const ofQuarter = (quarter: Quarter) => (row: { quarter: Quarter }) => row.quarter === quarter
  return quarters
    .filter((quarter) => first && quarter >= first)
    .map((quarter) => ({
      quarter,
      draws: draws.filter(ofQuarter(quarter)).sort((one, other) => one.draw - other.draw),
      ...numbersOf(samples.filter(ofQuarter(quarter)), findings.filter(ofQuarter(quarter)), today),
    }))
}

/** Organizations of these samples: who has the most accounts with a failing check first, then the most findings. */
export function byOrganization(
  samples: SampledOrganization[],
  findings: ReportedFinding[],
  today: CivilDate,
): OrganizationNumbers[] {
  const names = new Map(samples.map(({ organizationId, organization }) => [organizationId, organization]))
  return [...names]
    .map(([id, name]) => {
      const own = (row: { organizationId: string }) => row.organizationId === id
      return { id, name, ...numbersOf(samples.filter(own), findings.filter(own), today) }
    })
    .sort(
      (one, other) =>
        other.failing - one.failing ||
        other.findings - one.findings ||
        one.name.localeCompare(other.name, 'en-US'),
    )
}

/** Each check, and what else was found, in the order of the checklist. */
export const byRequirement = (
  checks: CheckedAccounts[],
  findings: ReportedFinding[],
  today: CivilDate,
): RequirementNumbers[] =>
  findingRequirements.map((requirement) => {
    const accounts = (outcome: CheckOutcome) =>
      sumOf(
        checks.filter((one) => one.code === requirement && one.outcome === outcome),
        (one) => one.accounts,
      )
    return {
      requirement,
      pass: accounts('pass'),
      fail: accounts('fail'),
      'not-applicable': accounts('not-applicable'),
      ...findingNumbers(
        findings.filter((one) => one.requirement === requirement),
        today,
      ),
    }
  })

/** Checked accounts without a failing check. */
export const passingOf = ({ checked, failing }: Pick<ReviewNumbers, 'checked' | 'failing'>): number =>
  checked - failing

/** `October to December 2026: 84% (42 of 50) of the accounts pass every check, 80% (40 of 50) in the quarter before.` */
export function passingInWords(rows: QuarterNumbers[]): string {
  const isChecked = ({ checked }: QuarterNumbers) => checked > 0
  const latest = rows.find(isChecked)
  if (!latest) return 'The accounts of these samples are not checked yet.'
  const before = rows.find((row) => row.quarter === addQuarters(latest.quarter, -1) && isChecked(row))
  const share = (row: QuarterNumbers) => shareInWords(passingOf(row), row.checked)
  return `${quarterInWords(latest.quarter)}: ${share(latest)} of the accounts pass every check${before ? `, ${share(before)} in the quarter before` : ''}.`
}
