import { formatCivilDate } from '../../policy/dates.ts'
import { noticeInWords, type NoticeSummary, type NoticeSubject } from '../../policy/noticeGiven.ts'
import { shareInWords } from '../../policy/shares.ts'
import {
  NOTICE_AT_MOST,
  type NoticeQuery,
  type NoticeReport,
  type NoticeRow,
} from '../../services/noticeGiven.ts'
import { ReportTable } from '../parts/ReportTable.tsx'
import { PrintButton } from '../people/PrintButton.tsx'
import { noticeFile } from './addresses.ts'

/** How many days before the last day the requests came (R42). */
export function Notice({ report, query }: { report: NoticeReport; query: NoticeQuery }) {
  const { since, all, organizations, requestors, hasMoreRequestors } = report
  if (!all)
    return (
      <p className="cj-empty">
        No deactivation request has been sent since {formatCivilDate(since)}. Requests that were denied,
        withdrawn or replaced do not count.
      </p>
    )
  return (
    <>
      <p>{summaryInWords(all, since)}</p>
      <p className="cj-muted">
        Notice is counted in calendar days, from the day of the request to the last day. Requests that were
        denied, withdrawn or replaced do not count.
      </p>
      <p className="cj-actions cj-no-print">
        <PrintButton label="Print this report" />
      </p>
      <Part heading="By organization" by="organization" rows={organizations} query={query} />
      <Part heading="By requestor" by="requestor" rows={requestors} query={query}>
        {hasMoreRequestors ? (
          <p>
            These are the {NOTICE_AT_MOST} requestors with the most requests after the last day. The file for
            spreadsheets holds all.
          </p>
        ) : null}
      </Part>
    </>
  )
}

/** `Since November 24, 2025: 12 requests. 25% (3 of 12) came after the last day, …` */
function summaryInWords({ requests, median, afterLastDay, short }: NoticeSummary, since: string): string {
  const sent =
    requests === 1
      ? '1 deactivation request was'
      : `${requests.toLocaleString('en-US')} deactivation requests were`
  return `Since ${formatCivilDate(since)}, ${sent} sent. Sent after the last day: ${shareInWords(afterLastDay, requests)}. With less than one working day: ${shareInWords(short, requests)}. Median notice: ${medianInWords(median)}.`
}

/** `4 days`, `4.5 days`, `2 days after the last day`. */
const medianInWords = (median: number): string =>
  `${Math.abs(median)} ${Math.abs(median) === 1 ? 'day' : 'days'}${median < 0 ? ' after the last day' : ''}`

type PartProps = {
  heading: string
  by: NoticeSubject
  rows: NoticeRow[]
  query: NoticeQuery
  children?: React.ReactNode
}

const Part = ({ heading, by, rows, query, children }: PartProps) => (
  <section aria-labelledby={by} className="cj-card">
    <h2 id={by}>{heading}</h2>
    <p className="cj-actions cj-no-print">
      <a className="cj-button" href={noticeFile(by, query.days, query.organizationId)} download>
        Download {by === 'requestor' ? 'requestors' : 'organizations'} (CSV)
      </a>
    </p>
    <ReportTable
      caption={`Days of notice ${heading.toLowerCase()}`}
      columns={[by === 'requestor' ? 'Requestor' : 'Organization', ...numbers]}
      className="cj-figures"
    >
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </ReportTable>
    {children}
  </section>
)

const numbers = [
  'Requests sent',
  'Median notice',
  'Smallest notice',
  'Sent after the last day',
  'Less than one working day',
]

const Row = ({ row }: { row: NoticeRow }) => (
  <tr>
    <th scope="row">
      {row.name}
      {row.email ? <span className="cj-under">{row.email}</span> : null}
      {row.organization ? <span className="cj-under">{row.organization}</span> : null}
    </th>
    <td>{row.requests.toLocaleString('en-US')}</td>
    <td>{medianInWords(row.median)}</td>
    <td>{noticeInWords(row.smallest)}</td>
    <td>{shareInWords(row.afterLastDay, row.requests)}</td>
    <td>{shareInWords(row.short, row.requests)}</td>
  </tr>
)
