import { poolOf, type SqlExecutor } from '../../database/connection.ts'
import { inTransaction, type Transaction } from '../../database/transaction.ts'
import type { AuditEventName } from '../../audit/events.ts'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import type { Application } from '../application.ts'
import { lockAccount } from './lockAccounts.ts'
import { isOutdated, isPassword, type StoredPassword, storedPassword } from './passwords.ts'
import { endSessions, openSession, type OpenSession, prolongSession } from './sessions.ts'

export type SessionOf = { accountId: string; sid: string; address?: string }

type Account = { id: string; email: string; active: boolean; locked: boolean; password?: StoredPassword }

/**
 * Signs a coordinator in (D32). The password is compared without a lock or a connection, which takes its time; then
 * the row is locked, and what was true before must be true of it still.
 * @returns nothing where address or password is wrong, or the account is inactive or locked: nobody is told which
 */
export async function signIn(
  app: Application,
  given: { email: string; password: string; address?: string },
): Promise<OpenSession | undefined> {
  const pool = poolOf(app.payload)
  const account = await accountOf(pool, 'email', given.email.toLowerCase().trim())
  const isRight = await isPassword(given.password, account?.password)
  if (!account) return undefined
  if (!isRight) return void (await countWrongTry(app, account.id))
  const renewed =
    account.password && isOutdated(account.password) ? await storedPassword(given.password) : undefined
  return inTransaction(app.payload, async (transaction) => {
    const { sql } = transaction
    await lockAccount(sql, account.id)
    const now = await accountOf(sql, 'id', account.id)
    if (!now?.active || now.locked || !isSame(now.password, account.password)) return undefined
    await sql.query(
      `update coordinators set login_attempts = 0, lock_until = null, hash = coalesce($2, hash), salt = coalesce($3, salt)
       where id = $1`,
      [now.id, renewed?.hash ?? null, renewed?.salt ?? null],
    )
    const session = await openSession(transaction, now.id)
    await writeSessionEvent(app, transaction, 'coordinator-signed-in', { ...now, address: given.address })
    return session
  })
}

/**
 * Prolongs a session.
 * @returns nothing where it is over, or the account is no longer active
 */
export const refreshSession = (
  app: Application,
  { accountId, sid }: SessionOf,
): Promise<OpenSession | undefined> =>
  inTransaction(app.payload, async (transaction) => {
    await lockAccount(transaction.sql, accountId)
    const account = await accountOf(transaction.sql, 'id', accountId)
    return account?.active ? prolongSession(transaction, accountId, sid) : undefined
  })

/** Ends a session, or all of the account. */
export const signOut = (
  app: Application,
  { accountId, sid, address }: SessionOf,
  everywhere: boolean,
): Promise<void> =>
  inTransaction(app.payload, async (transaction) => {
    await lockAccount(transaction.sql, accountId)
    await endSessions(transaction, accountId, everywhere ? undefined : sid)
    const account = await accountOf(transaction.sql, 'id', accountId)
    if (account) await writeSessionEvent(app, transaction, 'coordinator-signed-out', { ...account, address })
  })

export const writeSessionEvent = (
  app: Application,
  { sql }: Transaction,
  event: AuditEventName,
  { id, email, address }: { id: string; email: string; address?: string },
) =>
  writeAuditEvent(
    sql,
    {
      event,
      actor: { kind: 'coordinator', id, email },
      subject: { kind: 'coordinator', id },
      address,
    },
    app.clock.now(),
  )

/** An account by its id or its address. */
async function accountOf(
  sql: SqlExecutor,
  column: 'id' | 'email',
  value: string,
): Promise<Account | undefined> {
  const { rows } = await sql.query(
    `select id, email, active is true as active, lock_until is not null and lock_until > now() as locked, hash, salt
     from coordinators where ${column} = $1`,
    [value],
  )
  const row = rows[0]
  if (!row) return undefined
  const { hash, salt } = row
  return {
    id: String(row.id),
    email: String(row.email),
    active: row.active === true,
    locked: row.locked === true,
    password: typeof hash === 'string' && typeof salt === 'string' ? { hash, salt } : undefined,
  }
}

const isSame = (one?: StoredPassword, other?: StoredPassword) =>
  one !== undefined && one.hash === other?.hash && one.salt === other.salt

/** Counts a wrong password; with the last that is allowed the account is locked for a while. */
async function countWrongTry(app: Application, id: string): Promise<void> {
  const { maxLoginAttempts, lockTime } = app.payload.collections.coordinators.config.auth
  await poolOf(app.payload).query(
    `update coordinators set
       login_attempts = case when lock_until is null then coalesce(login_attempts, 0) + 1 else 1 end,
       lock_until = case when lock_until is null and coalesce(login_attempts, 0) + 1 >= $2
         then now() + make_interval(secs => $3::float8 / 1000) end
     where id = $1 and (lock_until is null or lock_until <= now())`,
    [id, maxLoginAttempts, lockTime],
  )
}
