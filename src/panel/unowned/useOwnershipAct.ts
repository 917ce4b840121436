'use client'

import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import type { Problem } from '../../policy/problem.ts'

/**
 * One act on who oversees whom, through REST. The lists are read again once it is done.
 * @param onDone is told in words what was done
 */
export function useOwnershipAct(onDone: (words: string) => void) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<Problem[]>([])
  const act = async (address: string, body: Record<string, unknown>, words: string): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    const refused = await post(address, body)
    setBusy(false)
    setProblems(refused)
    if (refused.length) return false
    onDone(words)
    router.refresh()
    return true
  }
  return { act, busy, problems, setProblems }
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
    const { problems } = (await response.json()) as { problems?: Problem[] }
    return problems?.length ? problems : [refused]
  } catch {
    return [unreachable]
  }
}

const refused: Problem = {
  code: 'refused',
  message: 'The service refused this. Reload the page and try again',
}
const unreachable: Problem = {
  code: 'unreachable',
  message: 'The answer of the service did not arrive. Reload the page to see whether it was done',
}
