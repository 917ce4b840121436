'use client'

import type { InboxQuery } from '../../../services/inboxQuery.ts'
import { exportAddress } from '../addresses.ts'
import { type BulkAct, bulkActs, bulkWords, requestsInWords } from './acts.ts'

type BarProps = {
  query: InboxQuery
  /** Ids of the requests that are selected. */
  selected: string[]
  /** Auditors change nothing: they export and print. */
  mayAct: boolean
  /** An act on many is under way. */
  busy: boolean
  onAct: (act: BulkAct) => void
  onClear: () => void
}

/** How many requests are selected, and what can be done to them in one go. */
export function BulkBar({ query, selected, mayAct, busy, onAct, onClear }: BarProps) {
  const none = !selected.length
  return (
    <div className="cj-bulk cj-no-print" role="group" aria-label="Selected requests">
      <p role="status">{none ? 'None selected' : `${requestsInWords(selected.length)} selected`}</p>
      {mayAct
        ? bulkActs.map((act) => (
            <button
              key={act}
              type="button"
              className="cj-button"
              aria-disabled={none || busy}
              onClick={() => (none || busy ? undefined : onAct(act))}
            >
              {bulkWords[act].button}
            </button>
          ))
        : null}
      {none ? null : (
        <>
          <a className="cj-button" href={exportAddress(query, selected)}>
            Export selected (CSV)
          </a>
          <button type="button" className="cj-link" onClick={onClear}>
            Clear the selection
          </button>
        </>
      )}
      <span className="cj-bulk__list">
        <a href={exportAddress(query)}>Export the whole list (CSV)</a>
        <button type="button" className="cj-link" onClick={() => window.print()}>
          Print this page of the list
        </button>
      </span>
    </div>
  )
}
