'use client'

import Link from 'next/link.js'
import { useRouter } from 'next/navigation.js'
import { type InboxQuery, inboxSizes } from '../../services/inboxQuery.ts'
import { useShortcuts } from '../parts/shortcuts.ts'
import { inboxAddress, pageAddress } from './addresses.ts'

type PagerProps = { query: InboxQuery; page: number; hasNext: boolean }

/** To the page before and the page after, by links or by the keys `[` and `]`, and how long a page is. */
export function Pager({ query, page, hasNext }: PagerProps) {
  const router = useRouter()
  const before = page > 1 ? pageAddress(query, page - 1) : undefined
  const after = hasNext ? pageAddress(query, page + 1) : undefined
  const go = (address: string | undefined) => (address ? router.push(address) : undefined)
  useShortcuts({ '[': () => go(before), ']': () => go(after) })
  return (
    <div className="cj-pager cj-no-print">
      <nav className="cj-pager__part" aria-label="Pages of the list">
        {before ? (
          <Link prefetch={false} rel="prev" href={before}>
            Previous page
          </Link>
        ) : null}
        <span>Page {page.toLocaleString('en-US')}</span>
        {after ? (
          <Link prefetch={false} rel="next" href={after}>
            Next page
          </Link>
        ) : null}
      </nav>
      <nav className="cj-pager__part" aria-label="Requests a page">
        <span>Requests a page:</span>
        {inboxSizes.map((size) => (
          <Link
            key={size}
            prefetch={false}
            href={inboxAddress({ ...query, page: 1, size })}
            aria-current={size === query.size ? 'true' : undefined}
          >
            {size}
          </Link>
        ))}
      </nav>
    </div>
  )
}
