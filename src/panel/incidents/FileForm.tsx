'use client'

import { type FormEvent, useRef } from 'react'
import type { Problem } from '../../policy/problem.ts'
import { Field, ProblemSummary } from '../review/fields.tsx'
import { Done } from '../parts/fields.tsx'
import { useIncidentAct } from './useIncidentAct.ts'

const form = 'file'

type FileFormProps = { incidentId: string; rule: { accepted: string; maximumBytes: number } }

/** Puts a file to the investigation, such as a print of the sign-ins that CalJOBS shows. */
export function FileForm({ incidentId, rule: { accepted, maximumBytes } }: FileFormProps) {
  const { act, busy, problems, setProblems, done } = useIncidentAct(incidentId)
  const input = useRef<HTMLInputElement>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const file = input.current?.files?.[0]
    if (!file) return setProblems([problem('file-missing', 'Choose a file')])
    if (file.size > maximumBytes)
      return setProblems([problem('file-too-large', 'The selected file must be smaller than 10 MB')])
    const body = new FormData()
    body.set('file', file)
    if ((await act('file', body, 'The file was added.')) && input.current) input.current.value = ''
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <ProblemSummary form={form} problems={problems} />
      <Done words={done} />
      <Field form={form} name="file" label="File" hint="PDF, JPG or PNG, up to 10 MB" problems={problems}>
        {(attributes) => <input ref={input} type="file" accept={accepted} {...attributes} />}
      </Field>
      <button type="submit" className="cj-button" aria-disabled={busy}>
        {busy ? 'Adding…' : 'Add the file'}
      </button>
    </form>
  )
}

const problem = (code: string, message: string): Problem => ({ code, field: 'file', message })
