'use client'

import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import type { Problem } from '../../policy/problem.ts'
import { post, postForm } from '../parts/post.ts'

/** The heading that takes the focus when an act takes its own form away. */
export const INVESTIGATION_HEADING = 'investigation'

export type IncidentAct = {
  /** @returns whether it was done; `done` then has the words */
  act: (name: string, body: Record<string, unknown> | FormData, words: string) => Promise<boolean>
  busy: boolean
  problems: Problem[]
  setProblems: (problems: Problem[]) => void
  done: string
}

/** One act on a late deactivation through REST. The page is read again once it is done, or once others were first. */
export function useIncidentAct(incidentId: string): IncidentAct {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<Problem[]>([])
  const [done, setDone] = useState('')
  const act: IncidentAct['act'] = async (name, body, words) => {
    if (busy) return false
    setBusy(true)
    setDone('')
    const address = `/api/incidents/${incidentId}/${name}`
    const refused = await (body instanceof FormData ? postForm(address, body) : post(address, body))
    setBusy(false)
    setProblems(refused)
    if (!refused.length) setDone(words)
    if (!refused.length || refused.some(({ code }) => code === 'not-possible-from-state')) router.refresh()
    return !refused.length
  }
  return { act, busy, problems, setProblems, done }
}

/** For acts whose form goes away with them. */
export const focusInvestigation = () => document.getElementById(INVESTIGATION_HEADING)?.focus()
