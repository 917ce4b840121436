import { randomUUID } from 'node:crypto'
import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import type { SqlExecutor } from '../database/connection.ts'
import { inTransaction } from '../database/transaction.ts'
import { queueMessage } from '../mail/outbox.ts'
import { draftExpiresAt, LINKS_PER_HOUR } from '../policy/drafts.ts'
import { failure, type Problem, type Result, success } from '../policy/problem.ts'
import type { Application } from './application.ts'
import type { Draft } from './drafts.ts'
import { hashOf, newToken } from './oneTimeTokens.ts'
import { titleOfDraft } from './savedForms.ts'

const gone: Problem = {
  code: 'form-gone',
  message: 'This form was sent or deleted. There is nothing to save',
}
const tooMany: Problem = {
  code: 'too-many-links',
  message: 'Too many links were mailed for this form. Use the last one, or wait an hour',
}

/**
 * Mails the requestor a link that goes on with an open form, once; an earlier link to it stops counting (SR-1). The
 * form is kept for its full time from now on.
 * @returns the UTC instant until which the link counts. Where too many were mailed, the last one still does
 */
export function saveForLater(
  app: Application,
  { id, email }: Pick<Draft, 'id' | 'email'>,
  { address }: { address?: string },
): Promise<Result<{ expiresAt: Date }>> {
  const now = app.clock.now()
  const expiresAt = draftExpiresAt(now)
  return inTransaction(app.payload, async ({ sql }) => {
    const title = await lockOpenDraft(sql, id, email)
    if (!title) return failure(gone)
    if (await savedTooOften(sql, id, now)) return failure(tooMany)
    await sql.query('update drafts set updated_at = $2 where id = $1', [id, now])
    const token = await newLink(sql, { id, email }, now, expiresAt)
    await queueMessage(
      sql,
      app.config.keys,
      {
        key: `saved-for-later:${randomUUID()}`,
        to: email,
        notice: { key: 'saved-for-later', title, expiresAt },
        secret: { values: { 'resume-link': `${app.config.publicUrl}/resume/${token}` }, until: expiresAt },
      },
      now,
    )
    const [actor, subject] = [{ kind: 'requestor', email } as const, { kind: 'draft', id }]
    await writeAuditEvent(sql, { event: 'form-saved', actor, subject, address }, now)
    return success({ expiresAt })
  })
}

/** @returns what the form is called; nothing when it was sent or deleted, or belongs to another */
async function lockOpenDraft(sql: SqlExecutor, id: string, email: string): Promise<string | undefined> {
  const { rows } = await sql.query(
    `select d.kind, r.reference from drafts d left join requests r on r.id = d.answers_request_id
     where d.id = $1 and d.email = $2 and d.sent_at is null for update of d`,
    [id, email],
  )
  return rows[0] && titleOfDraft(rows[0])
}

async function savedTooOften(sql: SqlExecutor, draftId: string, now: Date): Promise<boolean> {
  const { rows } = await sql.query(
    'select count(*) as links from resume_links where draft_id = $1 and created_at > $2',
    [draftId, new Date(now.getTime() - 3_600_000)],
  )
  return Number(rows[0]?.links) >= LINKS_PER_HOUR
}

async function newLink(
  sql: SqlExecutor,
  { id, email }: Pick<Draft, 'id' | 'email'>,
  now: Date,
  expiresAt: Date,
): Promise<string> {
  const token = newToken()
  await sql.query('update resume_links set used_at = $2 where draft_id = $1 and used_at is null', [id, now])
  await sql.query(
    'insert into resume_links (token_hash, draft_id, email, created_at, expires_at) values ($1, $2, $3, $4, $5)',
    [hashOf(token), id, email, now, expiresAt],
  )
  return token
}
