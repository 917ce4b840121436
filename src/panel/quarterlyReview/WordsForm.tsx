'use client'

import { type FormEvent, useState } from 'react'
import { Done } from '../parts/fields.tsx'
import { useRecordAct } from '../parts/useRecordAct.ts'
import { ProblemSummary, TextArea } from '../review/fields.tsx'

/** An act that goes with the same words. */
type Act = { name: string; label: string; done: string; main?: boolean }

type WordsFormProps = {
  /** Of one form of the page alone. */
  id: string
  /** Address of the record. */
  record: string
  acts: Act[]
  label: string
  hint?: string
  /** What else the acts send. */
  also?: Record<string, string>
  /** Name of the field of the words. */
  field?: string
  saved?: string
  /** The heading that takes the focus when the form goes away with its act. */
  focus?: string
}

/** Words, and one or two acts that they go with: to answer a finding, to close it or send it back. */
export function WordsForm({
  id,
  record,
  acts,
  label,
  hint,
  also,
  field = 'words',
  saved = '',
  focus,
}: WordsFormProps) {
  const { act, busy, problems, done } = useRecordAct(record)
  const [words, setWords] = useState(saved)
  const run = async ({ name, done: told }: Act) => {
    if (!(await act(name, { ...also, [field]: words }, told))) return
    setWords('')
    if (focus) document.getElementById(focus)?.focus()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const [first] = acts
    if (first) void run(first)
  }
  return (
    <form noValidate onSubmit={submit} className="cj-no-print">
      <ProblemSummary form={id} problems={problems} />
      <Done words={done} />
      <TextArea
        form={id}
        name={field}
        label={label}
        hint={hint}
        rows={3}
        problems={problems}
        value={words}
        onChange={setWords}
      />
      <p className="cj-actions">
        {acts.map((one, place) => (
          <button
            key={one.name}
            type={place === 0 ? 'submit' : 'button'}
            className={one.main ? 'cj-button cj-button--main' : 'cj-button'}
            aria-disabled={busy}
            onClick={place === 0 ? undefined : () => void run(one)}
          >
            {one.label}
          </button>
        ))}
      </p>
    </form>
  )
}
