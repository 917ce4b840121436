'use client'

import { type FormEvent, useState } from 'react'
import type { FormProps } from './DecisionPanel.tsx'
import { Field, ProblemSummary } from './fields.tsx'
import { useAct } from './useAct.ts'

const form = 'confirm'

/** Stands in for a deactivation that the requestor of record did not send (D24). */
export function ConfirmForm({ decision, onDone }: FormProps) {
  const { act, busy, problems } = useAct(decision.requestId, onDone)
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void act('confirm', { text }, 'The deactivation is confirmed: it counts from now on.')
  }
  return (
    <form noValidate onSubmit={submit} className="cj-confirm">
      <h3>Confirm this deactivation</h3>
      <p>
        It does not come from the requestor of record with a confirmed address. Until you confirm it, it
        closes no other request and stops none. Call the organization first. You can also record the
        deactivation below.
      </p>
      <ProblemSummary form={form} problems={problems} />
      <Field
        form={form}
        name="text"
        label="How you confirmed it"
        hint="Whom you spoke to, and when"
        problems={problems}
      >
        {(attributes) => (
          <textarea
            {...attributes}
            rows={3}
            maxLength={decision.mostTextCharacters}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <button type="submit" className="cj-button" aria-disabled={busy}>
        {busy ? 'Confirming…' : 'Confirm the deactivation'}
      </button>
    </form>
  )
}
