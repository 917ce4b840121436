import type { StatementForm } from '../../vocabulary.ts'
import type { ReviewCheckCode } from '../vocabulary.ts'

/** `not-applicable`: the rule has nothing to say about this account. */
export const checkOutcomes = ['pass', 'fail', 'not-applicable'] as const
export type CheckOutcome = (typeof checkOutcomes)[number]

/** A record that shows what a check says. */
export type CheckEvidence =
  | { to: 'request' | 'evidence' | 'incident' | 'staff'; id: string; label: string }
  /** A revision of a form. */
  | { to: 'form'; form: StatementForm; id: string; label: string }

/** What was computed of one account: one of the checks of R49; `rulesOfCheck` says what it rests on. */
export type ReviewCheck = {
  code: ReviewCheckCode
  outcome: CheckOutcome
  /** What was found, a sentence each. */
  text: string[]
  evidence: CheckEvidence[]
}

export const checkOutcomeLabels: Record<CheckOutcome, string> = {
  pass: 'Pass',
  fail: 'Fail',
  'not-applicable': 'Not applicable',
}

/** How many checks came out how. */
export function countOutcomes(checks: Pick<ReviewCheck, 'outcome'>[]): Record<CheckOutcome, number> {
  const counts: Record<CheckOutcome, number> = { pass: 0, fail: 0, 'not-applicable': 0 }
  for (const { outcome } of checks) counts[outcome] += 1
  return counts
}
