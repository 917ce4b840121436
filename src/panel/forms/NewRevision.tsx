'use client'

import { useRouter } from 'next/navigation.js'
import { type FormEvent, useRef, useState } from 'react'
import { MAXIMUM_FILE_BYTES } from '../../evidence/limits.ts'
import type { Problem } from '../../policy/problem.ts'
import { statementFormLabels, statementForms } from '../../policy/vocabulary.ts'
import { postForm } from '../parts/post.ts'
import { Field, ProblemSummary, TextArea, TextInput } from '../review/fields.tsx'

const form = 'new-revision'
/** A larger one would not be read at all. */
const tooLarge: Problem = {
  code: 'file-too-large',
  field: 'file',
  message: 'The selected file must be smaller than 10 MB',
}

const empty = { form: '', revision: '', effectiveFrom: '', whatChanged: '', olderRefusedAfter: '' }

/** Uploads a new revision as a draft; what was typed stays where it is refused (R21). */
export function NewRevision() {
  const router = useRouter()
  const file = useRef<HTMLInputElement>(null)
  const [given, setGiven] = useState(empty)
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<Problem[]>([])
  const [done, setDone] = useState('')
  const set = (field: keyof typeof empty) => (value: string) =>
    setGiven((before) => ({ ...before, [field]: value }))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const chosen = file.current?.files?.[0]
    if (chosen && chosen.size > MAXIMUM_FILE_BYTES) return setProblems([tooLarge])
    setBusy(true)
    setDone('')
    const refused = await postForm('/api/confidentiality-forms/draft', bodyOf(given, chosen))
    setBusy(false)
    setProblems(refused)
    if (refused.length) return
    setGiven(empty)
    if (file.current) file.current.value = ''
    setDone('Kept as a draft. Look at it above, then publish or schedule it.')
    router.refresh()
  }
  return (
    <>
      <div role="status" className={done ? 'cj-notice' : undefined}>
        {done}
      </div>
      <details className="cj-new-revision" open={problems.length > 0 || undefined}>
        <summary>Add a new revision</summary>
        <form noValidate onSubmit={(event) => void submit(event)}>
          <ProblemSummary form={form} problems={problems} />
          <Field form={form} name="form" label="Form" problems={problems}>
            {(attributes) => (
              <select
                {...attributes}
                value={given.form}
                onChange={(event) => set('form')(event.target.value)}
              >
                <option value="">Select a form</option>
                {statementForms.map((one) => (
                  <option key={one} value={one}>
                    {statementFormLabels[one]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Texts given={given} set={set} problems={problems} />
          <Field
            form={form}
            name="file"
            label="The form"
            hint="A PDF of up to 10 MB. Best tagged, with a title and a language, so that screen readers can read it"
            problems={problems}
          >
            {(attributes) => <input ref={file} type="file" accept="application/pdf,.pdf" {...attributes} />}
          </Field>
          <button type="submit" className="cj-button" aria-disabled={busy}>
            {busy ? 'Checking the file…' : 'Keep as a draft'}
          </button>
        </form>
      </details>
    </>
  )
}

type TextsProps = {
  given: typeof empty
  set: (field: keyof typeof empty) => (value: string) => void
  problems: Problem[]
}

function Texts({ given, set, problems }: TextsProps) {
  return (
    <>
      <TextInput
        form={form}
        name="revision"
        label="Revision"
        hint="As it stands on the form, like 3-26"
        problems={problems}
        value={given.revision}
        onChange={set('revision')}
      />
      <Day
        name="effectiveFrom"
        label="Current from"
        hint="Today, or a later day to schedule it for"
        {...{ given, set, problems }}
      />
      <TextArea
        form={form}
        name="whatChanged"
        label="What changed"
        hint="Coordinators and requestors read this"
        rows={3}
        problems={problems}
        value={given.whatChanged}
        onChange={set('whatChanged')}
      />
      <Day
        name="olderRefusedAfter"
        label="Older signatures are accepted until (optional)"
        hint="Only where everybody has to sign this revision before the year is over. Requestors are told when it is published"
        {...{ given, set, problems }}
      />
    </>
  )
}

function Day({
  name,
  label,
  hint,
  given,
  set,
  problems,
}: TextsProps & { name: 'effectiveFrom' | 'olderRefusedAfter'; label: string; hint: string }) {
  return (
    <Field form={form} name={name} label={label} hint={hint} problems={problems}>
      {(attributes) => (
        <input
          type="date"
          {...attributes}
          value={given[name]}
          onChange={(event) => set(name)(event.target.value)}
        />
      )}
    </Field>
  )
}

function bodyOf(given: typeof empty, file: File | undefined): FormData {
  const body = new FormData()
  for (const [field, value] of Object.entries(given)) body.set(field, value)
  if (file) body.set('file', file)
  return body
}
