import { randomUUID } from 'node:crypto'
import type { SqlExecutor } from '../database/connection.ts'

/** A sender that dies gives its message back after this long. */
export const LEASE_MINUTES = 2

/** A message in the hands of one sender. */
export type Claimed = {
  id: string
  claim_id: string
  template: string
  message_id: string
  in_reply_to: string | null
  to: string
  cc: string | null
  reply_to: string | null
  subject: string
  body_text: string
  body_html: string
  calendar: string | null
  /** Tries, this one included. */
  attempts: number
  secret: Buffer | null
  secret_key_id: string | null
  secret_until: Date | null
}

const claim = `
  update messages set claim_id = $2, leased_until = $3, sending_at = $1, attempts = attempts + 1, updated_at = $1
  where id = (
    select id from messages
    where state = 'queued' and next_attempt_at <= $1 and (leased_until is null or leased_until <= $1)
    order by next_attempt_at, created_at, id limit 1
    for update skip locked)
  returning *`

/**
 * Takes the message that has waited longest, one at a time, so that no lease ends while others are being sent. The
 * claim id is random: a sender whose lease has ended can mark nothing (T6).
 * @param now UTC instant
 */
export async function claimNext(sql: SqlExecutor, now: Date): Promise<Claimed | undefined> {
  const leasedUntil = new Date(now.getTime() + LEASE_MINUTES * 60_000)
  const { rows } = await sql.query(claim, [now, randomUUID(), leasedUntil])
  const row = rows[0]
  return row && ({ ...row, attempts: Number(row.attempts) } as Claimed)
}

/**
 * Ends a message: mark and wiping of its secret are one statement, held to the claim. What has failed or come back is
 * never called sent by a late mark.
 * @param outcome a note stays beside a message that was sent, too
 */
export async function endMessage(
  sql: SqlExecutor,
  { id, claim_id: claimId }: Claimed,
  outcome: { state: 'sent' | 'failed'; note?: string; keepBody: boolean },
  now: Date,
): Promise<void> {
  await sql.query(
    `update messages set state = $3, last_error = $4, secret = null, secret_key_id = null, secret_until = null,
       body_text = case when $5 then body_text end, body_html = case when $5 then body_html end,
       sent_at = $6, claim_id = null, leased_until = null, sending_at = null, updated_at = $7
     where id = $1 and claim_id = $2 and state = 'queued'`,
    [
      id,
      claimId,
      outcome.state,
      outcome.note ?? null,
      outcome.keepBody,
      outcome.state === 'sent' ? now : null,
      now,
    ],
  )
}

/** Gives a message back, to be tried again at a UTC instant. */
export async function postpone(
  sql: SqlExecutor,
  { id, claim_id: claimId }: Claimed,
  reason: string,
  until: Date,
  now: Date,
): Promise<void> {
  await sql.query(
    `update messages set last_error = $3, next_attempt_at = $4, claim_id = null, leased_until = null,
       sending_at = null, updated_at = $5
     where id = $1 and claim_id = $2`,
    [id, claimId, reason, until, now],
  )
}

/**
 * Wipes every secret whose time is past: of messages that could not be sent, which nobody is to get with a dead
 * password or code, and of pages that nobody opened (D11). What a sender has in hand is left to it.
 * @param now UTC instant
 */
export async function wipeExpiredSecrets(sql: SqlExecutor, now: Date): Promise<void> {
  await sql.query(
    `update messages set state = 'failed', secret = null, secret_key_id = null, secret_until = null,
       last_error = $2, updated_at = $1
     where state = 'queued' and secret is not null and secret_until <= $1
       and (leased_until is null or leased_until <= $1)`,
    [now, EXPIRED],
  )
  await sql.query(
    'update credential_pages set secret = null, secret_key_id = null where secret is not null and expires_at <= $1',
    [now],
  )
}

/** Why a message was not sent whose password, code or link no longer works. */
export const EXPIRED = 'It was not sent in time: what it tells has expired'
