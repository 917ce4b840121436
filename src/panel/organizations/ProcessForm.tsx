'use client'

import { type FormEvent, useRef } from 'react'
import type { Problem } from '../../policy/problem.ts'
import { Done } from '../parts/fields.tsx'
import { useRecordAct } from '../parts/useRecordAct.ts'
import { Field, ProblemSummary } from '../review/fields.tsx'

const form = 'process'

type ProcessFormProps = {
  organizationId: string
  /** Pacific civil date. */
  today: string
  rule: { accepted: string; maximumBytes: number }
}

/** Puts the process of the area on file, with its date and who attests to it. */
export function ProcessForm({ organizationId, today, rule: { accepted, maximumBytes } }: ProcessFormProps) {
  const { act, busy, problems, setProblems, done } = useRecordAct(`/api/organizations/${organizationId}`)
  const element = useRef<HTMLFormElement>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!element.current) return
    const body = new FormData(element.current)
    const file = body.get('file')
    if (file instanceof File && file.size > maximumBytes) return setProblems([tooLarge])
    if (await act('process', body, 'The process is on file.')) element.current.reset()
  }
  return (
    <form ref={element} noValidate onSubmit={(event) => void submit(event)}>
      <ProblemSummary form={form} problems={problems} />
      <Done words={done} />
      <Field
        form={form}
        name="file"
        label="The process"
        hint="PDF, JPG or PNG, up to 10 MB"
        problems={problems}
      >
        {(attributes) => <input type="file" accept={accepted} {...attributes} />}
      </Field>
      <Field form={form} name="processOn" label="Date of the process" problems={problems}>
        {(attributes) => <input type="date" max={today} {...attributes} />}
      </Field>
      <Field form={form} name="attestedBy" label="Who attests that the area works by it" problems={problems}>
        {(attributes) => <input type="text" autoComplete="off" {...attributes} />}
      </Field>
      <Field form={form} name="attestedTitle" label="Job title of that person" problems={problems}>
        {(attributes) => <input type="text" autoComplete="off" {...attributes} />}
      </Field>
      <button type="submit" className="cj-button" aria-disabled={busy}>
        {busy ? 'Putting on file…' : 'Put the process on file'}
      </button>
    </form>
  )
}

const tooLarge: Problem = {
  code: 'file-too-large',
  field: 'file',
  message: 'The selected file must be smaller than 10 MB',
}
