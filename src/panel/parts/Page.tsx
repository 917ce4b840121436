import { Gutter, SetStepNav } from '@payloadcms/ui'
import type { ReactNode } from 'react'

/** The landmark and heading of a view of our own. */
export function Page({
  heading,
  trail,
  children,
}: {
  heading: string
  /** The steps after the home icon. */
  trail: { label: string; url?: string }[]
  children: ReactNode
}) {
  return (
    <main className="cj" aria-labelledby="page-heading">
      <title>{`${heading} · CalJOBS System Access`}</title>
      <SetStepNav nav={trail} />
      <Gutter>
        <h1 id="page-heading" className="cj-heading">
          {heading}
        </h1>
        {children}
      </Gutter>
    </main>
  )
}
