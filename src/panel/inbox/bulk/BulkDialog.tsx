'use client'

import { type FormEvent, useState } from 'react'
import { Modal } from '../../review/Modal.tsx'
import { bulkWords, requestsInWords } from './acts.ts'
import type { Asked } from './run.ts'

type Choice = { id: string; name: string }

type DialogProps = {
  asked?: Asked
  /** Whom requests can be assigned to. */
  coordinators: Choice[]
  onCancel: () => void
  onConfirm: (body: Record<string, unknown>) => void
}

/** What will happen to how many requests, and which are left out; nothing happens before it is confirmed. */
export function BulkDialog({ asked, coordinators, onCancel, onConfirm }: DialogProps) {
  return (
    <Modal id="bulk" heading={asked ? headingOf(asked) : ''} open={Boolean(asked)} onClose={onCancel}>
      {asked ? (
        <Question asked={asked} coordinators={coordinators} onCancel={onCancel} onConfirm={onConfirm} />
      ) : null}
    </Modal>
  )
}

const headingOf = ({ act, rows }: Asked): string =>
  rows.length
    ? `${bulkWords[act].verb}: ${requestsInWords(rows.length)}?`
    : `${bulkWords[act].verb}: not possible for what is selected`

function Question({ asked, coordinators, onCancel, onConfirm }: DialogProps & { asked: Asked }) {
  const { act, rows, leftOut } = asked
  const [assignee, setAssignee] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (act !== 'reassign') return onConfirm({})
    setMissing(!assignee)
    if (assignee) onConfirm({ assignee })
    else document.getElementById('bulk-assignee')?.focus()
  }
  return (
    <form onSubmit={submit} noValidate>
      {rows.length ? <p>{bulkWords[act].whatHappens}</p> : null}
      {rows.length && act === 'reassign' ? (
        <Assignee value={assignee} onChange={setAssignee} coordinators={coordinators} missing={missing} />
      ) : null}
      <LeftOut leftOut={leftOut} />
      <p className="cj-actions">
        {rows.length ? (
          <button type="submit" className="cj-button cj-button--main">
            {bulkWords[act].verb}: {requestsInWords(rows.length)}
          </button>
        ) : null}
        <button type="button" className="cj-button" onClick={onCancel}>
          {rows.length ? 'Cancel' : 'Close'}
        </button>
      </p>
    </form>
  )
}

function Assignee({
  value,
  onChange,
  coordinators,
  missing,
}: {
  value: string
  onChange: (id: string) => void
  coordinators: Choice[]
  missing: boolean
}) {
  return (
    <div className={missing ? 'cj-field cj-field--problem' : 'cj-field'}>
      <label htmlFor="bulk-assignee">Coordinator</label>
      <span id="bulk-assignee-problem" role="alert">
        {missing ? (
          <span className="cj-problem">
            <span className="cj-hidden">Error: </span>Select a coordinator
          </span>
        ) : null}
      </span>
      <select
        id="bulk-assignee"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={missing ? true : undefined}
        aria-describedby={missing ? 'bulk-assignee-problem' : undefined}
      >
        <option value="">Select a coordinator</option>
        {coordinators.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}

/** The requests that an act does not apply to, by name. */
export function LeftOut({ leftOut }: Pick<Asked, 'leftOut'>) {
  if (!leftOut.length) return null
  return (
    <>
      <h3>Left out: {requestsInWords(leftOut.length)}</h3>
      <div className="cj-left-out" role="region" aria-label="What is left out" tabIndex={0}>
        <ul>
          {leftOut.map(({ row, why }) => (
            <li key={row.id}>
              {row.reference}, {row.staffName}: {why}
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}
