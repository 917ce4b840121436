import { poolOf, type SqlExecutor } from '../../database/connection.ts'
import { inTransaction } from '../../database/transaction.ts'
import type { Application } from '../application.ts'
import { lockAccount } from './lockAccounts.ts'
import { storedPassword } from './passwords.ts'
import { endSessions, openSession, type OpenSession } from './sessions.ts'
import { writeSessionEvent } from './signIn.ts'

/**
 * Sets a new password by the link of a mail, once: every session ends, and one begins.
 * @returns nothing where the link is wrong, used or too old, or the account is inactive
 */
export async function resetPassword(
  app: Application,
  given: { token: string; password: string; address?: string },
): Promise<OpenSession | undefined> {
  const found = await accountOfToken(poolOf(app.payload), given.token)
  if (!found) return undefined
  const { hash, salt } = await storedPassword(given.password)
  return inTransaction(app.payload, async (transaction) => {
    const { sql } = transaction
    await lockAccount(sql, found.id)
    const account = await accountOfToken(sql, given.token)
    if (account?.id !== found.id) return undefined
    await sql.query(
      `update coordinators set hash = $2, salt = $3, reset_password_token = null, reset_password_expiration = null,
         login_attempts = 0, lock_until = null, updated_at = now()
       where id = $1`,
      [account.id, hash, salt],
    )
    await endSessions(transaction, account.id)
    const by = { ...account, address: given.address }
    await writeSessionEvent(app, transaction, 'password-reset', by)
    const session = await openSession(transaction, account.id)
    await writeSessionEvent(app, transaction, 'coordinator-signed-in', by)
    return session
  })
}

async function accountOfToken(
  sql: SqlExecutor,
  token: string,
): Promise<{ id: string; email: string } | undefined> {
  const { rows } = await sql.query(
    `select id, email from coordinators
     where reset_password_token = $1 and reset_password_expiration > now() and active`,
    [token],
  )
  return rows[0] && { id: String(rows[0].id), email: String(rows[0].email) }
}
