import { randomUUID } from 'node:crypto'
import type { PayloadRequest, TypedUser } from 'payload'
import { maySee } from '../access/ownOrganizations.ts'
import { activeCoordinator, isAuditor, isOperationsUnit } from '../access/roles.ts'
import type { AuditEventName } from '../audit/events.ts'
import { type AuditActor, writeAuditEvent } from '../audit/writeAuditEvent.ts'
import type { SqlExecutor } from '../database/connection.ts'
import { inTransaction, type Transaction } from '../database/transaction.ts'
import type { Bounce } from '../mail/bounce.ts'
import { inWords } from '../mail/faults.ts'
import { needsSecret } from '../mail/tokens.ts'
import type { Request } from '../payload-types.ts'
import { failure, type Problem, type Result, success } from '../policy/problem.ts'
import { checkMessageAct, type MessageAct } from '../policy/undelivered.ts'
import type { MessageState } from '../policy/vocabulary.ts'
import { actorOf } from './actor.ts'
import type { Application } from './application.ts'
import { idOf } from './names.ts'
import { Refused, refuseIf } from './refused.ts'

export type MessageActBy = {
  messageId: string
  user: TypedUser
  /** Network address of the coordinator. */
  address?: string
}

type MessageRow = {
  id: string
  state: MessageState
  template: string
  to: string
  cc: string | null
  attempts: number
  last_error: string | null
  message_id: string
  request_id: string | null
  body_text: string | null
  body_html: string | null
  settled_at: Date | null
}

const columns = `id, state, template, "to", cc, attempts::int as attempts, last_error, message_id, request_id, body_text,
  body_html, settled_at`

const notFound: Problem = { code: 'message-not-found', message: 'There is no such message' }
const roleMayNot: Problem = { code: 'role-may-not', message: 'Auditors read the mail and change nothing' }
const reasonMissing: Problem = {
  code: 'reason-missing',
  field: 'reason',
  message: 'Say why it came back, like “no such mailbox”',
}

/** Whether a message can go once more as it is kept: nothing was wiped, and no secret stood in it (D11, ML-7). */
export const isWhole = (bodies: Pick<MessageRow, 'body_text' | 'body_html'>): boolean =>
  bodies.body_text !== null && bodies.body_html !== null && !needsSecret(bodies.body_text + bodies.body_html)

/**
 * Puts a message that was not delivered back into the outbox (ML-6). One that came back goes under a new Message-ID:
 * the recipient's system would drop it as one that it has had.
 */
export const resendMessage = (app: Application, by: MessageActBy): Promise<Result<{ id: string }>> =>
  actOnMessage(app, by, 'resend', async ({ sql, row, now, note }) => {
    const messageId = row.state === 'bounced' ? randomUUID() : row.message_id
    await sql.query(
      `update messages set state = 'queued', attempts = 0, next_attempt_at = $2, last_error = null, sent_at = null,
         message_id = $3, updated_at = $2 where id = $1`,
      [row.id, now, messageId],
    )
    await note('message-resent', { state: 'queued' })
  })

/** Notes that somebody has told the recipient in another way; the message is listed no more. */
export const settleMessage = (app: Application, by: MessageActBy): Promise<Result<{ id: string }>> =>
  actOnMessage(app, by, 'settle', async ({ sql, row, now, note }) => {
    await sql.query(
      'update messages set settled_at = $2, settled_by_id = $3, updated_at = $2 where id = $1',
      [row.id, now, activeCoordinator(by.user)?.id],
    )
    await note('message-settled', { state: row.state, settled: true })
  })

/** A person notes that a message which was sent has come back, and why. */
export const noteMessageBounced = (
  app: Application,
  by: MessageActBy,
  { reason }: { reason: string },
): Promise<Result<{ id: string }>> =>
  actOnMessage(app, by, 'bounced', async ({ sql, row, now, note }) => {
    refuseIf(reason.trim() ? [] : [reasonMissing])
    await markBounced(sql, row.id, reason, now)
    await note('message-bounced', { state: 'bounced', reason: inWords(reason) })
  })

type MessageChange = {
  sql: SqlExecutor
  row: MessageRow
  now: Date
  note: (event: AuditEventName, after: object) => Promise<void>
}

