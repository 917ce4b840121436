'use client'

import { useRouter } from 'next/navigation.js'
import { type FormEvent, useState } from 'react'
import type { Problem } from '../../policy/problem.ts'
import { post } from '../parts/post.ts'
import { Field, ProblemSummary } from '../review/fields.tsx'

type Values = { awayFrom: string; awayTo: string; standIn: string }

type AbsenceFormProps = {
  /** Tells the forms of one page apart. */
  form: string
  absence: Values & { id: string; candidates: { id: string; name: string; kind: string }[] }
}

/** Days of an absence and the delegate; an empty first day ends it. */
export function AbsenceForm({ form, absence }: AbsenceFormProps) {
  const router = useRouter()
  const [values, setValues] = useState<Values>(absence)
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState('')
  const send = async (next: Values, words: string) => {
    if (busy) return
    setBusy(true)
    setDone('')
    const refused = await post(`/api/coordinators/${absence.id}/absence`, next)
    setBusy(false)
    setProblems(refused)
    if (refused.length) return
    setValues(next)
    setDone(words)
    router.refresh()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { awayFrom, awayTo, standIn } = values
    void send({ awayFrom, awayTo, standIn }, standIn ? 'Saved. The delegate is told by email.' : 'Saved.')
  }
  return (
    <form noValidate onSubmit={submit}>
      <ProblemSummary form={form} problems={problems} />
      <div role="status" className={done ? 'cj-notice' : undefined}>
        {done}
      </div>
      {(['awayFrom', 'awayTo'] as const).map((name) => (
        <Field key={name} form={form} name={name} label={labels[name]} hint={hints[name]} problems={problems}>
          {(attributes) => (
            <input
              type="date"
              {...attributes}
              value={values[name]}
              onChange={(event) => setValues({ ...values, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field form={form} name="standIn" label="Delegate" problems={problems}>
        {(attributes) => (
          <select
            {...attributes}
            value={values.standIn}
            onChange={(event) => setValues({ ...values, standIn: event.target.value })}
          >
            <option value="">Nobody: the delegate of the organization or the Operations Unit</option>
            {absence.candidates.map(({ id, name, kind }) => (
              <option key={id} value={id}>
                {name}, {kind}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p className="cj-actions">
        <button type="submit" className="cj-button cj-button--main" aria-disabled={busy}>
          Save the absence
        </button>
        {absence.awayFrom ? (
          <button
            type="button"
            className="cj-button"
            aria-disabled={busy}
            onClick={() => void send({ awayFrom: '', awayTo: '', standIn: '' }, 'The absence was removed.')}
          >
            End the absence
          </button>
        ) : null}
      </p>
    </form>
  )
}

const labels = { awayFrom: 'First day away', awayTo: 'Last day away' }
const hints = { awayFrom: undefined, awayTo: 'Leave it empty while you do not know' }
