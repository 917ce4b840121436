import Link from 'next/link.js'
import { createLocalReq, type ListViewServerProps } from 'payload'
import { organizationNames } from '../../services/organizationList.ts'
import { countStaff, listStaff } from '../../services/staffList.ts'
import { readStaffQuery, type StaffQuery } from '../../services/staffQuery.ts'
import { Page } from '../parts/Page.tsx'
import { staffAddress } from './addresses.ts'
import { StaffFilters } from './StaffFilters.tsx'
import { StaffTable } from './StaffTable.tsx'
import { StaffPager, StaffViews } from './StaffViews.tsx'
import { staffResultsInWords } from './words.ts'

/** The staff with their accounts: what falls due first on top (R8, R11). */
export async function StaffList({ payload, user, searchParams }: ListViewServerProps) {
  if (!user) return null
  const req = await createLocalReq({ user }, payload)
  const query = readStaffQuery(searchParams ?? {})
  const [list, counts, organizations] = await Promise.all([
    listStaff(req, query),
    countStaff(req, query.organizationId),
    organizationNames(req),
  ])
  const organization = organizations.find(({ id }) => id === query.organizationId)?.name
  const shown = { ...query, page: list.page }
  return (
    <Page heading="Staff" trail={[{ label: 'Staff' }]}>
      {searchParams?.notFound ? (
        <p className="cj-notice" role="status">
          There is no such person, or they belong to an organization that is not yours.
        </p>
      ) : null}
      <StaffViews current={query.view} counts={counts} organizationId={query.organizationId} />
      <StaffFilters query={query} organizations={organizations} />
      <p role="status" className="cj-results">
        {staffResultsInWords(shown, list, organization)}
      </p>
      {list.rows.length ? (
        <>
          <StaffTable query={shown} rows={list.rows} today={list.today} />
          <StaffPager query={shown} page={list.page} hasNext={list.hasNext} />
        </>
      ) : (
        <Nothing query={query} />
      )}
    </Page>
  )
}

const ifEmpty: Record<StaffQuery['view'], string> = {
  active: 'No account is active yet. One comes on record when a request for it is completed.',
  due: 'No documents lapse within the next 30 days.',
  lapsed: 'No active account has documents that have lapsed.',
  'no-requestor': 'Every active account has a requestor who oversees it.',
  deactivated: 'No account has been deactivated yet.',
  all: 'Nobody is on record yet. Staff come on record when a request for them is completed.',
}

/** What an empty list means, and the way out. */
function Nothing({ query }: { query: StaffQuery }) {
  const { view, search, organizationId } = query
  const isNarrowed = Boolean(search || organizationId)
  return (
    <div className="cj-empty">
      <p>{isNarrowed ? 'Nobody in this view matches.' : ifEmpty[view]}</p>
      <p className="cj-actions">
        {view === 'all' ? null : (
          <Link prefetch={false} href={staffAddress({ view: 'all', search, organizationId })}>
            {isNarrowed ? 'Search in all staff' : 'Show all staff'}
          </Link>
        )}
        {isNarrowed ? (
          <Link prefetch={false} href={staffAddress({ view })}>
            Clear all filters
          </Link>
        ) : null}
      </p>
    </div>
  )
}
