import { randomUUID } from 'node:crypto'
import type { SqlExecutor } from '../database/connection.ts'
import { type KeyRing, seal } from '../sealing/sealing.ts'
import { type Notice, renderNotice } from './notices.ts'
import { type Secrets, serviceAddressToken } from './tokens.ts'

export type OutgoingMessage = {
  /** One message for each event and recipient: a second one with the same key is not queued (ML-6). */
  key: string
  to: string
  cc?: string
  replyTo?: string
  notice: Notice
  /** Messages of one request are one conversation, which its receipt begins (ML-4). */
  requestId?: string
  /** UTC instant before which it is not sent, where it must not stand in the way of what others wait for. */
  notBefore?: Date
  /** Sealed at once, put into the body at sending, and wiped then, or at this UTC instant at the latest (D11). */
  secret?: { values: Secrets; until: Date }
}

/** What the secret of a message is bound to: it opens in no other row. */
export const secretPurpose = (id: string): string => `message:${id}`

const insertion = `
  insert into messages
    (id, key, template, template_version, "to", cc, reply_to, subject, body_text, body_html, state, attempts,
     next_attempt_at, message_id, in_reply_to, request_id, secret, secret_key_id, secret_until, calendar, created_at, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'queued', 0, $18, $12,
    (select message_id from messages where request_id = $13 and template = 'request-received'
     order by created_at, id limit 1), $13, $14, $15, $16, $17, $11, $11)
  on conflict (key) do nothing returning id`

/**
 * Puts a message into the outbox, in the transaction of the event that it tells of: it is sent when that commits,
 * and never otherwise (ML-6). The row's id is the left side of its Message-ID; the sender adds the domain.
 * @param now UTC instant from which on it may be sent
 * @returns whether it was queued now: false for one with the same key
 * @throws RangeError for what is not one mail address, and so could forge a header or reach others (ML-8)
 */
export async function queueMessage(
  sql: SqlExecutor,
  ring: KeyRing,
  message: OutgoingMessage,
  now: Date,
): Promise<boolean> {
  const id = randomUUID()
  const { subject, text, html, calendar, template, templateVersion } = renderNotice(message.notice, {
    publicUrl: serviceAddressToken,
  })
  const { secret } = message
  const sealed = secret && seal(ring, Buffer.from(JSON.stringify(secret.values)), secretPurpose(id))
  const [to, cc, replyTo] = [message.to, message.cc, message.replyTo].map(oneAddress)
  const { rows } = await sql.query(insertion, [
    ...[id, message.key, template, templateVersion, to, cc, replyTo, subject, text, html, now, id],
    ...[message.requestId ?? null, sealed?.sealed ?? null, sealed?.keyId ?? null, secret?.until ?? null],
    ...[calendar ?? null, message.notBefore ?? now],
  ])
  return rows.length > 0
}

/** Nothing that ends a line, begins a list or opens a comment. */
function oneAddress(address: string | undefined): string | null {
  if (!address) return null
  if (/[\s\p{Cc}<>()[\]\\,;:"]/u.test(address) || address.split('@').length !== 2 || address.length > 254)
    throw new RangeError('A recipient is not one mail address')
  return address
}
