'use client'

import { useEffect, useState } from 'react'
import type { DenialPreview as Mail } from '../../services/denialPreview.ts'
import { type Answer, ask } from './ask.ts'

/** Typing has paused when no key came for so long. */
const pause = 600

/** The mail that the requestor gets, as the service would send it; read again whenever typing pauses (R39). */
export function DenialPreview({
  requestId,
  recipient,
  reasonCode,
  text,
}: {
  requestId: string
  recipient: string
  reasonCode: string
  text: string
}) {
  const answer = usePreview(requestId, reasonCode, text)
  return (
    <section aria-labelledby="deny-preview" className="cj-preview">
      <h3 id="deny-preview">The mail to {recipient}</h3>
      {answer && 'value' in answer ? <MailShown mail={answer.value} /> : null}
      <p role="status" className="cj-hint">
        {stateOf(answer)}
      </p>
    </section>
  )
}

function MailShown({ mail: { to, subject, text } }: { mail: Mail }) {
  return (
    <>
      <p>
        To: {to}
        <br />
        Subject: <strong>{subject}</strong>
      </p>
      {/* Focusable, so that it can be scrolled by keyboard. */}
      <div className="cj-mail cj-prose" role="region" aria-label="Text of the mail" tabIndex={0}>
        {text}
      </div>
    </>
  )
}

function stateOf(answer: Answer<Mail> | undefined): string {
  if (!answer) return 'Select a reason and explain it: the mail is shown here then.'
  if ('value' in answer) return 'This is the mail as it is sent when you deny the request.'
  return `Not shown yet: ${answer.problems.map(({ message }) => message).join('. ')}.`
}

function usePreview(requestId: string, reasonCode: string, text: string): Answer<Mail> | undefined {
  const [answer, setAnswer] = useState<Answer<Mail>>()
  const isSaid = Boolean(reasonCode && text.trim())
  useEffect(() => {
    if (!isSaid) return
    let isOver = false
    const timer = setTimeout(async () => {
      const given = await ask<Mail>(`/api/requests/${requestId}/denial-preview`, { reasonCode, text })
      if (!isOver) setAnswer(given)
    }, pause)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [requestId, reasonCode, text, isSaid])
  return isSaid ? answer : undefined
}
