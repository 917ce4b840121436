'use client'

import Link from 'next/link.js'
import { messageStateLabels } from '../../policy/vocabulary.ts'
import type { UndeliveredMessage } from '../../services/undeliveredMail.ts'
import { reviewPath } from '../inbox/addresses.ts'
import { Instant } from '../parts/Instant.tsx'
import { MessageActs } from './MessageActs.tsx'
import { useTold } from './useMessageAct.ts'
import { counted } from './words.ts'

/** Every message that did not arrive and that nobody has settled, with what can be done about it. */
export function UndeliveredTable({ messages, mayAct }: { messages: UndeliveredMessage[]; mayAct: boolean }) {
  const [done, onDone] = useTold('undelivered')
  return (
    <>
      <div role="status" className={done ? 'cj-notice' : undefined}>
        {done}
      </div>
      {messages.length ? (
        <div className="cj-scroll" role="region" aria-label="Table: mail that was not delivered" tabIndex={0}>
          <table className="cj-table cj-message-table">
            <caption className="cj-hidden">Mail that was not delivered, the newest first</caption>
            <thead>
              <tr>
                <th scope="col">Message</th>
                <th scope="col">To</th>
                <th scope="col">Request</th>
                <th scope="col">Why</th>
                <th scope="col">When</th>
                {mayAct ? <th scope="col">What to do</th> : null}
              </tr>
            </thead>
            <tbody>
              {messages.map((message) => (
                <tr key={message.id}>
                  <Cells message={message} />
                  {mayAct ? (
                    <td>
                      <MessageActs message={message} onDone={onDone} />
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p>All mail has arrived, as far as the mail servers say. There is nothing to do.</p>
      )}
    </>
  )
}

const Cells = ({ message }: { message: UndeliveredMessage }) => (
  <>
    <th scope="row">
      {message.subject}
      <span className="cj-under">
        {message.what} ({message.template})
      </span>
    </th>
    <td className="cj-message-table__address">{message.to}</td>
    <td>
      {message.request ? (
        <Link prefetch={false} href={reviewPath(message.request.id)} className="cj-reference">
          {message.request.reference}
        </Link>
      ) : (
        <span className="cj-muted">Of no single request</span>
      )}
    </td>
    <td>
      <strong>{messageStateLabels[message.state]}</strong>
      <span className="cj-under">{message.why}</span>
    </td>
    <td>
      <Instant at={message.at} />
      <span className="cj-under">{counted(message.attempts, 'attempt')}</span>
    </td>
  </>
)
