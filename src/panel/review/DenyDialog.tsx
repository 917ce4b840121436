'use client'

import { type FormEvent, useState } from 'react'
import type { CodedReason } from '../../services/reviewRequest.ts'
import { DenialPreview } from './DenialPreview.tsx'
import type { FormProps } from './DecisionPanel.tsx'
import { Field, ProblemSummary } from './fields.tsx'
import { Modal } from './Modal.tsx'
import { useAct } from './useAct.ts'

const form = 'deny'

/** A denial: a coded reason, which cites its clause, and a text; both as the requestor will read them (R39). */
export function DenyDialog({ decision, onDone }: FormProps) {
  const { act, busy, problems, forget } = useAct(decision.requestId, onDone)
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState<CodedReason>()
  const [text, setText] = useState('')
  const choose = (code: string) => {
    const chosen = decision.codedReasons.find((one) => one.code === code)
    // Words of the coordinator's own are never overwritten.
    if (!text.trim() || text === reason?.text) setText(chosen?.text ?? '')
    setReason(chosen)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const told = `Denied, and ${decision.requestorName} is told the reason by email.`
    if (!(await act('deny', { reasonCode: reason?.code ?? '', text }, told)).length) setOpen(false)
  }
  const close = () => {
    setOpen(false)
    forget()
  }
  return (
    <>
      <button type="button" className="cj-button" onClick={() => setOpen(true)}>
        Deny…
      </button>
      <Modal id={form} heading={`Deny request ${decision.reference}`} open={open} onClose={close}>
        <form noValidate onSubmit={submit}>
          <ProblemSummary form={form} problems={problems} />
          <Field form={form} name="reasonCode" label="Reason" problems={problems}>
            {(attributes) => (
              <select
                {...attributes}
                value={reason?.code ?? ''}
                onChange={(event) => choose(event.target.value)}
              >
                <option value="">Select a reason</option>
                {decision.codedReasons.map(({ code, label }) => (
                  <option key={code} value={code}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field
            form={form}
            name="text"
            label="Explain it in your own words"
            hint={`At most ${decision.mostTextCharacters} characters. The requestor reads this.`}
            problems={problems}
          >
            {(attributes) => (
              <textarea
                rows={4}
                {...attributes}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
          <DenialPreview
            requestId={decision.requestId}
            recipient={decision.requestorName}
            reasonCode={reason?.code ?? ''}
            text={text}
          />
          <p className="cj-actions">
            <button type="submit" className="cj-button cj-button--main" aria-disabled={busy}>
              {busy ? 'Denying…' : 'Deny the request'}
            </button>
            <button type="button" className="cj-button" onClick={close}>
              Cancel
            </button>
          </p>
        </form>
      </Modal>
    </>
  )
}
