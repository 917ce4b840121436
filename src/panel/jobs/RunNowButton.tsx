'use client'

import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import type { Problem } from '../../policy/problem.ts'
import { post } from '../parts/post.ts'
import { Problems } from '../unowned/Problems.tsx'

/** Asks for a job to run at once; a process that sends mail and runs jobs does so within a few seconds. */
export function RunNowButton({ job }: { job: string }) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState(false)
  const [problems, setProblems] = useState<Problem[]>([])
  const ask = async () => {
    if (busy) return
    setBusy(true)
    const refused = await post(`/api/jobs/${job}/run`, {})
    setBusy(false)
    setProblems(refused)
    setDone(!refused.length)
    if (!refused.length) router.refresh()
  }
  return (
    <div className="cj-no-print">
      <Problems problems={problems} />
      <div className="cj-actions">
        <button type="button" className="cj-button" aria-disabled={busy} onClick={() => void ask()}>
          Run now<span className="cj-hidden"> the job {job}</span>
        </button>
        {done ? (
          <button type="button" className="cj-link" onClick={() => router.refresh()}>
            Look again<span className="cj-hidden"> at {job}</span>
          </button>
        ) : null}
        <span role="status">{done ? 'Asked for. It starts within a few seconds.' : ''}</span>
      </div>
    </div>
  )
}
