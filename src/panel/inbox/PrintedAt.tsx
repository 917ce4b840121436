'use client'

import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { Instant } from '../parts/Instant.tsx'

/** Stands on paper alone: when the list was read, and when it was printed, in Pacific Time (D22). */
export function PrintedAt({ readAt }: { readAt: string }) {
  const [printedAt, setPrintedAt] = useState(readAt)
  useEffect(() => {
    const onPrint = () => flushSync(() => setPrintedAt(new Date().toISOString()))
    window.addEventListener('beforeprint', onPrint)
    return () => window.removeEventListener('beforeprint', onPrint)
  }, [])
  return (
    <p className="cj-print-only">
      Printed <Instant at={printedAt} />, as the list stood <Instant at={readAt} />
    </p>
  )
}