/** Looked at on the locked row: of two people who act at once, one is told that the other was first. */
async function actOnMessage(
  app: Application,
  { messageId, user, address }: MessageActBy,
  act: MessageAct,
  change: (of: MessageChange) => Promise<void>,
): Promise<Result<{ id: string }>> {
  try {
    return await inTransaction(
      app.payload,
      async ({ req, sql }) => {
        if (isAuditor(user)) throw new Refused([roleMayNot], 403)
        const row = await lockedRow(sql, 'id = $1', messageId)
        const request = row && (await requestOf(req, row))
        if (!row || !(await mayActOn(req, request))) throw new Refused([notFound], 404)
        refuseIf(checkMessageAct(act, { ...row, isSettled: row.settled_at !== null, isWhole: isWhole(row) }))
        const now = app.clock.now()
        const by = { actor: actorOf(req), address }
        const note: MessageChange['note'] = (event, after) =>
          writeNote(sql, { row, request, event, after, ...by }, now)
        await change({ sql, row, now, note })
        return success({ id: row.id })
      },
      user,
    )
  } catch (error) {
    if (error instanceof Refused) return failure(...error.problems)
    throw error
  }
}

async function lockedRow(sql: SqlExecutor, where: string, value: string): Promise<MessageRow | undefined> {
  const { rows } = await sql.query(`select ${columns} from messages where ${where} for update`, [value])
  return rows[0] as MessageRow | undefined
}

const requestOf = async (req: PayloadRequest, row: MessageRow): Promise<Request | undefined> =>
  row.request_id
    ? ((await req.payload.findByID({
        collection: 'requests',
        id: row.request_id,
        depth: 0,
        disableErrors: true,
        overrideAccess: true,
        req,
      })) ?? undefined)
    : undefined

/** Coordinators for the mail of requests that they may see; the Operations Unit for all. */
async function mayActOn(req: PayloadRequest, request: Request | undefined): Promise<boolean> {
  if (isOperationsUnit(req.user)) return true
  return Boolean(activeCoordinator(req.user) && request && (await maySee(req, request)))
}

type Note = {
  row: MessageRow
  request?: Request
  event: AuditEventName
  after: object
  actor: AuditActor
  address?: string
}

const writeNote = (sql: SqlExecutor, note: Note, now: Date): Promise<void> => {
  const { row, request, event, after, actor, address } = note
  return writeAuditEvent(
    sql,
    {
      event,
      actor,
      subject: { kind: 'message', id: row.id },
      requestId: row.request_id ?? undefined,
      organizationId: idOf(request?.organization),
      before: { state: row.state, attempts: row.attempts, error: row.last_error, messageId: row.message_id },
      after: { template: row.template, ...after },
      address,
    },
    now,
  )
}

const markBounced = (sql: SqlExecutor, id: string, reason: string, now: Date) =>
  sql.query(
    `update messages set state = 'bounced', last_error = $2, updated_at = $3 where id = $1 and state = 'sent'`,
    [id, inWords(reason), now],
  )

/** What became of the report of a mail server. */
export type ReportOutcome = 'noted' | 'noted-before' | 'not-failed' | 'unknown' | 'still-sending'

/**
 * Notes a bounce that a mail server reports, once. A report is no proof, so that it changes a sent message alone; its
 * Message-ID is known to the service and the recipients.
 */
export async function noteReport(
  app: Application,
  { messageId, recipients }: Bounce,
): Promise<ReportOutcome> {
  if (messageId?.domain !== new URL(app.config.publicUrl).hostname.toLowerCase()) return 'unknown'
  const failed = recipients.filter(({ action }) => action === 'failed')
  return inTransaction(app.payload, async (transaction) => {
    const row = await lockedRow(transaction.sql, 'message_id = $1', messageId.left)
    if (!row) return 'unknown'
    if (!failed.length) return 'not-failed'
    if (row.state !== 'sent') return row.state === 'queued' ? 'still-sending' : 'noted-before'
    await noteFailed(app, transaction, row, failed)
    return 'noted'
  })
}

async function noteFailed(
  app: Application,
  { req, sql }: Transaction,
  row: MessageRow,
  failed: Bounce['recipients'],
): Promise<void> {
  const isCopy = (address: string) => address === row.cc?.toLowerCase() && address !== row.to.toLowerCase()
  const first = failed.find(({ address }) => !isCopy(address)) ?? failed[0]
  const words = first?.reason || 'The mail server gives no reason'
  const reason = first && isCopy(first.address) ? `The copy (Cc) came back: ${words}` : words
  const now = app.clock.now()
  await markBounced(sql, row.id, reason, now)
  const request = await requestOf(req, row)
  const after = { state: 'bounced', reason: inWords(reason) }
  await writeNote(sql, { row, request, event: 'message-bounced', after, actor: actorOf(req) }, now)
}
