'use client'

import { type FormEvent, useState } from 'react'
import type { FormProps } from './DecisionPanel.tsx'
import { ProblemSummary, TextInput } from './fields.tsx'
import { useAct } from './useAct.ts'

const form = 'record'

/** Records account work that ends without a password: one button, and the username where nobody knows it yet. */
export function RecordForm({ decision, onDone }: FormProps) {
  const { act, busy, problems } = useAct(decision.requestId, onDone)
  const [username, setUsername] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const told = `${decision.done}, and ${decision.requestorName} is told by email.`
    void act('record-account', { username: decision.username || username }, told)
  }
  return (
    <form noValidate autoComplete="off" onSubmit={submit}>
      <p>{decision.work}</p>
      <ProblemSummary form={form} problems={problems} />
      {decision.username ? null : (
        <TextInput
          form={form}
          name="username"
          label="CalJOBS username"
          problems={problems}
          value={username}
          onChange={setUsername}
        />
      )}
      <button type="submit" className="cj-button cj-button--main" aria-disabled={busy}>
        {busy ? 'Recording…' : 'Record that it is done'}
      </button>
    </form>
  )
}
