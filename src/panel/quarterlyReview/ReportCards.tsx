import Link from 'next/link.js'
import type { ReactNode } from 'react'
import {
  type OrganizationNumbers,
  passingInWords,
  type QuarterNumbers,
  type RequirementNumbers,
} from '../../policy/quarterlyReview/report.ts'
import { quarterInWords } from '../../policy/quarters.ts'
import { findingRequirementLabels } from '../../policy/quarterlyReview/vocabulary.ts'
import type { ReviewReportQuery } from '../../services/quarterlyReview/reviewReport.ts'
import { Chart } from '../charts/Chart.tsx'
import { ReportTable } from '../parts/ReportTable.tsx'
import { drawPath, reviewReportAddress, reviewReportFile } from './reportAddresses.ts'
import { passingChart } from './reportChart.ts'
import { FindingCells, findingColumns, number, ResultCells, resultColumns } from './ReportNumbers.tsx'

type CardProps<Row> = { rows: Row[]; query: ReviewReportQuery }

/** The quarters side by side, also where one of them is looked at. */
export const QuarterCard = ({ rows, query }: CardProps<QuarterNumbers>) => (
  <section aria-labelledby="quarters" className="cj-card">
    <h2 id="quarters">By quarter</h2>
    <Chart
      id="passing-chart"
      heading="Accounts that pass every check, quarter by quarter"
      spec={passingChart(rows)}
      sentence={passingInWords(rows)}
    >
      <ReportTable
        caption="Reviews by quarter, the latest first"
        columns={['Quarter', 'Draws', ...resultColumns]}
        className="cj-figures"
      >
        <tbody>
          {rows.map((row) => (
            <tr key={row.quarter}>
              <th scope="row">
                <Link
                  prefetch={false}
                  href={reviewReportAddress({ ...query, quarter: row.quarter })}
                  className="cj-reference"
                  aria-current={row.quarter === query.quarter ? 'true' : undefined}
                >
                  {quarterInWords(row.quarter)}
                </Link>
              </th>
              <td>
                <Draws draws={row.draws} />
              </td>
              <ResultCells of={row} />
            </tr>
          ))}
        </tbody>
      </ReportTable>
    </Chart>
  </section>
)

/** The ways to the draws; that there is none is what the directive does not want (R49). */
const Draws = ({ draws }: Pick<QuarterNumbers, 'draws'>) =>
  draws.length ? (
    draws.map(({ id, draw }) => (
      <div key={id}>
        <Link prefetch={false} href={drawPath(id)}>
          Draw {draw}
        </Link>
      </div>
    ))
  ) : (
    <span className="cj-flag">Not drawn</span>
  )

type PartProps<Row> = CardProps<Row> & { words: string }

export const OrganizationCard = ({ rows, query, words }: PartProps<OrganizationNumbers>) => (
  <Part
    id="organizations"
    heading={`By organization: ${words}`}
    file={reviewReportFile(query, 'organization')}
  >
    <ReportTable
      caption="Reviews by organization, the most accounts with a failing check first"
      columns={['Organization', ...resultColumns]}
      className="cj-figures"
    >
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link
                prefetch={false}
                href={reviewReportAddress({ ...query, organizationId: row.id })}
                className="cj-reference"
              >
                {row.name}
              </Link>
            </th>
            <ResultCells of={row} />
          </tr>
        ))}
      </tbody>
    </ReportTable>
  </Part>
)

export const RequirementCard = ({ rows, query, words }: PartProps<RequirementNumbers>) => (
  <Part id="requirements" heading={`By requirement: ${words}`} file={reviewReportFile(query, 'requirement')}>
    <ReportTable
      caption="Checks of the accounts and findings about them, a requirement a row"
      columns={['Requirement', 'Passed', 'Failed', 'Not applicable', ...findingColumns]}
      className="cj-figures"
    >
      <tbody>
        {rows.map((row) => (
          <tr key={row.requirement}>
            <th scope="row">{findingRequirementLabels[row.requirement]}</th>
            <CheckCells of={row} />
            <FindingCells of={row} />
          </tr>
        ))}
      </tbody>
    </ReportTable>
  </Part>
)

/** What is found besides the checks neither passes nor fails. */
const CheckCells = ({ of }: { of: RequirementNumbers }) =>
  of.requirement === 'other' ? (
    <td colSpan={3} className="cj-muted">
      No check
    </td>
  ) : (
    <>
      <td>{number(of.pass)}</td>
      <td>{number(of.fail)}</td>
      <td>{number(of['not-applicable'])}</td>
    </>
  )

type SectionProps = { id: string; heading: string; file: string; children: ReactNode }

const Part = ({ id, heading, file, children }: SectionProps) => (
  <section aria-labelledby={id} className="cj-card">
    <h2 id={id}>{heading}</h2>
    <p className="cj-actions cj-no-print">
      <a className="cj-button" href={file} download>
        Download as a file for spreadsheets (CSV)<span className="cj-hidden">, {heading}</span>
      </a>
    </p>
    {children}
  </section>
)
