import Link from 'next/link.js'
import { type StaffQuery, staffParameters } from '../../services/staffQuery.ts'
import { staffAddress, staffListPath } from './addresses.ts'

/** Search and organization within a view; works without scripts, all of it stands in the address. */
export function StaffFilters({
  query,
  organizations,
}: {
  query: StaffQuery
  organizations: { id: string; name: string }[]
}) {
  const kept = [...staffParameters({ ...query, search: '', organizationId: undefined, page: 1 })]
  const { view, sort, descending, size, search, organizationId } = query
  return (
    <form
      role="search"
      className="cj-filters cj-no-print"
      method="get"
      action={staffListPath}
      // Another address sets the fields anew.
      key={staffParameters(query).toString()}
    >
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="cj-filters__row">
        <div className="cj-filter cj-filter--search">
          <label htmlFor="staff-q">
            Search in this view <span className="cj-hint">name, username or mail address</span>
          </label>
          <input
            id="staff-q"
            name="q"
            type="search"
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
            defaultValue={search}
          />
        </div>
        {organizations.length > 1 || organizationId ? (
          <div className="cj-filter">
            <label htmlFor="staff-org">Organization</label>
            <select id="staff-org" name="org" defaultValue={organizationId ?? ''}>
              <option value="">All organizations</option>
              {organizations.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        ) : null}
        <button type="submit" className="cj-button">
          Search
        </button>
      </div>
      {search || organizationId ? (
        <Link
          prefetch={false}
          className="cj-filters__clear"
          href={staffAddress({ view, sort, descending, size })}
        >
          Clear all filters
        </Link>
      ) : null}
    </form>
  )
}
