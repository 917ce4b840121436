import type { ReactNode } from 'react'
import { formatCivilDate } from '../../policy/dates.ts'
import { dataAccessedLabels, lateCauseLabels, signInSeenLabels } from '../../policy/vocabulary.ts'
import type { AttachedFile, LogStep, Round } from '../../services/investigations/investigationRecord.ts'
import { Instant } from '../parts/Instant.tsx'
import { type Fact, Facts } from '../review/Facts.tsx'

type RoundProps = {
  round: Round
  /** They stand in a form below. */
  withoutFindings?: boolean
  children?: ReactNode
}

/** One round as it is on record: who, what was found, the log and the files. */
export function RoundRecord({ round, withoutFindings = false, children }: RoundProps) {
  const { record, steps, files } = round
  const id = `round-${record.round}`
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>
        Round {record.round}
        {record.closedAt ? ', closed' : ''}
      </h3>
      <Facts facts={[...courseOf(round), ...(withoutFindings ? [] : findingsOf(round))]} />
      <h4>Log of round {record.round}</h4>
      <Log steps={steps} />
      <h4>Files of round {record.round}</h4>
      <Files files={files} />
      {children}
    </section>
  )
}

const courseOf = ({ record, investigator, closer }: Round): Fact[] => [
  { label: 'Investigator', value: investigator },
  { label: 'Opened', value: <Instant at={record.openedAt} /> },
  ...(record.reopenReason
    ? [{ label: 'Opened again because', value: <span className="cj-prose">{record.reopenReason}</span> }]
    : []),
  ...(record.closedAt
    ? [
        {
          label: 'Closed',
          value: (
            <>
              <Instant at={record.closedAt} />
              {closer ? `, ${closer}` : ''}
            </>
          ),
        },
      ]
    : []),
]

const findingsOf = ({ record }: Round): Fact[] => [
  { label: 'Last sign-in', value: record.signInSeen && signInSeenLabels[record.signInSeen] },
  ...(record.lastSignInAt
    ? [{ label: 'The last sign-in was on', value: <Instant at={record.lastSignInAt} /> }]
    : []),
  { label: 'Determination', value: record.dataAccessed && dataAccessedLabels[record.dataAccessed] },
  { label: 'Why it was late', value: record.cause && lateCauseLabels[record.cause] },
  { label: 'Findings', value: record.findings && <span className="cj-prose">{record.findings}</span> },
  {
    label: 'Corrective action',
    value: record.correctiveAction ? (
      <>
        <span className="cj-prose">{record.correctiveAction}</span>
        <span className="cj-under">
          {record.correctiveOwner}
          {record.correctiveBy ? `, by ${formatCivilDate(record.correctiveBy)}` : ''}
        </span>
      </>
    ) : (
      'None'
    ),
  },
  {
    label: 'Security office told',
    value: record.securityOfficeToldAt ? <Instant at={record.securityOfficeToldAt} /> : 'Not on record',
  },
]

const Log = ({ steps }: { steps: LogStep[] }) =>
  steps.length ? (
    <ol className="cj-log">
      {steps.map(({ id, at, who, text }) => (
        <li key={id}>
          <p className="cj-prose">{text}</p>
          <p className="cj-under">
            <Instant at={at} />, {who}
          </p>
        </li>
      ))}
    </ol>
  ) : (
    <p>Nothing is in the log yet.</p>
  )

/** A file leaves by its own door, in a tab of its own. */
const Files = ({ files }: { files: AttachedFile[] }) =>
  files.length ? (
    <ul className="cj-log">
      {files.map(({ id, displayName, size, addedBy, addedAt }) => (
        <li key={id}>
          <a href={`/evidence/${id}`} target="_blank" rel="noopener" className="cj-reference">
            {displayName}
            <span className="cj-hidden"> (opens in a new tab)</span>
          </a>
          <p className="cj-under">
            {Math.max(1, Math.round(size / 1000)).toLocaleString('en-US')} KB, added on{' '}
            <Instant at={addedAt} /> by {addedBy}
          </p>
        </li>
      ))}
    </ul>
  ) : (
    <p>No file was added.</p>
  )
