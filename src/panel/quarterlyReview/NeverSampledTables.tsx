import Link from 'next/link.js'
import { type CivilDate, daysBetween, formatCivilDate } from '../../policy/dates.ts'
import { allCounts, type SampledCounts } from '../../policy/quarterlyReview/neverSampled.ts'
import { shareInWords } from '../../policy/shares.ts'
import type { NeverSampledAccount } from '../../services/quarterlyReview/neverSampled.ts'
import { daysInWords } from '../parts/Instant.tsx'
import { ReportTable } from '../parts/ReportTable.tsx'
import { staffPath } from '../people/addresses.ts'
import { neverSampledAddress } from './reportAddresses.ts'

/** How many of each organization; its name leads to its accounts. */
export const NeverSampledCounts = ({ rows }: { rows: SampledCounts[] }) => (
  <section aria-labelledby="organizations" className="cj-card">
    <h2 id="organizations">By organization</h2>
    <ReportTable
      caption="Accounts that were never sampled by organization, the most first"
      columns={['Organization', 'Active accounts', 'Never sampled', 'Share']}
      className="cj-figures cj-figures--narrow"
    >
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link
                prefetch={false}
                href={neverSampledAddress({ organizationId: row.id })}
                className="cj-reference"
              >
                {row.name}
              </Link>
            </th>
            <Counts of={row} />
          </tr>
        ))}
      </tbody>
      {rows.length > 1 ? (
        <tfoot>
          <tr>
            <th scope="row">All organizations</th>
            <Counts of={allCounts(rows)} />
          </tr>
        </tfoot>
      ) : null}
    </ReportTable>
  </section>
)

const Counts = ({ of: { accounts, neverSampled } }: { of: ReturnType<typeof allCounts> }) => (
  <>
    <td>{accounts.toLocaleString('en-US')}</td>
    <td>{neverSampled.toLocaleString('en-US')}</td>
    <td>{shareInWords(neverSampled, accounts)}</td>
  </>
)

type TableProps = { accounts: NeverSampledAccount[]; today: CivilDate }

export const NeverSampledTable = ({ accounts, today }: TableProps) => (
  <ReportTable
    caption="Active accounts that were in no sample, the longest on record first"
    columns={['Staff member', 'CalJOBS username', 'Organization', 'On record since']}
    className="cj-figures"
  >
    <tbody>
      {accounts.map((one) => (
        <tr key={one.id}>
          <th scope="row">
            <Link prefetch={false} href={staffPath(one.id)} className="cj-reference">
              {one.name}
            </Link>
            <span className="cj-under">{one.email}</span>
          </th>
          <td>{one.username || <span className="cj-muted">Not on record</span>}</td>
          <td>{one.organization}</td>
          <td>
            <span className="cj-nowrap">{formatCivilDate(one.onRecordSince)}</span>
            <span className="cj-under">{daysInWords(daysBetween(one.onRecordSince, today))}</span>
          </td>
        </tr>
      ))}
    </tbody>
  </ReportTable>
)
