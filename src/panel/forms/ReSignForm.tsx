'use client'

import { useRouter } from 'next/navigation.js'
import { type FormEvent, useState } from 'react'
import type { Problem } from '../../policy/problem.ts'
import { post } from '../parts/post.ts'
import { Field, ProblemSummary } from '../review/fields.tsx'

type Props = { formId: string; name: string; until: string; waiting: number }

/** Until when statements of older revisions are accepted; the requestors are told, so it is confirmed first. */
export function ReSignForm({ formId, name, until, waiting }: Props) {
  const router = useRouter()
  const form = `re-sign-${formId}`
  const [day, setDay] = useState(until)
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState('')
  const send = async (olderRefusedAfter: string, words: string) => {
    if (busy) return
    setBusy(true)
    setDone('')
    const refused = await post(`/api/confidentiality-forms/${formId}/re-sign`, { olderRefusedAfter })
    setBusy(false)
    setProblems(refused)
    if (refused.length) return
    setDay(olderRefusedAfter)
    setDone(words)
    router.refresh()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!day)
      return setProblems([{ code: 'day-missing', field: 'olderRefusedAfter', message: 'Enter a day' }])
    const asked = `Older signatures of the ${name} are accepted until ${day}. ${waiting} accounts get a nearer due date, and their requestors a message. Go on?`
    if (window.confirm(asked)) void send(day, 'Saved. The requestors are told by mail.')
  }
  return (
    <form noValidate onSubmit={submit} className="cj-re-sign">
      <h3>New signatures</h3>
      <ProblemSummary form={form} problems={problems} />
      <div role="status" className={done ? 'cj-notice' : undefined}>
        {done}
      </div>
      <Field
        form={form}
        name="olderRefusedAfter"
        label="Older signatures are accepted until"
        hint={`${waiting} active ${waiting === 1 ? 'account has' : 'accounts have'} a statement that was signed before this revision`}
        problems={problems}
      >
        {(attributes) => (
          <input type="date" {...attributes} value={day} onChange={(event) => setDay(event.target.value)} />
        )}
      </Field>
      <p className="cj-actions">
        <button type="submit" className="cj-button" aria-disabled={busy}>
          {until ? 'Change the day' : 'Ask for new signatures'}
        </button>
        {until ? (
          <button
            type="button"
            className="cj-button"
            aria-disabled={busy}
            onClick={() => void send('', 'Taken back: the due dates are as they were.')}
          >
            Take it back
          </button>
        ) : null}
      </p>
    </form>
  )
}
