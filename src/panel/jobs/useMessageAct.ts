'use client'

import { useRouter } from 'next/navigation.js'
import { useEffect, useState } from 'react'
import type { MessageAct } from '../../policy/undelivered.ts'
import type { Problem } from '../../policy/problem.ts'
import { post } from '../parts/post.ts'

/**
 * Acts on one message through REST; the page is read again once one is done. What was typed stays where it was
 * refused.
 */
export function useMessageAct(messageId: string) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<Problem[]>([])
  /** @returns in words what was done, or that somebody else was first; nothing where it was refused */
  const act = async (
    name: MessageAct,
    body: Record<string, unknown>,
    words: string,
  ): Promise<string | undefined> => {
    if (busy) return undefined
    setBusy(true)
    const refused = await post(`/api/messages/${messageId}/${name}`, body)
    setBusy(false)
    const first = refused.find(({ code }) => code === 'not-possible-from-state')
    setProblems(first ? [] : refused)
    if (refused.length && !first) return undefined
    router.refresh()
    return first?.message ?? words
  }
  return { act, busy, problems, forget: () => setProblems([]) }
}

/**
 * What was done last, in words. Its message goes away with its buttons, so that the focus goes to another place, once
 * a dialog that was open has given it back.
 * @param place id of what takes the focus
 */
export function useTold(place: string): [words: string, tell: (words: string) => void] {
  const [told, setTold] = useState({ words: '' })
  useEffect(() => {
    if (told.words) document.getElementById(place)?.focus()
  }, [told, place])
  return [told.words, (words) => setTold({ words })]
}
