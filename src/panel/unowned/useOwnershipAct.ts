'use client'

import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import type { Problem } from '../../policy/problem.ts'
import { post } from '../parts/post.ts'

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
