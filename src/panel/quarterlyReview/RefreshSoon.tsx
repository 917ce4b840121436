'use client'

import { useRouter } from 'next/navigation.js'
import { useEffect } from 'react'

/** Milliseconds. */
const EVERY = 5000

/** Reads the page again while checks are being computed, and says so. */
export function RefreshSoon() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), EVERY)
    return () => clearInterval(timer)
  }, [router])
  return <p role="status">Checks are being computed. This page brings itself up to date.</p>
}
