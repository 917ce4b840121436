import Link from 'next/link.js'
import { createLocalReq, type ListViewServerProps } from 'payload'
import { pacificDateOf } from '../../policy/dates.ts'
import { lastQuarters, quarterOf } from '../../policy/quarters.ts'
import { countWords } from '../../services/count.ts'
import { type IncidentList as List, listIncidents } from '../../services/incidents/incidentList.ts'
import {
  type IncidentQuery,
  INCIDENTS_A_PAGE,
  readIncidentQuery,
} from '../../services/incidents/incidentQuery.ts'
import { organizationNames } from '../../services/organizationList.ts'
import { Page } from '../parts/Page.tsx'
import { PrintButton } from '../people/PrintButton.tsx'
import { incidentExportAddress, incidentListPath, incidentReportPath, incidentsAddress } from './addresses.ts'
import { IncidentFilters } from './IncidentFilters.tsx'
import { IncidentTable } from './IncidentTable.tsx'

/** The late deactivations of the signed-in person's organizations, the newest first (R43-R45). */
export async function IncidentList({ payload, user, searchParams }: ListViewServerProps) {
  if (!user) return null
  const req = await createLocalReq({ user }, payload)
  const query = readIncidentQuery(searchParams ?? {})
  const [list, organizations] = await Promise.all([listIncidents(req, query), organizationNames(req)])
  const quarters = lastQuarters(quarterOf(pacificDateOf(list.readAt)), 8)
  return (
    <Page heading="Late deactivations" trail={[{ label: 'Late deactivations' }]}>
      {searchParams?.notFound ? (
        <p className="cj-notice" role="status">
          There is no such late deactivation, or it belongs to an organization that is not yours.
        </p>
      ) : null}
      <p>
        Accounts that were not deactivated by the end of the last day. The coordinators are notified, the
        account is deactivated, the Operations Unit is informed, and then it investigates.
      </p>
      <IncidentFilters query={query} organizations={organizations} quarters={quarters} />
      <div className="cj-bar">
        <p role="status" className="cj-results">
          {resultsInWords(query, list)}
        </p>
        <Ways query={query} oversight={list.oversight} />
      </div>
      {list.rows.length ? (
        <>
          <IncidentTable list={list} />
          <Pager query={query} list={list} />
        </>
      ) : (
        <Nothing query={query} />
      )}
    </Page>
  )
}

const Ways = ({ query, oversight }: { query: IncidentQuery; oversight: boolean }) => (
  <p className="cj-actions cj-no-print">
    {oversight ? (
      <Link prefetch={false} href={incidentReportPath}>
        Report by quarter
      </Link>
    ) : null}
    <a href={incidentExportAddress(query)} download>
      Download this list (CSV)
    </a>
    <PrintButton label="Print this list" />
  </p>
)

const isNarrowed = ({ state, organizationId, quarter }: IncidentQuery) =>
  Boolean(state || organizationId || quarter)

/** `51 to 100 of 120 late deactivations that match` */
function resultsInWords(query: IncidentQuery, { rows, total, page, hasNext }: List): string {
  const first = (page - 1) * INCIDENTS_A_PAGE + 1
  const range = rows.length && (page > 1 || hasNext) ? `${first} to ${first + rows.length - 1} of ` : ''
  const what = total.count === 1 && !total.more ? 'late deactivation' : 'late deactivations'
  return `${range}${countWords(total)} ${what}${isNarrowed(query) ? ' with these filters' : ''}`
}

const Pager = ({ query, list: { page, hasNext } }: { query: IncidentQuery; list: List }) => (
  <div className="cj-pager cj-no-print">
    <nav className="cj-pager__part" aria-label="Pages of the list">
      {page > 1 ? (
        <Link prefetch={false} rel="prev" href={incidentsAddress({ ...query, page: page - 1 })}>
          Previous page
        </Link>
      ) : null}
      <span>Page {page.toLocaleString('en-US')}</span>
      {hasNext ? (
        <Link prefetch={false} rel="next" href={incidentsAddress({ ...query, page: page + 1 })}>
          Next page
        </Link>
      ) : null}
    </nav>
  </div>
)

/** What an empty list means, and the way out. */
const Nothing = ({ query }: { query: IncidentQuery }) => (
  <div className="cj-empty">
    {isNarrowed(query) || query.page > 1 ? (
      <>
        <p>No late deactivation matches.</p>
        <p>
          <Link prefetch={false} href={incidentListPath}>
            Show all late deactivations
          </Link>
        </p>
      </>
    ) : (
      <p>
        No deactivation was late. One comes on record by itself when an account is not deactivated by the end
        of the last day.
      </p>
    )}
  </div>
)
