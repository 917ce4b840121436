'use client'

import type { FormEvent } from 'react'
import { Rules } from '../parts/Cited.tsx'
import type { Problem } from '../../policy/problem.ts'
import type { CheckLine } from '../../policy/review.ts'
import { outcomeWords } from './outcomeWords.ts'
import { ProblemSummary, TextArea } from './fields.tsx'
import { Modal } from './Modal.tsx'

const form = 'grant-reason'

/** What does not pass, each in words with its clause, and why the request is granted all the same (R19). */
export function GrantReason({
  reference,
  open,
  doubts,
  note,
  onNote,
  problems,
  busy,
  onGrant,
  onClose,
}: {
  reference: string
  open: boolean
  doubts: CheckLine[]
  note: string
  onNote: (note: string) => void
  problems: Problem[]
  busy: boolean
  onGrant: () => void
  onClose: () => void
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onGrant()
  }
  return (
    <Modal id={form} heading={`Grant request ${reference} all the same?`} open={open} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <ProblemSummary form={form} problems={problems} />
        <p>{doubts.length === 1 ? 'This check does not pass:' : 'These checks do not pass:'}</p>
        <ul className="cj-checks">
          {doubts.map(({ code, text, clause, outcome }, place) => (
            <li key={`${code} ${place}`} className={`cj-check cj-check--${outcome}`}>
              <span className="cj-check__outcome">{outcomeWords[outcome]}</span>
              <span>{text}</span>
              <Rules codes={[clause]} />
            </li>
          ))}
        </ul>
        <TextArea
          form={form}
          name="note"
          label="Why do you grant it all the same?"
          hint="Coordinators and auditors read this. It stands in the audit trail."
          problems={problems}
          rows={4}
          value={note}
          onChange={onNote}
        />
        <p className="cj-actions">
          <button type="submit" className="cj-button cj-button--main" aria-disabled={busy}>
            {busy ? 'Granting…' : 'Grant all the same'}
          </button>
          <button type="button" className="cj-button" onClick={onClose}>
            Cancel
          </button>
        </p>
      </form>
    </Modal>
  )
}
