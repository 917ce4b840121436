import { reviewStateLabels } from '../../policy/review.ts'
import type { RequestState } from '../../policy/vocabulary.ts'

/** The state in words; the color only repeats it. */
export function StateChip({ state }: { state: RequestState }) {
  return <span className={`cj-chip cj-chip--${state}`}>{reviewStateLabels[state]}</span>
}
