import Link from 'next/link.js'
import { createLocalReq, type ListViewServerProps } from 'payload'
import { isOperationsUnit } from '../../access/roles.ts'
import {
  organizationFlagHints,
  organizationFlagLabels,
  organizationFlags,
} from '../../policy/organizations.ts'
import {
  listOrganizations,
  type OrganizationList,
  ORGANIZATIONS_AT_MOST,
  type OrganizationView,
  readOrganizationView,
} from '../../services/organizationList.ts'
import { Page } from '../parts/Page.tsx'
import { organizationListPath, organizationReportPath, organizationsAddress } from './addresses.ts'
import { OrganizationTable } from './OrganizationTable.tsx'

/** The organizations of the signed-in person: who coordinates them, and what they lack (R7). */
export async function Organizations({ payload, user, searchParams }: ListViewServerProps) {
  if (!user) return null
  const req = await createLocalReq({ user }, payload)
  const view = readOrganizationView(searchParams?.view)
  const search = typeof searchParams?.q === 'string' ? searchParams.q.trim().slice(0, 100) : ''
  const { organizations, counts, hasMore } = await listOrganizations(req, { view, search })
  return (
    <Page heading="Organizations" trail={[{ label: 'Organizations' }]}>
      {searchParams?.notFound ? (
        <p className="cj-notice" role="status">
          There is no such organization.
        </p>
      ) : null}
      <Views current={view} counts={counts} />
      <Search view={view} search={search} />
      <div className="cj-bar">
        <p role="status" className="cj-results">
          {organizations.length === 1 ? '1 organization' : `${organizations.length} organizations`}
          {search ? ` matching “${search}”` : ''}
          {hasMore ? `, the first ${ORGANIZATIONS_AT_MOST}: search for the others` : ''}
        </p>
        <p className="cj-actions cj-no-print">
          <Link prefetch={false} href={organizationReportPath}>
            Report of what is missing
          </Link>
          {isOperationsUnit(user) ? (
            <Link prefetch={false} href={`${organizationListPath}/create`}>
              Add an organization
            </Link>
          ) : null}
        </p>
      </div>
      {view === 'all' ? null : <p>{organizationFlagHints[view]}</p>}
      {organizations.length ? (
        <OrganizationTable organizations={organizations} />
      ) : (
        <Nothing view={view} search={search} />
      )}
    </Page>
  )
}

const Views = ({ current, counts }: { current: OrganizationView; counts: OrganizationList['counts'] }) => (
  <nav aria-label="Saved views" className="cj-views cj-no-print">
    <ul>
      {(['all', ...organizationFlags] as const).map((view) => (
        <li key={view}>
          <Link
            prefetch={false}
            href={organizationsAddress({ view })}
            aria-current={view === current ? 'page' : undefined}
          >
            {view === 'all' ? 'All' : organizationFlagLabels[view]}{' '}
            <span className="cj-count">{counts[view]}</span>
          </Link>
        </li>
      ))}
    </ul>
  </nav>
)

/** Works without scripts: the words stand in the address. */
const Search = ({ view, search }: { view: OrganizationView; search: string }) => (
  <form role="search" className="cj-filters cj-no-print" method="get" action={organizationListPath}>
    {view === 'all' ? null : <input type="hidden" name="view" value={view} />}
    <div className="cj-filters__row">
      <div className="cj-filter cj-filter--search">
        <label htmlFor="organization-q">
          Search for an organization <span className="cj-hint">a part of the name</span>
        </label>
        <input
          id="organization-q"
          name="q"
          type="search"
          autoComplete="off"
          maxLength={100}
          key={search}
          defaultValue={search}
        />
      </div>
      <button type="submit" className="cj-button">
        Search
      </button>
    </div>
  </form>
)

const Nothing = ({ view, search }: { view: OrganizationView; search: string }) => (
  <div className="cj-empty">
    <p>
      {search
        ? 'No organization in this view matches.'
        : view === 'all'
          ? 'No organization is yours. The Operations Unit names the coordinators of each.'
          : 'Nothing of this kind is missing.'}
    </p>
    {search || view !== 'all' ? (
      <p className="cj-actions">
        <Link prefetch={false} href={organizationListPath}>
          Show all organizations
        </Link>
      </p>
    ) : null}
  </div>
)
