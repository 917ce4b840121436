'use client'

import { useRouter } from 'next/navigation.js'
import { useShortcuts } from '../parts/shortcuts.ts'
import { ShortcutsDialog } from '../parts/ShortcutsDialog.tsx'

const words = [
  { keys: ['n'], does: 'Open the next request of the list' },
  { keys: ['b'], does: 'Back to the list' },
]

/** From one request to the next without a pointer, and the list of the keys. */
export function ReviewShortcuts({ next, back }: { next?: string; back: string }) {
  const router = useRouter()
  useShortcuts({
    b: () => router.push(back),
    ...(next ? { n: () => router.push(next) } : {}),
  })
  return <ShortcutsDialog shortcuts={words} />
}
