'use client'

import Link from 'next/link.js'
import { useEffect, useRef } from 'react'
import type { InboxQuery } from '../../../services/inboxQuery.ts'
import { reviewPath } from '../addresses.ts'
import { bulkWords, requestsInWords } from './acts.ts'
import { LeftOut } from './BulkDialog.tsx'
import { failedIn, type Outcome, type Run, type RunRow, totalsOf } from './run.ts'

type ResultsProps = {
  run: Run
  query: InboxQuery
  /** Ids of the requests that the list shows. */
  shown: string[]
  onStop: () => void
  onClose: () => void
  onSelect: (ids: string[]) => void
}

/** How far an act on many requests has come, and what became of each; it stays until it is closed. */
export function BulkResults({ run, query, shown, onStop, onClose, onSelect }: ResultsProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const failed = failedIn(run)
  const toSelect = failed.filter((id) => shown.includes(id))
  const finished = run.phase === 'finished'
  return (
    <section className="cj-card cj-bulk-results cj-no-print" aria-labelledby="bulk-results">
      <h2 id="bulk-results" ref={heading} tabIndex={-1}>
        {bulkWords[run.act].verb}: {requestsInWords(run.rows.length)}
      </h2>
      <p role="status">{statusOf(run)}</p>
      {finished ? null : <Progress run={run} onStop={onStop} />}
      <Results run={run} query={query} />
      <LeftOut leftOut={run.leftOut} />
      {finished ? (
        <p className="cj-actions">
          {toSelect.length ? (
            <button type="button" className="cj-button" onClick={() => onSelect(toSelect)}>
              Select the ones that failed ({toSelect.length})
            </button>
          ) : null}
          {failed.length > toSelect.length ? (
            <span className="cj-muted">
              {failed.length - toSelect.length} of them no longer on this page of the list
            </span>
          ) : null}
          <button type="button" className="cj-button" onClick={onClose}>
            Close the results
          </button>
        </p>
      ) : null}
    </section>
  )
}

function statusOf(run: Run): string {
  if (run.phase === 'running') return 'It has begun. You can stop it at any time.'
  if (run.phase === 'stopping') return 'Stopping: what has begun is finished.'
  const { done, refused, notBegun } = totalsOf(run)
  return [
    `${done} done`,
    `${refused} refused`,
    ...(notBegun ? [`${notBegun} not begun, because it was stopped`] : []),
    ...(run.leftOut.length ? [`${run.leftOut.length} left out`] : []),
  ].join(', ')
}

function Progress({ run, onStop }: { run: Run; onStop: () => void }) {
  const { answered, all } = totalsOf(run)
  return (
    <p className="cj-actions">
      <progress aria-label="Requests that are through" value={answered} max={all} />
      <span>
        {answered} of {all}
      </span>
      <button type="button" className="cj-button" aria-disabled={run.phase === 'stopping'} onClick={onStop}>
        Stop
      </button>
    </p>
  )
}

function Results({ run, query }: Pick<ResultsProps, 'run' | 'query'>) {
  return (
    <div className="cj-scroll cj-bulk-table" role="region" aria-label="Result for each request" tabIndex={0}>
      <table className="cj-table">
        <caption className="cj-hidden">What became of each request, one a row</caption>
        <thead>
          <tr>
            <th scope="col">Request</th>
            <th scope="col">Staff member</th>
            <th scope="col">Result</th>
          </tr>
        </thead>
        <tbody>
          {[...run.rows].sort(refusedFirst(run)).map((one) => (
            <tr key={one.row.id}>
              <th scope="row">
                <Link prefetch={false} href={reviewPath(one.row.id, query)} className="cj-reference">
                  {one.row.reference}
                </Link>
              </th>
              <td>{one.row.staffName}</td>
              <td className={one.outcome === 'refused' ? 'cj-problem' : undefined}>
                {outcomeWords(run, one)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** While it runs, the rows keep their places; at the end, those that need a look stand first. */
const refusedFirst = (run: Run) => (one: RunRow, other: RunRow) =>
  run.phase === 'finished' ? places[one.outcome] - places[other.outcome] : 0

const places: Record<Outcome, number> = { refused: 0, 'not-begun': 1, waiting: 2, running: 2, done: 3 }

function outcomeWords(run: Run, { outcome, words }: RunRow): string {
  const inWords: Record<Outcome, string> = {
    waiting: 'Waits',
    running: 'In progress',
    done: bulkWords[run.act].done,
    refused: `Refused: ${words ?? ''}`,
    'not-begun': 'Not begun',
  }
  return inWords[outcome]
}
