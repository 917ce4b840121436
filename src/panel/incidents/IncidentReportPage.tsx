import Link from 'next/link.js'
import type { AdminViewServerProps } from 'payload'
import type { IncidentReport, ReportLine } from '../../policy/incidentReport.ts'
import { lastQuarters, quarterInWords } from '../../policy/quarters.ts'
import { type QuarterReport, readIncidentReport } from '../../services/incidents/incidentReport.ts'
import { framed } from '../parts/framed.tsx'
import { Page } from '../parts/Page.tsx'
import { PrintButton } from '../people/PrintButton.tsx'
import { type Fact, Facts } from '../review/Facts.tsx'
import {
  incidentListPath,
  incidentReportPath,
  incidentsAddress,
  reportAddress,
  reportExportAddress,
} from './addresses.ts'

const heading = 'Late deactivations report'
const trail = [{ label: 'Late deactivations', url: incidentListPath }, { label: 'Report' }]

/** The late deactivations of a calendar quarter in numbers, for the Operations Unit and auditors (R45, D12). */
export const IncidentReportPage = (view: AdminViewServerProps) =>
  framed(view, incidentReportPath, async (req) => {
    const read = await readIncidentReport(req, view.searchParams?.quarter)
    return read.ok ? <Report view={read.value} /> : <NotForYou words={read.problems[0]?.message ?? ''} />
  })

const NotForYou = ({ words }: { words: string }) => (
  <Page heading={heading} trail={trail}>
    <p>
      {words}.{' '}
      <Link prefetch={false} href={incidentListPath}>
        Late deactivations of your organizations
      </Link>
    </p>
  </Page>
)

function Report({ view: { quarter, present, report } }: { view: QuarterReport }) {
  const words = quarterInWords(quarter)
  return (
    <Page heading={`${heading}: ${words}`} trail={trail}>
      <nav aria-label="Quarters" className="cj-quarters cj-no-print">
        <ul>
          {lastQuarters(present, 8).map((one) => (
            <li key={one}>
              <Link
                prefetch={false}
                href={reportAddress(one)}
                aria-current={one === quarter ? 'page' : undefined}
              >
                {quarterInWords(one)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p>
        Late deactivations that were found in {words}, Pacific Time. Exposure is the time from the last moment
        to the deactivation, in whole hours; where the account is still active, to the present.
      </p>
      <p className="cj-actions cj-no-print">
        <a className="cj-button" href={reportExportAddress(quarter)} download>
          Download as a file for spreadsheets (CSV)
        </a>
        <Link prefetch={false} href={incidentsAddress({ quarter })}>
          The late deactivations of this quarter
        </Link>
        <PrintButton label="Print this report" />
      </p>
      {report.count || report.unfounded ? <Numbers report={report} /> : <Nothing words={words} />}
    </Page>
  )
}

const Nothing = ({ words }: { words: string }) => (
  <div className="cj-empty">
    <p>No deactivation was found to be late in {words}. Choose another quarter above.</p>
  </div>
)

const Numbers = ({ report }: { report: IncidentReport }) => (
  <>
    <section aria-labelledby="all" className="cj-card">
      <h2 id="all">All organizations</h2>
      <Facts facts={factsOf(report)} />
    </section>
    <Lines id="sources" heading="By what showed it" lines={report.bySource} />
    <Lines id="causes" heading="By cause" lines={report.byCause} />
    <Lines id="determinations" heading="By determination" lines={report.byDetermination} />
    <ByOrganization lines={report.byOrganization} />
  </>
)

const number = (value: number): string => value.toLocaleString('en-US')
const hours = (value: number): string => `${number(value)} ${value === 1 ? 'hour' : 'hours'}`

const factsOf = ({ count, open, unfounded, exposure }: IncidentReport): Fact[] => [
  { label: 'Late deactivations', value: number(count) },
  { label: 'Not closed yet', value: number(open) },
  { label: 'Exposure, all together', value: hours(exposure.total) },
  { label: 'Exposure, median', value: hours(exposure.median) },
  { label: 'Exposure, longest', value: hours(exposure.longest) },
  { label: 'Proved not to be late', value: `${number(unfounded)}, counted nowhere else` },
]

const Lines = ({ id, heading: words, lines }: { id: string; heading: string; lines: ReportLine[] }) => (
  <section aria-labelledby={id} className="cj-card">
    <h2 id={id}>{words}</h2>
    <div className="cj-scroll" role="region" aria-label={`Table: ${words}`} tabIndex={0}>
      <table className="cj-table cj-report">
        <caption className="cj-hidden">Late deactivations {words.toLowerCase()}</caption>
        <thead>
          <tr>
            <th scope="col">{words}</th>
            <th scope="col">Late deactivations</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, count }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
)

const ByOrganization = ({ lines }: { lines: IncidentReport['byOrganization'] }) => (
  <section aria-labelledby="organizations" className="cj-card">
    <h2 id="organizations">By organization</h2>
    <div className="cj-scroll" role="region" aria-label="Table: By organization" tabIndex={0}>
      <table className="cj-table cj-report">
        <caption className="cj-hidden">Late deactivations by organization, exposure in hours</caption>
        <thead>
          <tr>
            <th scope="col">Organization</th>
            <th scope="col">Late deactivations</th>
            <th scope="col">Not closed yet</th>
            <th scope="col">Exposure in hours</th>
            <th scope="col">Median</th>
            <th scope="col">Longest</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.label}>
              <th scope="row">{line.label}</th>
              {[line.count, line.open, line.total, line.median, line.longest].map((value, place) => (
                <td key={place}>{number(value)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
)
