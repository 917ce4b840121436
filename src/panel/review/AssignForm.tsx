'use client'

import { type FormEvent, useState } from 'react'
import type { FormProps } from './DecisionPanel.tsx'
import { Field, ProblemSummary } from './fields.tsx'
import { useAct } from './useAct.ts'

const form = 'assign'

/** Gives the request to another coordinator, who is told by mail. */
export function AssignForm({ decision, onDone }: FormProps) {
  const { act, busy, problems } = useAct(decision.requestId, onDone)
  const [assignee, setAssignee] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const name = decision.assignable.find(({ id }) => id === assignee)?.name
    void act('reassign', { assignee }, `Given to ${name}, who reviews this request now.`)
  }
  return (
    <details className="cj-assigning">
      <summary>Give it to a coordinator</summary>
      <form noValidate onSubmit={submit}>
        <ProblemSummary form={form} problems={problems} />
        <Field
          form={form}
          name="assignee"
          label="Coordinator"
          hint="Who may act on this request today. They are told by email."
          problems={problems}
        >
          {(attributes) => (
            <select {...attributes} value={assignee} onChange={(event) => setAssignee(event.target.value)}>
              <option value="">Select a coordinator</option>
              {decision.assignable.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button type="submit" className="cj-button" aria-disabled={busy}>
          {busy ? 'Giving…' : 'Give'}
        </button>
      </form>
    </details>
  )
}
