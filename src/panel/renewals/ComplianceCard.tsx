import Link from 'next/link.js'
import {
  accountsOf,
  type ComplianceCounts,
  complianceInWords,
  complianceLabels,
  compliantOf,
  totalOf,
} from '../../policy/renewalForecast.ts'
import { shareInWords } from '../../policy/shares.ts'
import type { ComplianceRow } from '../../services/renewalReport.ts'
import { Chart } from '../charts/Chart.tsx'
import { ReportTable } from '../parts/ReportTable.tsx'
import { staffAddress } from '../people/addresses.ts'
import { complianceFile } from './addresses.ts'
import { complianceChart, ORGANIZATIONS_IN_CHART } from './charts.ts'

type CardProps = { rows: ComplianceRow[]; organizationId?: string }

/** Organizations with their active accounts: current, due in 30 days, lapsed. */
export const ComplianceCard = ({ rows, organizationId }: CardProps) => (
  <section aria-labelledby="compliance" className="cj-card">
    <h2 id="compliance">Compliance by organization</h2>
    {rows.length ? (
      <>
        <p className="cj-actions cj-no-print">
          <a className="cj-button" href={complianceFile(organizationId)} download>
            Download compliance (CSV)
          </a>
        </p>
        <Chart
          id="compliance-chart"
          heading={headingOf(rows.length)}
          spec={complianceChart(rows)}
          sentence={complianceInWords(rows)}
        >
          <ComplianceTable rows={rows} />
        </Chart>
      </>
    ) : (
      <p className="cj-empty">
        No account is active. An account comes on record when a request for it is completed.
      </p>
    )}
  </section>
)

const headingOf = (organizations: number): string =>
  organizations > ORGANIZATIONS_IN_CHART
    ? `Accounts of the ${ORGANIZATIONS_IN_CHART} organizations with the most lapsed`
    : 'Accounts by where they stand'

const columns = [
  'Organization',
  'Active accounts',
  complianceLabels.current,
  complianceLabels.due,
  complianceLabels.lapsed,
  complianceLabels.unknown,
  'Documents hold today',
]

const ComplianceTable = ({ rows }: { rows: ComplianceRow[] }) => (
  <ReportTable
    caption="Compliance, an organization a row, the most lapsed first"
    columns={columns}
    className="cj-figures"
  >
    <tbody>
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">{row.name}</th>
          <Numbers counts={row} organization={row} />
        </tr>
      ))}
    </tbody>
    {rows.length > 1 ? (
      <tfoot>
        <tr>
          <th scope="row">All organizations</th>
          <Numbers counts={totalOf(rows)} />
        </tr>
      </tfoot>
    ) : null}
  </ReportTable>
)

type NumbersProps = { counts: ComplianceCounts; organization?: { id: string; name: string } }

/** What presses leads to the people. */
function Numbers({ counts, organization }: NumbersProps) {
  const accounts = accountsOf(counts)
  return (
    <>
      <td>{accounts.toLocaleString('en-US')}</td>
      <td>{counts.current.toLocaleString('en-US')}</td>
      <td>
        <People view="due" accounts={counts.due} organization={organization} />
      </td>
      <td>
        <People view="lapsed" accounts={counts.lapsed} organization={organization} />
      </td>
      <td>{counts.unknown.toLocaleString('en-US')}</td>
      <td>{shareInWords(compliantOf(counts), accounts)}</td>
    </>
  )
}

type PeopleProps = { view: 'due' | 'lapsed'; accounts: number; organization?: { id: string; name: string } }

function People({ view, accounts, organization }: PeopleProps) {
  const words = accounts.toLocaleString('en-US')
  if (!accounts || !organization) return words
  return (
    <Link prefetch={false} href={staffAddress({ view, organizationId: organization.id })}>
      {words}
      <span className="cj-hidden">
        {' '}
        {view === 'due' ? 'due in 30 days' : 'lapsed'} of {organization.name}
      </span>
    </Link>
  )
}
