import Link from 'next/link.js'
import type { AdminViewServerProps } from 'payload'
import { organizationFlagHints, organizationFlagLabels } from '../../policy/organizations.ts'
import { organizationTypeLabels } from '../../policy/vocabulary.ts'
import { type OrganizationReport, readOrganizationReport } from '../../services/organizationReport.ts'
import { framed } from '../parts/framed.tsx'
import { Page } from '../parts/Page.tsx'
import { PrintButton } from '../people/PrintButton.tsx'
import { organizationListPath, organizationPath, organizationReportPath } from './addresses.ts'
import { CoordinatorNames } from './CoordinatorNames.tsx'

/** Organizations without an active coordinator, away without a delegate, without a process on file (R7, D6). */
export const OrganizationReportPage = (view: AdminViewServerProps) =>
  framed(view, organizationReportPath, async (req) => <Report report={await readOrganizationReport(req)} />)

function Report({ report }: { report: OrganizationReport }) {
  return (
    <Page
      heading="Organizations report"
      trail={[{ label: 'Organizations', url: organizationListPath }, { label: 'Report' }]}
    >
      <p>
        What your organizations lack today. An organization that does not take requests today is left out.
      </p>
      <p className="cj-actions cj-no-print">
        <a className="cj-button" href="/api/organizations/report.csv" download>
          Download as a file for spreadsheets (CSV)
        </a>
        <PrintButton label="Print this report" />
      </p>
      {report.map((part) => (
        <Part key={part.flag} part={part} />
      ))}
    </Page>
  )
}

const Part = ({ part: { flag, organizations } }: { part: OrganizationReport[number] }) => (
  <section aria-labelledby={flag} className="cj-card">
    <h2 id={flag}>
      {organizationFlagLabels[flag]}: {organizations.length}
    </h2>
    <p>{organizationFlagHints[flag]}</p>
    {organizations.length ? (
      <div
        className="cj-scroll"
        role="region"
        aria-label={`Table: ${organizationFlagLabels[flag]}`}
        tabIndex={0}
      >
        <table className="cj-table cj-requestor-table">
          <caption className="cj-hidden">{organizationFlagLabels[flag]}, an organization a row</caption>
          <thead>
            <tr>
              <th scope="col">Organization</th>
              <th scope="col">Type</th>
              <th scope="col">Coordinators</th>
              <th scope="col">Delegate</th>
            </tr>
          </thead>
          <tbody>
            {organizations.map(({ id, name, type, coordinators, delegate }) => (
              <tr key={id}>
                <th scope="row">
                  <Link prefetch={false} href={organizationPath(id)} className="cj-reference">
                    {name}
                  </Link>
                </th>
                <td>{organizationTypeLabels[type]}</td>
                <td>
                  <CoordinatorNames people={coordinators} />
                </td>
                <td>
                  <CoordinatorNames people={delegate ? [delegate] : []} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    ) : (
      <p>
        <strong>None of your organizations.</strong>
      </p>
    )}
  </section>
)
