'use client'

import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import type { Problem } from '../../policy/problem.ts'
import { post } from '../parts/post.ts'
import { Problems } from '../unowned/Problems.tsx'

/** Takes note of one form for oneself; the page then says when it was done. */
export function AcknowledgeButton({ formId, name }: { formId: string; name: string }) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<Problem[]>([])
  const acknowledge = async () => {
    if (busy) return
    setBusy(true)
    const refused = await post(`/api/confidentiality-forms/${formId}/acknowledge`, {})
    setBusy(false)
    setProblems(refused)
    if (refused.length) return
    // The button goes away with what it asked for: the focus needs another place.
    document.getElementById(`form-${formId}`)?.focus()
    router.refresh()
  }
  return (
    <>
      <Problems problems={problems} />
      <button
        type="button"
        className="cj-button cj-button--main"
        aria-disabled={busy}
        onClick={() => void acknowledge()}
      >
        Acknowledge the {name}
      </button>
    </>
  )
}
