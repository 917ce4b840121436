'use client'

import { type FormEvent, useState } from 'react'
import type { SentMessage } from '../../services/undeliveredMail.ts'
import { useMessageAct, useTold } from '../jobs/useMessageAct.ts'
import { Instant } from '../parts/Instant.tsx'
import { ProblemSummary, TextInput } from './fields.tsx'
import { Modal } from './Modal.tsx'

/** The mail of the request that was sent. Where one came back to a person, that person notes it here (ML-6). */
export function SentMail({ messages, mayAct }: { messages: SentMessage[]; mayAct: boolean }) {
  const [done, onDone] = useTold('sent-mail-done')
  return (
    <section aria-labelledby="sent-mail" className="cj-card cj-no-print">
      <h2 id="sent-mail">Mail of this request</h2>
      <div id="sent-mail-done" role="status" tabIndex={-1} className={done ? 'cj-notice' : undefined}>
        {done}
      </div>
      {messages.length ? (
        <details>
          <summary>
            {messages.length === 1 ? '1 message was sent' : `${messages.length} messages were sent`}
          </summary>
          <ul className="cj-sent-mail">
            {messages.map((message) => (
              <li key={message.id}>
                <span>{message.what}</span>
                <span>to {message.to}</span>
                <span className="cj-muted">
                  <Instant at={message.sentAt} />
                </span>
                {mayAct ? <CameBack message={message} onDone={onDone} /> : null}
              </li>
            ))}
          </ul>
        </details>
      ) : (
        <p>No message of this request has been sent yet.</p>
      )}
    </section>
  )
}

function CameBack({ message, onDone }: { message: SentMessage; onDone: (words: string) => void }) {
  const { id, what, to } = message
  const form = `bounced-${id}`
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { act, busy, problems, forget } = useMessageAct(id)
  const close = () => {
    setOpen(false)
    forget()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const words = `Noted: “${what}” to ${to} came back. See the top of this page.`
    const told = await act('bounced', { reason }, words)
    if (!told) return
    setOpen(false)
    onDone(told)
  }
  return (
    <>
      <button type="button" className="cj-link" onClick={() => setOpen(true)}>
        It came back…
        <span className="cj-hidden">
          {' '}
          {what}, to {to}
        </span>
      </button>
      <Modal id={form} heading="Note that this message came back" open={open} onClose={close}>
        <form noValidate onSubmit={submit}>
          <ProblemSummary form={form} problems={problems} />
          <p>
            {what}, to {to}
          </p>
          <TextInput
            form={form}
            name="reason"
            label="Why did it come back?"
            hint="As the mail server says it, for example: no such mailbox"
            value={reason}
            onChange={setReason}
            problems={problems}
          />
          <p className="cj-actions">
            <button type="submit" className="cj-button cj-button--main" aria-disabled={busy}>
              Note that it came back
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
