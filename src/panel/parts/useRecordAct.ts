'use client'

import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import type { Problem } from '../../policy/problem.ts'
import { post, postForm } from './post.ts'

export type RecordAct = {
  /** @returns whether it was done; `done` then has the words */
  act: (name: string, body: Record<string, unknown> | FormData, words: string) => Promise<boolean>
  busy: boolean
  problems: Problem[]
  setProblems: (problems: Problem[]) => void
  done: string
}

/**
 * Acts on one record through REST. The page is read again once one is done, or once others were first.
 * @param record address of the record, `/api/incidents/<id>`
 */
export function useRecordAct(record: string): RecordAct {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<Problem[]>([])
  const [done, setDone] = useState('')
  const act: RecordAct['act'] = async (name, body, words) => {
    if (busy) return false
    setBusy(true)
    setDone('')
    const address = `${record}/${name}`
    const refused = await (body instanceof FormData ? postForm(address, body) : post(address, body))
    setBusy(false)
    setProblems(refused)
    if (!refused.length) setDone(words)
    if (!refused.length || refused.some(({ code }) => code === 'not-possible-from-state')) router.refresh()
    return !refused.length
  }
  return { act, busy, problems, setProblems, done }
}
