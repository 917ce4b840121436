import type { RuleCode } from '../directive/rules.ts'
import type { Problem } from '../problem.ts'

/** What people write down in a review has so many characters at least, where it is needed. */
export const LEAST_WORDS = 10
/** And so many at most. */
export const MOST_WORDS = 4000

/**
 * What is wrong with a text that somebody wrote.
 * @param ask what to do where it is needed and missing; not needed without it
 */
export function textProblem(
  field: string,
  text: string,
  { ask, clause, least = LEAST_WORDS }: { ask?: string; clause: RuleCode; least?: number },
): Problem[] {
  const problem = (message: string): Problem[] => [{ code: `${field}-wrong`, field, message, clause }]
  if (ask && text.trim().length < least) return problem(ask)
  if (text.length > MOST_WORDS)
    return problem(`Use ${MOST_WORDS.toLocaleString('en-US')} characters or fewer`)
  return []
}
