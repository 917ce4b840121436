import Link from 'next/link.js'
import { type Count, countWords } from '../../services/count.ts'
import { type InboxView, inboxViewLabels, inboxViews } from '../../services/inboxQuery.ts'
import { inboxAddress } from './addresses.ts'

/** The saved views as links, each with the number of requests that it holds; the organization stays chosen. */
export function SavedViews({
  current,
  counts,
  organizationId,
}: {
  current: InboxView
  counts: Record<InboxView, Count>
  organizationId?: string
}) {
  return (
    <nav aria-label="Saved views" className="cj-views cj-no-print">
      <ul>
        {inboxViews.map((view) => (
          <li key={view}>
            <Link
              prefetch={false}
              href={inboxAddress({ view, organizationId })}
              aria-current={view === current ? 'page' : undefined}
            >
              {inboxViewLabels[view]} <span className="cj-count">{countWords(counts[view])}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
