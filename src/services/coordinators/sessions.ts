import { randomUUID } from 'node:crypto'
import { getFieldsToSign, jwtSign } from 'payload'
import type { Transaction } from '../../database/transaction.ts'
import type { Coordinator } from '../../payload-types.ts'

/** What a browser gets: the token of its session, when it ends (seconds since 1970), and the account as it may see it. */
export type OpenSession = { token: string; exp: number; user: SignedInCoordinator }

export type SignedInCoordinator = Coordinator & {
  collection: 'coordinators'
  _sid: string
  _strategy: 'local-jwt'
}

/** Opens a session of an account whose row the transaction has locked; those that are over go. */
export async function openSession(transaction: Transaction, accountId: string): Promise<OpenSession> {
  const sid = randomUUID()
  await endExpired(transaction, accountId)
  await transaction.sql.query(
    `insert into coordinators_sessions (_order, _parent_id, id, created_at, expires_at)
     select coalesce(max(_order), 0) + 1, $1, $2, now(), now() + make_interval(secs => $3)
     from coordinators_sessions where _parent_id = $1`,
    [accountId, sid, lifetimeOf(transaction)],
  )
  return signedSession(transaction, accountId, sid)
}

/**
 * Gives a session of a locked account its whole time again.
 * @returns nothing where the session is over
 */
export async function prolongSession(
  transaction: Transaction,
  accountId: string,
  sid: string,
): Promise<OpenSession | undefined> {
  await endExpired(transaction, accountId)
  const { rows } = await transaction.sql.query(
    `update coordinators_sessions set expires_at = now() + make_interval(secs => $3)
     where _parent_id = $1 and id = $2 returning id`,
    [accountId, sid, lifetimeOf(transaction)],
  )
  return rows.length ? signedSession(transaction, accountId, sid) : undefined
}

/** Ends one session of a locked account, or all of them. */
export async function endSessions({ sql }: Transaction, accountId: string, sid?: string): Promise<void> {
  await sql.query(
    'delete from coordinators_sessions where _parent_id = $1 and ($2::text is null or id = $2)',
    [accountId, sid ?? null],
  )
}

const endExpired = ({ sql }: Transaction, accountId: string) =>
  sql.query('delete from coordinators_sessions where _parent_id = $1 and expires_at <= now()', [accountId])

/** The token carries the same fields as Payload's own. */
async function signedSession({ req }: Transaction, accountId: string, sid: string): Promise<OpenSession> {
  const { config } = req.payload.collections.coordinators
  const account = await req.payload.findByID({
    collection: 'coordinators',
    id: accountId,
    depth: 0,
    overrideAccess: true,
    req,
  })
  const user: SignedInCoordinator = {
    ...account,
    collection: 'coordinators',
    _sid: sid,
    _strategy: 'local-jwt',
  }
  const fieldsToSign = getFieldsToSign({ collectionConfig: config, email: account.email, sid, user })
  const { exp, token } = await jwtSign({
    fieldsToSign,
    secret: req.payload.secret,
    tokenExpiration: config.auth.tokenExpiration,
  })
  const visible = await req.payload.findByID({
    collection: 'coordinators',
    id: accountId,
    depth: 0,
    overrideAccess: false,
    user,
    req,
  })
  return { exp, token, user: { ...user, ...visible } }
}

const lifetimeOf = ({ req }: Transaction) => req.payload.collections.coordinators.config.auth.tokenExpiration
