import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { poolOf } from '../database/connection.ts'
import { inTransaction } from '../database/transaction.ts'
import { unseal } from '../sealing/sealing.ts'
import type { Application } from './application.ts'
import { hashOf } from './oneTimeTokens.ts'

/** What is known of a page before it is opened. */
export type CredentialsPage = { reference: string; expiresAt: Date }
export type OpenedCredentials = CredentialsPage & { username: string; temporaryPassword: string }

const unopened = `
  from credential_pages p join requests r on r.id = p.request_id
  where p.token_hash = $1 and p.opened_at is null and p.secret is not null and p.expires_at > $2`

/** Whether a page can still be opened; looking changes nothing, since mail scanners follow links (EM-3). */
export async function findCredentialsPage(
  app: Application,
  token: string,
): Promise<CredentialsPage | undefined> {
  const { rows } = await poolOf(app.payload).query(`select r.reference, p.expires_at ${unopened}`, [
    hashOf(token),
    app.clock.now(),
  ])
  const row = rows[0]
  return row && { reference: String(row.reference), expiresAt: row.expires_at as Date }
}

/** Opens the page, once: the password is shown here and wiped in the same transaction (D11). */
export function openCredentialsPage(
  app: Application,
  token: string,
  address?: string,
): Promise<OpenedCredentials | undefined> {
  const now = app.clock.now()
  return inTransaction(app.payload, async ({ sql }) => {
    const { rows } = await sql.query(
      `select p.*, r.reference, r.username, r.organization_id, r.staff_email ${unopened} for update of p`,
      [hashOf(token), now],
    )
    const row = rows[0]
    if (!row) return undefined
    const secret = unseal(
      app.config.keys,
      String(row.secret_key_id),
      row.secret as Buffer,
      `credentials-page:${String(row.id)}`,
    )
    await sql.query('update credential_pages set opened_at = $2, secret = null where id = $1', [row.id, now])
    await writeAuditEvent(
      sql,
      {
        event: 'credentials-page-opened',
        actor: { kind: 'visitor', email: String(row.staff_email) },
        subject: { kind: 'request', id: String(row.request_id) },
        requestId: String(row.request_id),
        organizationId: String(row.organization_id),
        address,
      },
      now,
    )
    return {
      reference: String(row.reference),
      expiresAt: row.expires_at as Date,
      username: String(row.username),
      temporaryPassword: secret.toString(),
    }
  })
}
