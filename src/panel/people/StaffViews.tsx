import Link from 'next/link.js'
import { type Count, countWords } from '../../services/count.ts'
import {
  type StaffQuery,
  type StaffView,
  staffSizes,
  staffViewLabels,
  staffViews,
} from '../../services/staffQuery.ts'
import { staffAddress } from './addresses.ts'

/** The saved views as links, each with the number of people that it holds; the organization stays chosen. */
export const StaffViews = ({
  current,
  counts,
  organizationId,
}: {
  current: StaffView
  counts: Record<StaffView, Count>
  organizationId?: string
}) => (
  <nav aria-label="Saved views" className="cj-views cj-no-print">
    <ul>
      {staffViews.map((view) => (
        <li key={view}>
          <Link
            prefetch={false}
            href={staffAddress({ view, organizationId })}
            aria-current={view === current ? 'page' : undefined}
          >
            {staffViewLabels[view]} <span className="cj-count">{countWords(counts[view])}</span>
          </Link>
        </li>
      ))}
    </ul>
  </nav>
)

/** To the page before and the page after, and how long a page is. */
export const StaffPager = ({
  query,
  page,
  hasNext,
}: {
  query: StaffQuery
  page: number
  hasNext: boolean
}) => (
  <div className="cj-pager cj-no-print">
    <nav className="cj-pager__part" aria-label="Pages of the list">
      {page > 1 ? (
        <Link prefetch={false} rel="prev" href={staffAddress({ ...query, page: page - 1 })}>
          Previous page
        </Link>
      ) : null}
      <span>Page {page.toLocaleString('en-US')}</span>
      {hasNext ? (
        <Link prefetch={false} rel="next" href={staffAddress({ ...query, page: page + 1 })}>
          Next page
        </Link>
      ) : null}
    </nav>
    <nav className="cj-pager__part" aria-label="Staff members a page">
      <span>Staff members a page:</span>
      {staffSizes.map((size) => (
        <Link
          key={size}
          prefetch={false}
          href={staffAddress({ ...query, page: 1, size })}
          aria-current={size === query.size ? 'true' : undefined}
        >
          {size}
        </Link>
      ))}
    </nav>
  </div>
)
