'use client'

import { useState } from 'react'
import type { UndeliveredMessage } from '../../services/undeliveredMail.ts'
import { Modal } from '../review/Modal.tsx'
import { Problems } from '../unowned/Problems.tsx'
import { useMessageAct } from './useMessageAct.ts'

type ActsProps = {
  message: UndeliveredMessage
  /** Is told in words what was done; the message leaves the page then. */
  onDone: (words: string) => void
}

/** What can be done about a message that did not arrive: send it again, or note that the recipient was told. */
export function MessageActs({ message, onDone }: ActsProps) {
  const { id, what, to, notAgain } = message
  const { act, busy, problems } = useMessageAct(id)
  const sendAgain = async () => {
    const told = await act('resend', {}, `“${what}” to ${to} waits to be sent again.`)
    if (told) onDone(told)
  }
  return (
    <div className="cj-message-acts cj-no-print">
      {notAgain ? <p className="cj-under">{notAgain}.</p> : null}
      <Problems problems={problems} />
      <div className="cj-actions">
        {notAgain ? null : (
          <button type="button" className="cj-button" aria-disabled={busy} onClick={() => void sendAgain()}>
            Send again<span className="cj-hidden"> to {to}</span>
          </button>
        )}
        <Settle message={message} onDone={onDone} />
      </div>
    </div>
  )
}

/** Nobody is told any more once it is settled: it is asked for twice. */
function Settle({ message: { id, what, to }, onDone }: ActsProps) {
  const [open, setOpen] = useState(false)
  const { act, busy, problems, forget } = useMessageAct(id)
  const dialog = `settle-${id}`
  const close = () => {
    setOpen(false)
    forget()
  }
  const settle = async () => {
    const told = await act('settle', {}, `“${what}” to ${to} is noted as settled.`)
    if (!told) return
    setOpen(false)
    onDone(told)
  }
  return (
    <>
      <button type="button" className="cj-button" onClick={() => setOpen(true)}>
        Note as settled…<span className="cj-hidden"> the message to {to}</span>
      </button>
      <Modal id={dialog} heading="Was the recipient told in another way?" open={open} onClose={close}>
        <p>
          {what}: the message to {to} did not arrive. Note it as settled when somebody has told the recipient,
          for example by telephone. It is then listed no more.
        </p>
        <Problems problems={problems} />
        <p className="cj-actions">
          <button
            type="button"
            className="cj-button cj-button--main"
            aria-disabled={busy}
            onClick={() => void settle()}
          >
            Yes, note it as settled
          </button>
          <button type="button" className="cj-button" onClick={close}>
            Cancel
          </button>
        </p>
      </Modal>
    </>
  )
}
