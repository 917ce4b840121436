import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type Payload,
  type PayloadRequest,
  type TypedUser,
} from 'payload'
import type { PoolClient } from 'pg'
import { poolOf, type SqlExecutor } from './connection.ts'

export type { SqlExecutor } from './connection.ts'

/** One database transaction: `req` for Payload's Local API, `sql` for our own statements on the same connection. */
export type Transaction = { req: PayloadRequest; sql: SqlExecutor }

/**
 * Runs `work` in one transaction and commits it, or rolls all of it back and rethrows. An error of the commit
 * itself is thrown too: what returns from here is in the database.
 */
export async function inTransaction<T>(
  payload: Payload,
  work: (transaction: Transaction) => Promise<T>,
  user?: TypedUser | null,
): Promise<T> {
  const req = await createLocalReq({ user: user ?? undefined }, payload)
  await initTransaction(req)
  try {
    const value = await work({ req, sql: sqlOf(req) })
    await commitTransaction(req)
    return value
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}

/**
 * Where to read for `req`: in its transaction where it is in one, since who holds a connection must never wait for
 * another of the same pool.
 */
export const readerFor = (req: PayloadRequest): SqlExecutor =>
  req.transactionID ? sqlOf(req) : poolOf(req.payload)

/**
 * The connection of the transaction that `req` is in.
 * @throws when `req` is in no transaction, so that a write can never slip out of it.
 */
export function sqlOf(req: PayloadRequest): SqlExecutor {
  const sessions = req.payload.db.sessions as unknown as Record<string, { client: PoolClient }> | undefined
  const session = sessions?.[String(req.transactionID)]
  if (!session) throw new Error('No transaction is open')
  return { query: (text, values) => session.client.query(text, values) }
}
