import { createLocalReq, type PayloadRequest, type TypedUser } from 'payload'
import { activeCoordinator, isOperationsUnit } from '../../access/roles.ts'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { poolOf, type SqlExecutor } from '../../database/connection.ts'
import { inTransaction, type Transaction } from '../../database/transaction.ts'
import { type Notice, renderNotice } from '../../mail/notices.ts'
import { queueMessage } from '../../mail/outbox.ts'
import {
  type AnnouncementDraft,
  checkAnnouncement,
  isAnnouncement,
  tidied,
  type TypedAnnouncement,
} from '../../policy/announcements.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import type { Problem, Result } from '../../policy/problem.ts'
import { actorOf } from '../actor.ts'
import { type Application, siteUrl } from '../application.ts'
import { operationsEmail } from '../contacts.ts'
import { answered, Refused } from '../refused.ts'
import { recipientsOf } from './recipients.ts'

/** Who writes, and the network address of the act. */
export type WrittenBy = { user: TypedUser; address?: string }

export type SentAnnouncement = {
  id: string
  recipients: number
  /** UTC instant. */
  sentAt: string
  /** It had been sent by an earlier press of the same page; nothing was sent now. */
  wasSentBefore: boolean
}

/** The mail as a recipient gets it, and how many do. */
export type AnnouncementPreview = { subject: string; text: string; recipients: number }

const roleMayNot: Problem = {
  code: 'role-may-not',
  message: 'Only the Operations Unit writes announcements',
  clause: 'R51',
}
const nobodyThere: Problem = {
  code: 'audience-empty',
  field: 'audience',
  message: 'Select another audience: nobody would get this announcement',
  clause: 'R51',
}
const sentAlready: Problem = {
  code: 'announcement-sent-already',
  message:
    'Another announcement was sent from this page already, and this one was not. Copy your text, reload the page and send it from there',
}

/**
 * Sends what the Operations Unit wrote to everybody of an audience, one message each, and records it: all of it or
 * nothing (R51). The same key a second time sends nothing and answers with the first.
 */
export async function sendAnnouncement(
  app: Application,
  by: WrittenBy,
  { submissionKey, ...typed }: TypedAnnouncement & { submissionKey: string },
): Promise<Result<SentAnnouncement>> {
  return answered(() =>
    inTransaction(
      app.payload,
      async (transaction) => {
        const { draft, recipients } = await checked(app, transaction.req, transaction.sql, typed)
        const at = app.clock.now()
        const id = await insert(transaction, { draft, recipients, at, submissionKey })
        if (!id) return sentBefore(transaction.sql, draft, submissionKey)
        await queueAll(app, transaction, { id, draft, recipients, at })
        await record(transaction, { id, draft, recipients, at, address: by.address })
        return { id, recipients: recipients.length, sentAt: at.toISOString(), wasSentBefore: false }
      },
      by.user,
    ),
  )
}

/** The mail that would be sent, by the very letter; nothing is stored. */
export const previewAnnouncement = (
  app: Application,
  by: WrittenBy,
  typed: TypedAnnouncement,
): Promise<Result<AnnouncementPreview>> =>
  answered(async () => {
    const req = await createLocalReq({ user: by.user }, app.payload)
    const { draft, recipients } = await checked(app, req, poolOf(app.payload), typed)
    const { subject, text } = renderNotice(noticeOf(req, draft), { publicUrl: app.config.publicUrl })
    return { subject, text, recipients: recipients.length }
  })

type Checked = { draft: AnnouncementDraft; recipients: string[] }

async function checked(
  app: Application,
  req: PayloadRequest,
  sql: SqlExecutor,
  typed: TypedAnnouncement,
): Promise<Checked> {
  if (!isOperationsUnit(req.user)) throw new Refused([roleMayNot], 403)
  const draft = tidied(typed)
  if (!isAnnouncement(draft)) throw new Refused(checkAnnouncement(draft))
  const recipients = await recipientsOf(sql, draft.audience, pacificDateOf(app.clock.now()))
  if (!recipients.length) throw new Refused([nobodyThere])
  return { draft, recipients }
}

/** @returns the id; nothing where the key was used before. A press at the same moment waits for the other. */
async function insert(
  { req, sql }: Transaction,
  { draft, recipients, at, submissionKey }: Checked & { at: Date; submissionKey: string },
): Promise<string | undefined> {
  const { audience, subject, body } = draft
  const { rows } = await sql.query(
    `insert into announcements
       (audience, subject, body, sent_at, sent_by_id, recipients, submission_key, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $4, $4) on conflict (submission_key) do nothing returning id`,
    [audience, subject, body, at, activeCoordinator(req.user)?.id, recipients.length, submissionKey],
  )
  return rows[0] && String(rows[0].id)
}

async function sentBefore(
  sql: SqlExecutor,
  draft: AnnouncementDraft,
  submissionKey: string,
): Promise<SentAnnouncement> {
  const { rows } = await sql.query(
    `select id, audience, subject, body, recipients::int as recipients, sent_at from announcements
      where submission_key = $1`,
    [submissionKey],
  )
  const first = rows[0] as AnnouncementDraft & { id: string; recipients: number; sent_at: Date }
  const isSame =
    first.audience === draft.audience && first.subject === draft.subject && first.body === draft.body
  if (!isSame) throw new Refused([sentAlready], 409)
  const { id, recipients } = first
  return { id, recipients, sentAt: first.sent_at.toISOString(), wasSentBefore: true }
}

/** All messages are of one moment, by which the list finds them. */
type Sending = { id: string; at: Date } & Checked

/** Messages in a second: the outbox sends in the order of time, and sign-in codes are not to wait behind thousands. */
const messagesInASecond = 5

async function queueAll(
  { config }: Application,
  { req, sql }: Transaction,
  { id, draft, recipients, at }: Sending,
): Promise<void> {
  const notice = noticeOf(req, draft)
  const replyTo = draft.audience === 'coordinators' ? await operationsEmail(req) : undefined
  for (const [place, to] of recipients.entries()) {
    const notBefore = new Date(at.getTime() + Math.floor(place / messagesInASecond) * 1000)
    const message = { key: `announcement:${id}:${to}`, to, replyTo, notice, notBefore }
    await queueMessage(sql, config.keys, message, at)
  }
}

const pageFor = { coordinators: '/admin/announcements', requestors: '/contact', staff: '/for-staff' } as const

const noticeOf = (req: PayloadRequest, draft: AnnouncementDraft): Notice => ({
  key: 'announcement',
  ...draft,
  url: siteUrl(req, pageFor[draft.audience]),
})

const record = (
  { req, sql }: Transaction,
  { id, draft: { audience, subject }, recipients, at, address }: Sending & { address?: string },
): Promise<void> =>
  writeAuditEvent(
    sql,
    {
      event: 'announcement-sent',
      actor: actorOf(req),
      subject: { kind: 'announcement', id },
      after: { audience, subject, recipients: recipients.length },
      address,
    },
    at,
  )
