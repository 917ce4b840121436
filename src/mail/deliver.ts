import { setTimeout as pause } from 'node:timers/promises'
import { poolOf } from '../database/connection.ts'
import { unseal } from '../sealing/sealing.ts'
import type { Application } from '../services/application.ts'
import { type Claimed, endMessage, EXPIRED, postpone } from './claims.ts'
import { type Fault, readFault } from './faults.ts'
import { bodyIsKept } from './notices.ts'
import { secretPurpose } from './outbox.ts'
import { fillTokens, type Secrets } from './tokens.ts'
import type { Mail, MailTransport } from './transport.ts'

/** Tries of a message that the mail server puts off; the last is about an hour after the first. */
export const MOST_ATTEMPTS = 8

/** Tries while the mail server is away: hourly in the end, so that mail outlasts three days without it. */
export const MOST_ATTEMPTS_AWAY = 80

/** Seconds until the next try: 15, doubled with each, at most an hour. */
export const waitAfter = (attempts: number): number => Math.min(3600, 15 * 2 ** (attempts - 1))

type Delivery = 'sent' | 'failed' | 'away' | 'put off'

/** Sends the message in hand and records how it went. */
export async function deliver(app: Application, transport: MailTransport, row: Claimed): Promise<Delivery> {
  const sql = poolOf(app.payload)
  const { secret_until: until } = row
  if (until && until <= app.clock.now()) return fail(app, row, EXPIRED)
  let secrets: Secrets = {}
  let refused: string[] = []
  try {
    secrets = openSecrets(app, row)
    refused = (await transport.send(mailOf(app, row, secrets))).refused ?? []
  } catch (error) {
    return recordFault(app, row, readFault(error, secrets))
  }
  if (refused.includes(row.to))
    return fail(app, row, 'The mail server refused the recipient, and took the copy')
  const note = refused.length ? 'The mail server refused the copy (Cc)' : undefined
  const keepBody = bodyIsKept(row.template)
  await persistently(() => endMessage(sql, row, { state: 'sent', note, keepBody }, app.clock.now()))
  return 'sent'
}

function openSecrets({ config }: Application, row: Claimed): Secrets {
  if (!row.secret) return {}
  const plain = unseal(config.keys, row.secret_key_id ?? '', row.secret, secretPurpose(row.id))
  return JSON.parse(plain.toString()) as Secrets
}

function mailOf({ config, clock }: Application, row: Claimed, secrets: Secrets): Mail {
  const domain = new URL(config.publicUrl).hostname
  const values = { ...secrets, 'service-address': config.publicUrl }
  return {
    messageId: `<${row.message_id}@${domain}>`,
    inReplyTo: row.in_reply_to ? `<${row.in_reply_to}@${domain}>` : undefined,
    to: row.to,
    cc: row.cc ?? undefined,
    replyTo: row.reply_to ?? undefined,
    subject: row.subject,
    text: fillTokens(row.body_text, values, 'text'),
    html: fillTokens(row.body_html, values, 'html'),
    calendar: row.calendar ?? undefined,
    sentAt: clock.now(),
  }
}

async function recordFault(app: Application, row: Claimed, fault: Fault): Promise<Delivery> {
  const most = fault.isAway ? MOST_ATTEMPTS_AWAY : MOST_ATTEMPTS
  if (fault.isPermanent || row.attempts >= most) return fail(app, row, fault.reason, fault.codes)
  const now = app.clock.now()
  const next = new Date(now.getTime() + waitAfter(row.attempts) * 1000)
  await persistently(() => postpone(poolOf(app.payload), row, fault.reason, next, now))
  if (fault.isAway) return 'away'
  const { id: message, template, attempts } = row
  app.payload.logger.warn({ message, template, attempts, reason: fault.codes, msg: 'A message was put off' })
  return 'put off'
}

async function fail(app: Application, row: Claimed, note: string, reason = note): Promise<Delivery> {
  const keepBody = bodyIsKept(row.template)
  await persistently(() =>
    endMessage(poolOf(app.payload), row, { state: 'failed', note, keepBody }, app.clock.now()),
  )
  const { id: message, template, attempts } = row
  app.payload.logger.error({ message, template, attempts, reason, msg: 'A message was not delivered' })
  return 'failed'
}

/**
 * What the mail server has accepted must not be forgotten because the database is away for a moment: the mark is
 * tried again for as long as the lease is surely ours.
 */
async function persistently(mark: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await mark()
    } catch (error) {
      if (tries >= 10) throw error
      await pause(2000)
    }
  }
}
