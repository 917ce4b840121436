import type { CheckOutcome } from '../../policy/review.ts'

/** What stands before each check, so that the color only repeats it. */
export const outcomeWords: Record<CheckOutcome, string> = { pass: 'Passes', look: 'Look', fail: 'Fails' }
