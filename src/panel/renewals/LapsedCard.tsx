import Link from 'next/link.js'
import type { CivilDate } from '../../policy/dates.ts'
import { countWords } from '../../services/count.ts'
import type { LapsedAccount, Renewals } from '../../services/renewalReport.ts'
import { reviewPath } from '../inbox/addresses.ts'
import { ReportTable } from '../parts/ReportTable.tsx'
import { staffAddress, staffPath } from '../people/addresses.ts'
import { DueOn } from '../people/DueOn.tsx'
import { lapsedFile } from './addresses.ts'

type CardProps = { lapsed: Renewals['lapsed']; today: CivilDate; organizationId?: string }

/** Active accounts whose documents have lapsed, the longest lapsed first. */
export const LapsedCard = ({ lapsed: { rows, total, hasMore }, today, organizationId }: CardProps) => (
  <section aria-labelledby="lapsed" className="cj-card">
    <h2 id="lapsed">Lapsed accounts ({countWords(total)})</h2>
    {rows.length ? (
      <>
        <p>
          Ask the requestor for annual maintenance with new documents, or for a deactivation where the account
          is no longer needed.
        </p>
        <p className="cj-actions cj-no-print">
          <a className="cj-button" href={lapsedFile(organizationId)} download>
            Download lapsed accounts (CSV)
          </a>
        </p>
        <LapsedTable rows={rows} today={today} />
        <p className="cj-renewals__more">
          {hasMore ? `These are the ${rows.length} that lapsed first. ` : ''}
          <Link prefetch={false} href={staffAddress({ view: 'lapsed', organizationId })}>
            Open them in the list of staff
          </Link>
        </p>
      </>
    ) : (
      <p>No active account has documents that have lapsed.</p>
    )}
  </section>
)

const columns = ['Staff member', 'Organization', 'Requestor of record', 'Due date', 'Open renewal request']

const LapsedTable = ({ rows, today }: { rows: LapsedAccount[]; today: CivilDate }) => (
  <ReportTable caption="Lapsed accounts, the longest lapsed first" columns={columns} className="cj-figures">
    <tbody>
      {rows.map((row) => (
        <Row key={row.id} row={row} today={today} />
      ))}
    </tbody>
  </ReportTable>
)

const Row = ({ row, today }: { row: LapsedAccount; today: CivilDate }) => (
  <tr>
    <th scope="row">
      <Link prefetch={false} href={staffPath(row.id)} className="cj-reference">
        {row.name}
      </Link>
      <span className="cj-under">{row.email}</span>
    </th>
    <td>{row.organization}</td>
    <td>
      {row.requestor ? (
        <>
          {row.requestor.name}
          <span className="cj-under">{row.requestor.email}</span>
          {row.requestor.isGone ? <span className="cj-flag">Gone</span> : null}
        </>
      ) : (
        <span className="cj-flag">No requestor</span>
      )}
    </td>
    <td>
      <DueOn dueOn={row.dueOn} today={today} />
    </td>
    <td>
      {row.renewal ? (
        <Link prefetch={false} href={reviewPath(row.renewal.id)} className="cj-reference">
          {row.renewal.reference}
          <span className="cj-hidden"> for {row.name}</span>
        </Link>
      ) : (
        <span className="cj-muted">None</span>
      )}
    </td>
  </tr>
)
