'use client'

import { type FormEvent, useState } from 'react'
import { ProblemSummary, TextArea } from '../review/fields.tsx'
import { Done } from '../parts/fields.tsx'
import { useIncidentAct } from './useIncidentAct.ts'

const form = 'step'

/** Adds a line to the log, which nobody changes any more. */
export function StepForm({ incidentId }: { incidentId: string }) {
  const { act, busy, problems, done } = useIncidentAct(incidentId)
  const [text, setText] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await act('step', { text }, 'Written down.')) setText('')
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <ProblemSummary form={form} problems={problems} />
      <Done words={done} />
      <TextArea
        form={form}
        name="text"
        label="What was done or found"
        hint="It stays in the log as it is, with your name and the time."
        rows={3}
        problems={problems}
        value={text}
        onChange={setText}
      />
      <button type="submit" className="cj-button" aria-disabled={busy}>
        Add to the log
      </button>
    </form>
  )
}
