'use client'

import { useRouter } from 'next/navigation.js'
import { useEffect, useReducer, useRef } from 'react'
import type { ActorRole } from '../../../policy/lifecycle.ts'
import { post } from '../../parts/post.ts'
import type { BulkAct, BulkRow } from './acts.ts'
import { type Bulk, isRunning, reduceBulk, workThrough } from './run.ts'

export type BulkControl = {
  bulk: Bulk
  ask: (act: BulkAct, rows: BulkRow[]) => void
  cancel: () => void
  /** @param body goes with each request, e.g. to whom it is assigned */
  confirm: (body: Record<string, unknown>) => void
  stop: () => void
  close: () => void
}

/** One act on many requests: each is a call of its own, so that each succeeds or is refused by itself. */
export function useBulk(role: ActorRole): BulkControl {
  const router = useRouter()
  const [bulk, dispatch] = useReducer(reduceBulk, {})
  const isStopped = useRef(false)
  const running = isRunning(bulk)
  // Who leaves the list stops what has not begun; a tab asks before it is closed.
  useEffect(() => () => void (isStopped.current = true), [])
  useEffect(() => {
    if (!running) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [running])
  const stop = () => {
    isStopped.current = true
    dispatch({ type: 'stop' })
  }
  const confirm = async (body: Record<string, unknown>) => {
    const { asked } = bulk
    if (!asked?.rows.length || running) return
    isStopped.current = false
    dispatch({ type: 'confirm' })
    await workThrough(
      asked.rows.map(({ id }) => id),
      {
        send: (id) => post(`/api/requests/${id}/${asked.act}`, body),
        begun: (id) => dispatch({ type: 'begun', id }),
        answered: (id, problems) => dispatch({ type: 'answered', id, problems }),
        stop,
        isStopped: () => isStopped.current,
      },
    )
    router.refresh()
  }
  return {
    bulk,
    ask: (act, rows) => dispatch({ type: 'ask', act, rows, role }),
    cancel: () => dispatch({ type: 'cancel' }),
    confirm: (body) => void confirm(body),
    stop,
    close: () => dispatch({ type: 'close' }),
  }
}
