'use client'

import { useRouter } from 'next/navigation.js'
import { useEffect, useState } from 'react'
import { LOOKS_EVERY_SECONDS, othersInWords } from '../../policy/looking.ts'
import type { Looking as Answer } from '../../services/requestViewers.ts'
import { ask } from './ask.ts'

/**
 * Says who else has the request open, and what became of it since it was read. Tells the others the same of this
 * page, as long as somebody sees it.
 */
export function Looking({
  requestId,
  looking,
  changedAt,
}: {
  requestId: string
  /** Names, as the page was read. */
  looking: string[]
  /** UTC instant of the last change, as the page was read. */
  changedAt: string
}) {
  const router = useRouter()
  const answer = useLooking(`/api/requests/${requestId}/looking`)
  const others = othersInWords(answer?.others ?? looking)
  const change = answer && answer.changedAt > changedAt ? answer.change : undefined
  return (
    <div className="cj-looking cj-no-print">
      <div role="status">
        {others ? <p className="cj-marked">{others}</p> : null}
        {change ? <p className="cj-marked">{change}: this page shows the request as it was</p> : null}
      </div>
      {change ? (
        <button type="button" className="cj-button" onClick={() => router.refresh()}>
          Reload
        </button>
      ) : null}
    </div>
  )
}

function useLooking(address: string): Answer | undefined {
  const [answer, setAnswer] = useState<Answer>()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const look = async () => {
      clearTimeout(timer)
      if (document.visibilityState !== 'visible') return
      const given = await ask<Answer>(address, {})
      if (isOver) return
      if ('value' in given) setAnswer(given.value)
      // Whoever is signed out, or may no longer see the request, asks no more.
      else if (given.problems[0]?.code !== 'unreachable') return
      timer = setTimeout(look, LOOKS_EVERY_SECONDS * 1000)
    }
    const leave = () => void ask(address, { left: true }, true)
    void look()
    document.addEventListener('visibilitychange', look)
    window.addEventListener('pagehide', leave)
    return () => {
      isOver = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [address])
  return answer
}
