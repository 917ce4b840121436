'use client'

import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import type { Problem } from '../../policy/problem.ts'
import { postFor } from '../parts/post.ts'
import { Problems } from '../unowned/Problems.tsx'

/** One message to each coordinator for whom a form waits; at most one a day (R21). */
export function RemindButton() {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<Problem[]>([])
  const [done, setDone] = useState('')
  const remind = async () => {
    if (busy) return
    setBusy(true)
    setDone('')
    const answer = await postFor<{ reminded: number }>('/api/confidentiality-forms/remind', {})
    setBusy(false)
    setProblems(answer.ok ? [] : answer.problems)
    if (!answer.ok) return
    setDone(remindedWords(answer.value.reminded))
    router.refresh()
  }
  return (
    <div className="cj-actions">
      <button type="button" className="cj-button" aria-disabled={busy} onClick={() => void remind()}>
        {busy ? 'Reminding…' : 'Remind who has not acknowledged or sent on'}
      </button>
      <Problems problems={problems} />
      <div role="status" className={done ? 'cj-notice' : undefined}>
        {done}
      </div>
    </div>
  )
}

const remindedWords = (count: number): string => {
  if (!count) return 'Nobody was reminded: all of them were reminded today already.'
  return count === 1 ? '1 coordinator is reminded by email.' : `${count} coordinators are reminded by email.`
}
