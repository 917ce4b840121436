'use client'

import { useState } from 'react'
import type { Problem } from '../../policy/problem.ts'
import type { Replay } from '../../services/quarterlyReview/replayReview.ts'
import { postFor } from '../parts/post.ts'
import { Problems } from '../unowned/Problems.tsx'

type Replayed = Pick<Replay, 'equal' | 'differences' | 'populationSize' | 'sampleSize'>

/** Draws again from what is stored, and says whether it is the same (D14). */
export function ReplayButton({ reviewId }: { reviewId: string }) {
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<Problem[]>([])
  const [replayed, setReplayed] = useState<Replayed>()
  const replay = async () => {
    if (busy) return
    setBusy(true)
    setReplayed(undefined)
    const answer = await postFor<Replayed>(`/api/reviews/${reviewId}/replay`, {})
    setBusy(false)
    setProblems(answer.ok ? [] : answer.problems)
    if (answer.ok) setReplayed(answer.value)
  }
  return (
    <div className="cj-no-print">
      <Problems problems={problems} />
      <div role="status">
        {replayed ? <Verdict replayed={replayed} /> : busy ? <p>Drawing again …</p> : null}
      </div>
      <button type="button" className="cj-button" aria-disabled={busy} onClick={() => void replay()}>
        Draw again from what is stored
      </button>
    </div>
  )
}

const number = (value = 0) => value.toLocaleString('en-US')

const Verdict = ({ replayed: { equal, differences, populationSize, sampleSize } }: { replayed: Replayed }) =>
  equal ? (
    <p className="cj-tag">
      Equal: the same {number(sampleSize)} accounts come out of the {number(populationSize)} that are stored
    </p>
  ) : (
    <div className="cj-problems">
      <p className="cj-problems__title">Not equal</p>
      <ul>
        {differences.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </div>
  )
