import { countWords } from '../../services/count.ts'
import type { JobRun, JobView } from '../../services/jobs.ts'
import { Instant } from '../parts/Instant.tsx'
import { type Fact, Facts } from '../review/Facts.tsx'
import { RunNowButton } from './RunNowButton.tsx'
import { durationInWords, runInWords } from './words.ts'

/** One job: what it does, when it ran last and runs next, and what went wrong. */
export function JobCard({ job, mayAct }: { job: JobView; mayAct: boolean }) {
  const id = `job-${job.name}`
  return (
    <section aria-labelledby={id} className="cj-card">
      <h3 id={id} className="cj-job__name">
        {job.name}
      </h3>
      <p>{job.does}.</p>
      <Facts facts={factsOf(job)} />
      <LastFault fault={job.lastFault} />
      <Runs job={job} />
      {mayAct ? <RunNowButton job={job.name} /> : null}
    </section>
  )
}

const factsOf = ({ schedule, runs, nextRunAt, backlog, uniqueKey }: JobView): Fact[] => [
  { label: 'Runs', value: schedule },
  { label: 'Last run', value: runs[0] ? <LastRun run={runs[0]} /> : 'It has not run yet' },
  {
    label: 'Next run',
    value: nextRunAt ? <Instant at={nextRunAt} /> : 'As soon as a process runs the jobs',
  },
  ...(backlog ? [{ label: 'Waits for it now', value: countWords(backlog) }] : []),
  { label: 'Never twice', value: `${uniqueKey}.` },
]

function LastFault({ fault }: { fault: JobView['lastFault'] }) {
  if (!fault) return null
  return (
    <p className="cj-why cj-job__failure">
      {fault.failed ? 'The last run that failed' : 'The last run that could not do all'}, on{' '}
      <Instant at={fault.at} />, said: {fault.error}
      {fault.failed ? '' : '. What was left over is tried again with every run.'}
    </p>
  )
}

function LastRun({ run }: { run: JobRun }) {
  const took = durationInWords(run)
  return (
    <>
      <Instant at={run.startedAt} />
      {took ? `, ${took}` : ''}. {runInWords(run)}
    </>
  )
}

function Runs({ job: { name, runs } }: { job: JobView }) {
  if (!runs.length) return null
  return (
    <details className="cj-job__runs">
      <summary>
        {runs.length === 1 ? 'The one run' : `The last ${runs.length} runs`}
        <span className="cj-hidden"> of {name}</span>
      </summary>
      <div className="cj-scroll" role="region" aria-label={`Table: runs of ${name}`} tabIndex={0}>
        <table className="cj-table cj-job-table">
          <caption className="cj-hidden">Runs of {name}, the newest first</caption>
          <thead>
            <tr>
              <th scope="col">Began</th>
              <th scope="col">Took</th>
              <th scope="col">Outcome</th>
              <th scope="col">Process</th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <th scope="row">
                  <Instant at={run.startedAt} />
                </th>
                <td>{durationInWords(run) || 'Not ended'}</td>
                <td>{runInWords(run)}</td>
                <td>{run.worker}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
