'use client'

import { useRouter } from 'next/navigation.js'
import { type FormEvent, useState } from 'react'
import { type CivilDate, formatCivilDate } from '../../policy/dates.ts'
import type { Problem } from '../../policy/problem.ts'
import { post } from '../parts/post.ts'
import { Field, ProblemSummary } from '../review/fields.tsx'
import { Modal } from '../review/Modal.tsx'

type Props = {
  formId: string
  /** `DE 7410` or `E-1`. */
  name: string
  /** The day that is named already; empty where none is. */
  until: CivilDate | ''
  /** Active accounts whose statement is older than the revision. */
  waiting: number
}

const accountsInWords = (count: number) => `${count} active ${count === 1 ? 'account' : 'accounts'}`

const dayMissing: Problem = { code: 'day-missing', field: 'olderRefusedAfter', message: 'Enter a day' }

/** Until when statements of older revisions are accepted; the requestors are told, so it is confirmed first (D15). */
export function ReSignForm({ formId, name, until, waiting }: Props) {
  const router = useRouter()
  const form = `re-sign-${formId}`
  const [day, setDay] = useState<string>(until)
  const [isAsked, setIsAsked] = useState(false)
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState('')
  const send = async (olderRefusedAfter: string, words: string) => {
    if (busy) return
    setBusy(true)
    setDone('')
    const refused = await post(`/api/confidentiality-forms/${formId}/re-sign`, { olderRefusedAfter })
    setBusy(false)
    setIsAsked(false)
    setProblems(refused)
    if (refused.length) return
    setDay(olderRefusedAfter)
    setDone(words)
    router.refresh()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setProblems(day ? [] : [dayMissing])
    setIsAsked(Boolean(day))
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
        hint={`Signed before this revision: the statements of ${accountsInWords(waiting)}`}
        problems={problems}
      >
        {(attributes) => (
          <input type="date" {...attributes} value={day} onChange={(event) => setDay(event.target.value)} />
        )}
      </Field>
      <p className="cj-actions">
        <button type="submit" className="cj-button" aria-disabled={busy}>
          {until ? 'Change the day…' : 'Ask for new signatures…'}
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
      <Modal
        id={form}
        heading={`Ask for new signatures of the ${name}?`}
        open={isAsked}
        onClose={() => setIsAsked(false)}
      >
        <p>
          After {day ? formatCivilDate(day) : 'that day'}, a statement that was signed before this revision is
          refused. {accountsInWords(waiting)} fall due by then, and each requestor gets one message.
        </p>
        <p className="cj-actions">
          <button
            type="button"
            className="cj-button cj-button--main"
            aria-disabled={busy}
            onClick={() => void send(day, 'Saved. The requestors are told by email.')}
          >
            Yes, ask for them
          </button>
          <button type="button" className="cj-button" onClick={() => setIsAsked(false)}>
            Cancel
          </button>
        </p>
      </Modal>
    </form>
  )
}
