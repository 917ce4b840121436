import type { RuleCode } from '../directive/rules.ts'
import { formatCivilDate, type CivilDate } from '../dates.ts'

/**
 * `pass`: the rule is met. `look`: a person must judge. `fail`: the rule is not met, and what needs a decision
 * cannot be granted as it is.
 */
export type CheckOutcome = 'pass' | 'look' | 'fail'
export type CheckLine = {
  code: string
  clause: RuleCode
  text: string
  outcome: CheckOutcome
  /** Id of the privilege that it is about: it does not matter where that one is not granted. */
  privilege?: string
}

/** One check in words, with the clause that it rests on. */
export const line = (outcome: CheckOutcome, code: string, clause: RuleCode, text: string): CheckLine => ({
  code,
  clause,
  text,
  outcome,
})

/** `366 days` */
export const daysWords = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`

/** `January 10, 2026 (317 days)` */
export const datedAge = (date: CivilDate, days: number): string =>
  `${formatCivilDate(date)} (${daysWords(days)})`
