'use client'

import { type FormEvent, useState } from 'react'
import type { FormProps } from './DecisionPanel.tsx'
import { Field, ProblemSummary } from './fields.tsx'
import { useAct } from './useAct.ts'

const form = 'deactivation'

/** Records when the account was deactivated in CalJOBS; it needs no decision first (R40, D12). */
export function DeactivationForm({ decision, onDone }: FormProps) {
  const { act, busy, problems } = useAct(decision.requestId, onDone)
  const [deactivatedOn, setDeactivatedOn] = useState(decision.now.date)
  const [deactivatedTime, setDeactivatedTime] = useState(decision.now.time)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const told = `${decision.done}, and ${decision.requestorName} is told by email.`
    void act('record-deactivation', { deactivatedOn, deactivatedTime }, told)
  }
  return (
    <form noValidate onSubmit={submit}>
      <p>{decision.work}</p>
      <ProblemSummary form={form} problems={problems} />
      <Field form={form} name="deactivatedOn" label="Date of the deactivation" problems={problems}>
        {(attributes) => (
          <input
            type="date"
            {...attributes}
            value={deactivatedOn}
            onChange={(event) => setDeactivatedOn(event.target.value)}
          />
        )}
      </Field>
      <Field
        form={form}
        name="deactivatedTime"
        label="Time of the deactivation"
        hint="Pacific Time"
        problems={problems}
      >
        {(attributes) => (
          <input
            type="time"
            {...attributes}
            value={deactivatedTime}
            onChange={(event) => setDeactivatedTime(event.target.value)}
          />
        )}
      </Field>
      <button type="submit" className="cj-button cj-button--main" aria-disabled={busy}>
        {busy ? 'Recording…' : 'Record the deactivation'}
      </button>
    </form>
  )
}
