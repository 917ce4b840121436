'use client'

import { useState } from 'react'
import { useRecordAct } from '../parts/useRecordAct.ts'
import { ProblemSummary, TextArea } from '../review/fields.tsx'
import { Modal } from '../review/Modal.tsx'

type SendLetterProps = { reviewId: string; organization: { id: string; name: string } }

/** Shares the results with one organization, with words of one's own where there are some (R50). */
export function SendLetter({ reviewId, organization: { id, name } }: SendLetterProps) {
  const { act, busy, problems } = useRecordAct(`/api/reviews/${reviewId}`)
  const [asking, setAsking] = useState(false)
  const [words, setWords] = useState('')
  const form = `send-${id}`
  const send = async () => {
    if (await act('send-letter', { organization: id, words }, 'Sent.')) {
      setAsking(false)
      document.getElementById('organizations')?.focus()
    }
  }
  return (
    <>
      <button
        type="button"
        className="cj-button"
        aria-label={`Send the results to ${name}`}
        onClick={() => setAsking(true)}
      >
        Send the results
      </button>
      <Modal
        id={form}
        heading={`Send the results to ${name}?`}
        open={asking}
        onClose={() => setAsking(false)}
      >
        <ProblemSummary form={form} problems={problems} />
        <p>
          Its coordinators get word of them by email and read them in the panel. Accounts, checks and findings
          then stay as they are; findings are followed to their end.
        </p>
        <TextArea
          form={form}
          name="words"
          label="What you want to say besides (optional)"
          rows={4}
          problems={problems}
          value={words}
          onChange={setWords}
        />
        <p className="cj-actions">
          <button
            type="button"
            className="cj-button cj-button--main"
            aria-disabled={busy}
            onClick={() => void send()}
          >
            Send the results
          </button>
          <button type="button" className="cj-button" onClick={() => setAsking(false)}>
            Not yet
          </button>
        </p>
      </Modal>
    </>
  )
}
