'use client'

import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import type { RequestEvent } from '../../policy/lifecycle.ts'
import type { Problem } from '../../policy/problem.ts'
import { post } from '../parts/post.ts'

export type Act = {
  /** Sends the act; whether it was done. What was typed stays where it was refused. */
  act: (event: RequestEvent, body: Record<string, unknown>, message: string) => Promise<boolean>
  busy: boolean
  problems: Problem[]
  forget: () => void
}

/**
 * One act on a request through REST, and the problems that it answered.
 * @param onDone is told in words what was done, or that somebody else was first; the page is read again then
 */
export function useAct(requestId: string, onDone: (message: string) => void): Act {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<Problem[]>([])
  const act: Act['act'] = async (event, body, message) => {
    if (busy) return false
    setBusy(true)
    const refused = await post(`/api/requests/${requestId}/${event}`, body)
    setBusy(false)
    setProblems(refused.some(isStale) ? [] : refused)
    if (refused.length && !refused.some(isStale)) return false
    onDone(refused.length ? refused.map((one) => one.message).join(' ') : message)
    router.refresh()
    return refused.length === 0
  }
  return { act, busy, problems, forget: () => setProblems([]) }
}

/** Somebody was first: what the page shows is no longer so. */
const isStale = ({ code }: Problem) => code === 'not-possible-from-state'
