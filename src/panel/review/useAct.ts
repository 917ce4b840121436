'use client'

import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import type { RequestEvent } from '../../policy/lifecycle.ts'
import type { Problem } from '../../policy/problem.ts'
import { post } from '../parts/post.ts'

export type Act = {
  /**
   * Sends the act. What was typed stays where it was refused.
   * @returns what is to be mended; nothing where it was done, or where somebody else was first
   */
  act: (event: RequestEvent, body: Record<string, unknown>, message: string) => Promise<Problem[]>
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
    if (busy) return []
    setBusy(true)
    const refused = await post(`/api/requests/${requestId}/${event}`, body)
    setBusy(false)
    const toMend = refused.some(isStale) ? [] : refused
    setProblems(toMend)
    if (toMend.length) return toMend
    onDone(refused.length ? refused.map((one) => one.message).join(' ') : message)
    router.refresh()
    return []
  }
  return { act, busy, problems, forget: () => setProblems([]) }
}

/** Somebody was first: what the page shows is no longer so. */
const isStale = ({ code }: Problem) => code === 'not-possible-from-state'
