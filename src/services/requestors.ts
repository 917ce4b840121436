import type { PayloadRequest } from 'payload'
import { poolOf } from '../database/connection.ts'
import { sqlOf } from '../database/transaction.ts'
import type { Claims } from '../policy/claims.ts'
import type { RequestorTitle } from '../policy/vocabulary.ts'
import type { Application } from './application.ts'
import { welcomeRequestor } from './forms/tellRequestors.ts'

/** What a requestor said of themselves the last time, so that it need not be typed again (WCAG 3.3.7). */
export type KnownRequestor = {
  id: string
  email: string
  name: string
  title: RequestorTitle
  phone: string
  organizationId?: string
}

/**
 * Keeps what the requestor says of themselves. Somebody whose address is not proved changes nothing of what is
 * known of it already (D9). Who comes on record gets the current forms (R15).
 * @returns the id of the record
 */
export async function recordRequestor(
  req: PayloadRequest,
  claims: Claims,
  requestorConfirmed: boolean,
  mayChange: boolean,
  now: Date,
): Promise<string> {
  const sql = sqlOf(req)
  const { rows: known } = await sql.query(
    'select 1 from requestors where email = $1 and proved_at is not null',
    [claims.requestorEmail],
  )
  const { rows } = await sql.query(
    `insert into requestors (email, name, title, phone, organization_id, proved_at, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7)
     on conflict (email) do update set
       name = case when $8 then excluded.name else requestors.name end,
       title = case when $8 then excluded.title else requestors.title end,
       phone = case when $8 then excluded.phone else requestors.phone end,
       organization_id = case when $8 then excluded.organization_id else requestors.organization_id end,
       updated_at = excluded.updated_at,
       proved_at = coalesce(excluded.proved_at, requestors.proved_at)
     returning id`,
    [
      claims.requestorEmail,
      claims.requestorName,
      claims.requestorTitle,
      claims.requestorPhone,
      claims.organizationId,
      requestorConfirmed ? now : null,
      now,
      mayChange,
    ],
  )
  const id = String(rows[0]?.id)
  if (requestorConfirmed && !known.length && claims.organizationId)
    await welcomeRequestor(req, id, claims.organizationId)
  return id
}

/** The requestor of a proved address, where there is one on record. */
export async function findRequestor(app: Application, email: string): Promise<KnownRequestor | undefined> {
  const { rows } = await poolOf(app.payload).query(
    `select id, email, name, title, coalesce(phone, '') as phone, organization_id as "organizationId"
     from requestors where email = $1 and proved_at is not null`,
    [email],
  )
  return rows[0] as KnownRequestor | undefined
}
