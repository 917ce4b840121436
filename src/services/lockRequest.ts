import type { PayloadRequest } from 'payload'
import { sqlOf, type SqlExecutor } from '../database/transaction.ts'
import type { Request } from '../payload-types.ts'
import { openStates } from '../policy/vocabulary.ts'
import { lockPerson } from './openDeactivations.ts'

/**
 * Locks a request until the transaction ends, and with it whatever else is open for the same person: first the
 * person, then the rows in the order of their ids. An act on one request may close the others, so two acts for the
 * same person must never hold one row each and wait for the other's. Staff are locked after requests, everywhere.
 */
export async function lockRequest(sql: SqlExecutor, id: string): Promise<void> {
  const { rows } = await sql.query(
    'select staff_email as email, staff_id as "staffId" from requests where id = $1',
    [id],
  )
  const about = rows[0] as { email: string; staffId: string | null } | undefined
  if (!about) return
  await lockPerson(sql, { email: about.email, staffId: about.staffId ?? undefined })
  await sql.query(
    `select id from requests
      where id = $1 or ((staff_email = $2 or staff_id = $3::uuid) and state::text = any($4))
      order by id for update`,
    [id, about.email, about.staffId, [...openStates]],
  )
}

/** The request as it stands once it is locked as `lockRequest` does; nothing where there is none. */
export async function lockedRequest(req: PayloadRequest, id: string): Promise<Request | null> {
  await lockRequest(sqlOf(req), id)
  return req.payload.findByID({
    collection: 'requests',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
  })
}
