import { normalizeEmail } from '../people.ts'
import type { Problem } from '../problem.ts'
import { type FindingRequirement, findingRequirementLabels } from './vocabulary.ts'
import { type CoordinatorKind } from '../vocabulary.ts'
import type { ReviewCheck } from './checklist/check.ts'
import { LEAST_WORDS, textProblem } from './words.ts'

/** An account of this service, as somebody who might review. */
export type Reviewer = { id: string; email: string; kind: CoordinatorKind; active: boolean }

/** Who has had a part in an account of a sample. */
export type InvolvedInAccount = {
  /** Ids: coordinators of the organization, its delegate, and who decided or processed requests about the account. */
  coordinatorIds: string[]
  /** Of the requestor of record and the staff member. */
  emails: string[]
}

/**
 * Why somebody may not review an account: the Operations Unit reviews (R49), and nobody reviews an account that they
 * coordinate, decided about, asked for or own.
 */
export function mayNotReview(person: Reviewer, involved: InvolvedInAccount): Problem | undefined {
  if (person.kind !== 'operations-unit' || !person.active)
    return {
      code: 'role-may-not',
      message: 'The CalJOBS Operations Unit reviews the accounts of a sample',
      clause: 'R49',
    }
  const own = involved.emails.some((email) => normalizeEmail(email) === normalizeEmail(person.email))
  return own || involved.coordinatorIds.includes(person.id)
    ? {
        code: 'own-account',
        message:
          'You coordinate, decided about, asked for or own this account. Another person of the Operations Unit reviews it',
        clause: 'R49',
      }
    : undefined
}

/** The checks that fail and have no finding: the reviewer says in a note why there is none. */
export const unexplainedFailures = (
  checks: Pick<ReviewCheck, 'code' | 'outcome'>[],
  found: FindingRequirement[],
): ReviewCheck['code'][] =>
  checks.filter(({ code, outcome }) => outcome === 'fail' && !found.includes(code)).map(({ code }) => code)

/** Why the review of an account cannot be ended yet (R49). */
export function checkConclusion(
  checks: Pick<ReviewCheck, 'code' | 'outcome'>[],
  found: FindingRequirement[],
  note: string,
): Problem[] {
  const left = unexplainedFailures(checks, found)
  if (left.length && note.trim().length < LEAST_WORDS)
    return [
      {
        code: 'failures-unexplained',
        field: 'note',
        message: `Note a finding for each check that fails, or say here why there is none: ${left
          .map((code) => findingRequirementLabels[code])
          .join('; ')}`,
        clause: 'R49',
      },
    ]
  return textProblem('note', note, { clause: 'R49' })
}
