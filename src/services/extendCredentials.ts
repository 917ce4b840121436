import type { PayloadRequest } from 'payload'
import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { sqlOf } from '../database/transaction.ts'
import { queueMessage } from '../mail/outbox.ts'
import { credentialsExpireAt } from '../policy/credentials.ts'
import { actorOf } from './actor.ts'
import { applicationOf } from './application.ts'
import { readPauses } from './targets.ts'

/** Temporary passwords older than this have expired, whatever comes now. */
const OLDEST_DAYS = 60

type Issued = {
  id: string
  reference: string
  organization_id: string
  staff_email: string
  requestor_email: string
  credentials_issued_at: Date
  credentials_expire_at: Date
}

/**
 * Gives every temporary password that ran while CalJOBS could not be used the time that was lost: on record, in the
 * mail that still waits, on the page that was not opened yet; and tells staff and requestor. Never takes time away.
 * @param req in the transaction of the change
 */
export async function extendCredentials(req: PayloadRequest): Promise<void> {
  const sql = sqlOf(req)
  const now = applicationOf(req.payload).clock.now()
  const pauses = await readPauses(sql, now)
  const { rows } = await sql.query(
    `select id, reference, organization_id, staff_email, requestor_email, credentials_issued_at, credentials_expire_at
       from requests where credentials_issued_at > $1::timestamptz - interval '${OLDEST_DAYS} days'
        and credentials_issued_at <= $1 order by id for update`,
    [now],
  )
  for (const issued of rows as Issued[]) {
    const expiresAt = credentialsExpireAt(issued.credentials_issued_at, pauses, now)
    if (expiresAt > issued.credentials_expire_at && expiresAt > now) await extend(req, issued, expiresAt, now)
  }
}

async function extend(req: PayloadRequest, issued: Issued, expiresAt: Date, now: Date): Promise<void> {
  const sql = sqlOf(req)
  await sql.query('update requests set credentials_expire_at = $2 where id = $1', [issued.id, expiresAt])
  await sql.query(
    'update messages set secret_until = $2 where request_id = $1 and secret is not null and secret_until < $2',
    [issued.id, expiresAt],
  )
  await sql.query(
    'update credential_pages set expires_at = $2 where request_id = $1 and opened_at is null and expires_at < $2',
    [issued.id, expiresAt],
  )
  await writeAuditEvent(
    sql,
    {
      event: 'credentials-extended',
      actor: actorOf(req),
      subject: { kind: 'request', id: issued.id },
      requestId: issued.id,
      organizationId: issued.organization_id,
      before: { credentialsExpireAt: issued.credentials_expire_at },
      after: { credentialsExpireAt: expiresAt },
    },
    now,
  )
  await queueMessage(
    sql,
    applicationOf(req.payload).config.keys,
    {
      key: `${issued.id}:credentials-extended:${expiresAt.toISOString()}`,
      to: issued.staff_email,
      cc: issued.requestor_email,
      requestId: issued.id,
      notice: { key: 'credentials-extended', reference: issued.reference, expiresAt },
    },
    now,
  )
}
