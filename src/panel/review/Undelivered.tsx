'use client'

import type { UndeliveredMessage } from '../../services/undeliveredMail.ts'
import { MessageActs } from '../jobs/MessageActs.tsx'
import { useTold } from '../jobs/useMessageAct.ts'
import { Instant } from '../parts/Instant.tsx'

/** Mail of the request that did not arrive: what it was, to whom, why, and what to do about it (ML-6). */
export function Undelivered({ messages, mayAct }: { messages: UndeliveredMessage[]; mayAct: boolean }) {
  const [done, onDone] = useTold('undelivered-done')
  return (
    <>
      <div
        id="undelivered-done"
        role="status"
        tabIndex={-1}
        className={done ? 'cj-notice cj-no-print' : undefined}
      >
        {done}
      </div>
      {messages.length ? (
        <section aria-labelledby="undelivered" className="cj-undelivered">
          <h2 id="undelivered" className="cj-marked">
            {messages.length === 1
              ? 'A message of this request was not delivered'
              : `${messages.length} messages of this request were not delivered`}
          </h2>
          {messages.map((message) => (
            <div key={message.id} className="cj-why">
              <p>
                <strong>{message.what}</strong>: the message to {message.to}{' '}
                {message.state === 'bounced' ? 'came back' : 'could not be sent'} on{' '}
                <Instant at={message.at} />.
              </p>
              <p className="cj-under">{message.why}</p>
              {mayAct ? <MessageActs message={message} onDone={onDone} /> : null}
            </div>
          ))}
        </section>
      ) : null}
    </>
  )
}
