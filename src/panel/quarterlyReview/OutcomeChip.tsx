import type { CheckOutcome } from '../../policy/quarterlyReview/checklist/check.ts'
import { checkOutcomeLabels } from '../../policy/quarterlyReview/checklist/check.ts'

/** How a check came out, in a word and a color. */
export const OutcomeChip = ({ outcome }: { outcome: CheckOutcome }) => (
  <span className={`cj-chip cj-chip--check-${outcome}`}>{checkOutcomeLabels[outcome]}</span>
)

/** `1 fails`, `7 pass`, `1 not applicable` */
export const outcomesInWords = (outcomes: Record<CheckOutcome, number>): string =>
  [
    outcomes.fail ? `${outcomes.fail} ${outcomes.fail === 1 ? 'fails' : 'fail'}` : '',
    `${outcomes.pass} ${outcomes.pass === 1 ? 'passes' : 'pass'}`,
    outcomes['not-applicable'] ? `${outcomes['not-applicable']} not applicable` : '',
  ]
    .filter(Boolean)
    .join(', ')
