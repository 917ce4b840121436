import { reviewStateLabel } from '../../policy/review/words.ts'
import type { RequestKind, RequestState } from '../../policy/vocabulary.ts'

/** The state in words; the color only repeats it. */
export function StateChip({ kind, state }: { kind: RequestKind; state: RequestState }) {
  return <span className={`cj-chip cj-chip--${state}`}>{reviewStateLabel(kind, state)}</span>
}
