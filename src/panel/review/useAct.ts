'use client'

import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import type { RequestEvent } from '../../policy/lifecycle.ts'
import type { Problem } from '../../policy/problem.ts'

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

const unreachable: Problem = {
  code: 'unreachable',
  message: 'The answer of the service did not arrive. Reload the page to see whether it was done',
}
const signedOut: Problem = {
  code: 'not-signed-in',
  message: 'You are no longer signed in. Sign in again in another tab, then repeat this here',
}

async function post(address: string, body: Record<string, unknown>): Promise<Problem[]> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (response.ok) return []
    if (response.status === 401) return [signedOut]
    return problemsOf(await response.json())
  } catch {
    return [unreachable]
  }
}

type Answer = { problems?: Problem[]; errors?: { message: string }[] }

/** Our acts answer `problems`, Payload itself `errors`. */
function problemsOf({ problems, errors }: Answer): Problem[] {
  if (problems?.length) return problems
  if (errors?.length) return errors.map(({ message }) => ({ code: 'refused', message }))
  return [{ code: 'refused', message: 'The service refused this. Reload the page and try again' }]
}
