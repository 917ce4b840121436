'use client'

import { useCallback, useEffect, useState } from 'react'
import type { PackView } from '../../services/evidencePacks/packRecord.ts'
import { postFor } from '../parts/post.ts'
import type { Problem } from '../../policy/problem.ts'

/** Milliseconds between two looks. */
const LOOK_EVERY = 1500

/** Looks after the link was followed: a download tells the page nothing. */
const LOOKS_AFTER_DOWNLOAD = 20

export type PackAnswer = { pack?: PackView }

/** A pack as it stands, looked after while something is to come of it. */
export function usePack(staffId: string, first: PackAnswer) {
  const [pack, setPack] = useState(first.pack)
  const [looks, setLooks] = useState(0)
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<Problem[]>([])
  const address = `/api/staff/${staffId}/evidence-pack`
  const isComing = pack?.state === 'waiting' || pack?.state === 'making'
  const isWatched = isComing || (pack?.state === 'ready' && looks > 0)

  const look = useCallback(async () => {
    const answer = await fetch(address, { credentials: 'same-origin' }).catch(() => undefined)
    if (answer?.ok) setPack(((await answer.json()) as PackAnswer).pack)
  }, [address])

  // Each look brings the next one, also where it failed.
  const [looked, setLooked] = useState(0)
  useEffect(() => {
    if (!isWatched) return undefined
    const timer = setTimeout(() => {
      void look().finally(() => {
        setLooked((count) => count + 1)
        setLooks((left) => Math.max(0, left - 1))
      })
    }, LOOK_EVERY)
    return () => clearTimeout(timer)
  }, [isWatched, looked, look])

  /** @returns whether it was taken */
  const ask = async (reason: string): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    const asked = await postFor<PackAnswer>(address, { reason })
    const refused = asked.ok ? [] : asked.problems
    const isThere = refused.some(({ code }) => code === 'not-possible-from-state')
    if (asked.ok || isThere) await look()
    setProblems(refused)
    setBusy(false)
    return asked.ok
  }
  return { pack, isComing, ask, busy, problems, setProblems, watch: () => setLooks(LOOKS_AFTER_DOWNLOAD) }
}
