import Link from 'next/link.js'
import { type InboxView, inboxViewLabels, inboxViews } from '../../services/inboxQuery.ts'
import { inboxAddress } from './addresses.ts'

/** The saved views as links, each with the number of requests that it holds. */
export function SavedViews({
  current,
  counts,
}: {
  /** None is current on the dashboard. */
  current?: InboxView
  counts: Record<InboxView, number>
}) {
  return (
    <nav aria-label="Saved views" className="cj-views">
      <ul>
        {inboxViews.map((view) => (
          <li key={view}>
            <Link
              prefetch={false}
              href={inboxAddress({ view })}
              aria-current={view === current ? 'page' : undefined}
            >
              {inboxViewLabels[view]} <span className="cj-count">{counts[view].toLocaleString('en-US')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
