import type { PayloadRequest } from 'payload'
import { isAuditor } from '../access/roles.ts'
import { poolOf } from '../database/connection.ts'
import { checkMessageAct, messageInWords } from '../policy/undelivered.ts'
import type { MessageState } from '../policy/vocabulary.ts'
import { type Count, countOf, MOST_COUNTED } from './count.ts'
import { isWhole } from './undelivered.ts'

/** A message that has not reached its recipient, and that nobody has settled. */
export type UndeliveredMessage = {
  id: string
  subject: string
  template: string
  /** What it tells of, in words. */
  what: string
  to: string
  state: MessageState
  /** In words, as the mail server or a person gave it. */
  why: string
  attempts: number
  /** UTC instants: when it was found out, and when it was sent, if it ever was. */
  at: string
  sentAt?: string
  request?: { id: string; reference: string }
  /** Why it cannot be sent again; empty where it can. */
  notAgain: string
}

export type SentMessage = { id: string; what: string; to: string; sentAt: string }

/** The mail of one request: what did not arrive, and what was sent and may still come back. */
export type MailOfRequest = { undelivered: UndeliveredMessage[]; sent: SentMessage[]; mayAct: boolean }

type Row = {
  id: string
  subject: string
  template: string
  to: string
  state: MessageState
  last_error: string | null
  attempts: number
  updated_at: Date
  sent_at: Date | null
  request_id: string | null
  reference: string | null
  body_text: string | null
  body_html: string | null
}

/** Written as in the partial indexes, so that they can be used. */
const undelivered = `m.state in ('failed', 'bounced') and m.settled_at is null`
const columns = `m.id, m.subject, m.template, m."to", m.state, m.last_error, m.attempts::int as attempts, m.updated_at,
  m.sent_at, m.request_id, r.reference, m.body_text, m.body_html`

/** Messages of the page that lists them all. */
const MOST_LISTED = 100

/** The caller has read the request within the access of the person who asks. */
export async function mailOfRequest(req: PayloadRequest, requestId: string): Promise<MailOfRequest> {
  const sql = poolOf(req.payload)
  const [found, sent] = await Promise.all([
    sql.query<Row>(
      `select ${columns} from messages m join requests r on r.id = m.request_id
        where m.request_id = $1 and ${undelivered} order by m.created_at, m.id`,
      [requestId],
    ),
    sql.query<Row>(
      `select m.id, m.template, m."to", m.sent_at from messages m
        where m.request_id = $1 and m.state = 'sent' and m.sent_at is not null order by m.sent_at, m.id`,
      [requestId],
    ),
  ])
  return {
    undelivered: found.rows.map(asMessage),
    sent: sent.rows.map(({ id, template, to, sent_at: sentAt }) => ({
      id,
      what: messageInWords(template),
      to,
      sentAt: sentAt?.toISOString() ?? '',
    })),
    mayAct: !isAuditor(req.user),
  }
}

/** Everything that did not arrive, the newest first; for the Operations Unit and auditors, whom the caller has asked for. */
export async function listUndelivered(
  req: PayloadRequest,
): Promise<{ messages: UndeliveredMessage[]; total: Count }> {
  const sql = poolOf(req.payload)
  const [found, counted] = await Promise.all([
    sql.query<Row>(
      `select ${columns} from messages m left join requests r on r.id = m.request_id
        where ${undelivered} order by m.created_at desc, m.id limit ${MOST_LISTED}`,
    ),
    sql.query<{ count: number }>(
      `select count(*)::int as count from (
         select 1 from messages m where ${undelivered} limit ${MOST_COUNTED + 1}) counted`,
    ),
  ])
  return { messages: found.rows.map(asMessage), total: countOf(counted.rows[0]?.count ?? 0) }
}

/** How much mail waits to be sent, and since when the oldest of it waits (UTC instant). */
export async function waitingMail(req: PayloadRequest): Promise<{ total: Count; oldest?: string }> {
  const { rows } = await poolOf(req.payload).query<{ count: number; oldest: Date | null }>(
    `select count(*)::int as count, min(created_at) as oldest from (
       select created_at from messages where state = 'queued'
        order by next_attempt_at limit ${MOST_COUNTED + 1}) counted`,
  )
  return { total: countOf(rows[0]?.count ?? 0), oldest: rows[0]?.oldest?.toISOString() }
}

function asMessage(row: Row): UndeliveredMessage {
  const facts = { state: row.state, isSettled: false, template: row.template, isWhole: isWhole(row) }
  return {
    id: row.id,
    subject: row.subject,
    template: row.template,
    what: messageInWords(row.template),
    to: row.to,
    state: row.state,
    why: row.last_error ?? 'The mail server gave no reason',
    attempts: row.attempts,
    at: row.updated_at.toISOString(),
    sentAt: row.sent_at?.toISOString(),
    request: row.request_id ? { id: row.request_id, reference: row.reference ?? 'Request' } : undefined,
    notAgain: checkMessageAct('resend', facts)
      .map(({ message }) => message)
      .join(' '),
  }
}
