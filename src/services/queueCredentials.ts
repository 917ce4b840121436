import { randomUUID } from 'node:crypto'
import { queueMessage } from '../mail/outbox.ts'
import type { Request } from '../payload-types.ts'
import { fullName } from '../policy/people.ts'
import { seal } from '../sealing/sealing.ts'
import type { Act } from './actOnRequest.ts'
import type { Application } from './application.ts'
import { contactOf } from './contacts.ts'
import { hashOf, newToken } from './oneTimeTokens.ts'

/** What the coordinator got from CalJOBS; the password goes sealed into the outbox, and nowhere else (D11). */
export type Credentials = { username: string; temporaryPassword: string }

/** To the staff member, Cc the requestor; by the setting, the password stands on a page that opens once (D11). */
export async function queueCredentials(
  app: Application,
  { request, req, sql, now }: Act,
  work: Credentials,
  expiresAt: Date,
): Promise<void> {
  const settings = await req.payload.findGlobal({ slug: 'settings', overrideAccess: true, depth: 0, req })
  const byPage = settings.credentialsDelivery === 'one-time-page'
  const staffName = fullName(request.staffGivenName, request.staffFamilyName)
  const contact = await contactOf(req, request)
  const common = { requestId: request.id, replyTo: contact }
  await queueMessage(
    sql,
    app.config.keys,
    {
      ...common,
      key: `${request.id}:account-credentials`,
      to: request.staffEmail,
      cc: request.requestorEmail,
      notice: {
        key: 'account-credentials',
        reference: request.reference,
        kind: request.kind,
        staffName,
        username: work.username,
        issuedAt: now,
        expiresAt,
        passwordBy: byPage ? 'page' : 'notice',
        contact,
      },
      ...(byPage
        ? {}
        : { secret: { values: { 'temporary-password': work.temporaryPassword }, until: expiresAt } }),
    },
    now,
  )
  if (!byPage) return
  const link = await makeCredentialsPage(app, sql, request, work.temporaryPassword, expiresAt)
  await queueMessage(
    sql,
    app.config.keys,
    {
      ...common,
      key: `${request.id}:account-credentials-link`,
      to: request.staffEmail,
      notice: { key: 'account-credentials-link', reference: request.reference, staffName, expiresAt },
      secret: { values: { 'credentials-link': link }, until: expiresAt },
    },
    now,
  )
}

/** @returns the address of the page; it opens once, and the database knows only a hash of it */
async function makeCredentialsPage(
  app: Application,
  sql: Act['sql'],
  request: Request,
  temporaryPassword: string,
  expiresAt: Date,
): Promise<string> {
  const id = randomUUID()
  const token = newToken()
  const { keyId, sealed } = seal(app.config.keys, Buffer.from(temporaryPassword), `credentials-page:${id}`)
  await sql.query(
    `insert into credential_pages (id, token_hash, request_id, secret, secret_key_id, expires_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [id, hashOf(token), request.id, sealed, keyId, expiresAt],
  )
  return `${app.config.publicUrl}/credentials/${token}`
}
