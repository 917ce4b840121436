import Link from 'next/link.js'
import type { ReactNode } from 'react'
import type { CivilDate } from '../../policy/dates.ts'
import { dueInWords, isOverdue } from '../../policy/quarterlyReview/followUp.ts'
import { rulesOfCheck } from '../../policy/quarterlyReview/checklist/rulesOfCheck.ts'
import { quarterInWords } from '../../policy/quarters.ts'
import {
  findingRequirementLabels,
  findingSeverityLabels,
  type FindingState,
  findingStateLabels,
} from '../../policy/quarterlyReview/vocabulary.ts'
import type { FindingRow } from '../../services/quarterlyReview/findingRows.ts'
import { Rules } from '../parts/Cited.tsx'
import { Instant } from '../parts/Instant.tsx'
import { type Fact, Facts } from '../review/Facts.tsx'
import { letterPath } from './letterAddresses.ts'

export const FindingChip = ({ state }: { state: FindingState }) => (
  <span className={`cj-chip cj-chip--finding-${state}`}>{findingStateLabels[state]}</span>
)

type FindingProps = {
  finding: FindingRow
  today: CivilDate
  /** What can be done with it. */
  children?: ReactNode
}

/** One finding with everything that became of it. */
export const Finding = ({ finding, today, children }: FindingProps) => (
  <article id={`finding-${finding.id}`} aria-labelledby={`heading-${finding.id}`} className="cj-finding">
    <h3 id={`heading-${finding.id}`} tabIndex={-1}>
      {findingRequirementLabels[finding.requirement]}: {finding.personName}
    </h3>
    <p className="cj-summary__line">
      <FindingChip state={finding.state} />
      <span>Severity: {findingSeverityLabels[finding.severity]}</span>
      <span className={isOverdue(finding, today) ? 'cj-flag cj-flag--late' : undefined}>
        {dueInWords(finding, today)}
      </span>
    </p>
    <Rules codes={rulesOfCheck[finding.requirement]} />
    <Facts facts={factsOf(finding)} />
    {children}
  </article>
)

const written = (text: string) => <span className="cj-prose">{text}</span>

const said = ({ text, by, at }: { text: string; by: string; at: Date }) => (
  <>
    {written(text)}
    <span className="cj-under">
      {by}, <Instant at={at.toISOString()} />
    </span>
  </>
)

const factsOf = (finding: FindingRow): Fact[] => [
  {
    label: 'What was found',
    value: said({ text: finding.text, by: finding.foundBy, at: finding.foundAt }),
  },
  { label: 'Corrective action', value: written(finding.correctiveAction) },
  { label: 'Owner', value: finding.owner },
  ...(finding.answer ? [{ label: 'The organization says', value: said(finding.answer) }] : []),
  ...(finding.decision ? [{ label: 'The Operations Unit says', value: said(finding.decision) }] : []),
]

/** What came of the findings of earlier reviews (R50). */
export function EarlierFindings({
  findings,
  today,
  none,
}: {
  findings: FindingRow[]
  today: CivilDate
  /** What is said where there were none. */
  none: string
}) {
  return (
    <section aria-labelledby="earlier" className="cj-card">
      <h2 id="earlier">What came of earlier findings</h2>
      {findings.length ? (
        <ul className="cj-earlier">
          {findings.map((finding) => (
            <li key={finding.id}>
              <FindingChip state={finding.state} /> {quarterInWords(finding.quarter)}:{' '}
              {finding.letterId ? (
                <Link
                  prefetch={false}
                  href={`${letterPath(finding.letterId)}#finding-${finding.id}`}
                  className="cj-reference"
                >
                  {findingRequirementLabels[finding.requirement]}, {finding.personName}
                </Link>
              ) : null}
              <span className="cj-under">
                {finding.text}{' '}
                {finding.state === 'closed' ? finding.decision?.text : dueInWords(finding, today)}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p>{none}</p>
      )}
    </section>
  )
}
