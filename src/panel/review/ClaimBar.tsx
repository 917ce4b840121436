'use client'

import type { FormProps } from './DecisionPanel.tsx'
import { ProblemSummary } from './fields.tsx'
import { useAct } from './useAct.ts'

/** Takes the request on or gives it back; a decision needs no claim. */
export function ClaimBar({ decision, onDone }: FormProps) {
  const { act, busy, problems } = useAct(decision.requestId, onDone)
  const release = decision.acts.includes('release')
  return (
    <div className="cj-claim">
      <ProblemSummary form="claim" problems={problems} />
      <p>
        {release
          ? `${decision.claimer ?? 'Nobody'} reviews this request.`
          : 'Claim it, so that others see that you review it.'}
      </p>
      <button
        type="button"
        className="cj-button"
        aria-disabled={busy}
        onClick={() =>
          release
            ? act('release', {}, 'Released: anybody may review this request now.')
            : act('claim', {}, 'Claimed: you review this request.')
        }
      >
        {release ? 'Release' : 'Claim'}
      </button>
    </div>
  )
}
