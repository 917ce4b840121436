'use client'

import { type FormEvent, useState } from 'react'
import type { FormProps } from './DecisionPanel.tsx'
import { Choices, Field, ProblemSummary } from './fields.tsx'
import { Modal } from './Modal.tsx'
import { useAct } from './useAct.ts'

const form = 'return'

/** Asks the requestor for more: which parts of the request, and why (SP-4). */
export function ReturnDialog({ decision, onDone }: FormProps) {
  const { act, busy, problems, forget } = useAct(decision.requestId, onDone)
  const [open, setOpen] = useState(false)
  const [parts, setParts] = useState<string[]>([])
  const [text, setText] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const told = `Returned, and ${decision.requestorName} is asked by email for more information.`
    if (!(await act('return', { parts, text }, told)).length) setOpen(false)
  }
  const close = () => {
    setOpen(false)
    forget()
  }
  return (
    <>
      <button type="button" className="cj-button" onClick={() => setOpen(true)}>
        Return for information…
      </button>
      <Modal id={form} heading={`Return request ${decision.reference}`} open={open} onClose={close}>
        <form noValidate onSubmit={submit}>
          <ProblemSummary form={form} problems={problems} />
          <Choices
            form={form}
            name="parts"
            legend="What must the requestor look at again?"
            options={decision.parts}
            chosen={parts}
            onChange={setParts}
            problems={problems}
          />
          <Field
            form={form}
            name="text"
            label="What do you need?"
            hint="The requestor reads this, and keeps all other answers."
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
          <p className="cj-actions">
            <button type="submit" className="cj-button cj-button--main" aria-disabled={busy}>
              {busy ? 'Returning…' : 'Return to the requestor'}
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
