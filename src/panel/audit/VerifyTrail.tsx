'use client'

import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import type { Problem } from '../../policy/problem.ts'
import type { Verified } from '../../services/audit/verifyByHand.ts'
import { postFor } from '../parts/post.ts'
import { Problems } from '../unowned/Problems.tsx'

/** Computes the chain again and says what came of it; it is kept, also for who does not wait for it. */
export function VerifyTrail() {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<Problem[]>([])
  const [verified, setVerified] = useState<Verified>()
  const verify = async () => {
    if (busy) return
    setBusy(true)
    setVerified(undefined)
    const answer = await postFor<Verified>('/api/audit-events/verify', {})
    setBusy(false)
    setProblems(answer.ok ? [] : answer.problems)
    if (!answer.ok) return
    setVerified(answer.value)
    router.refresh()
  }
  return (
    <div className="cj-no-print">
      <Problems problems={problems} />
      <div role="status">
        {busy ? (
          <p>
            The chain is being computed again. With a long trail this takes some minutes. You may leave this
            page: the result will stand in the list below.
          </p>
        ) : null}
        {verified ? <Verdict verified={verified} /> : null}
      </div>
      <button type="button" className="cj-button" aria-disabled={busy} onClick={() => void verify()}>
        Verify the trail
      </button>
    </div>
  )
}

const Verdict = ({ verified: { result, isWhole, faults, head } }: { verified: Verified }) =>
  isWhole ? (
    <p className="cj-notice">
      Verified: {result}.{head ? <span className="cj-under">Last event and its hash: {head}</span> : null}
    </p>
  ) : (
    <div className="cj-problems">
      <p className="cj-problems__title">The trail is not as it was written: {result}</p>
      <ul>
        {faults.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </div>
  )
