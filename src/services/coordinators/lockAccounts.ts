import type { SqlExecutor } from '../../database/connection.ts'

/**
 * Locks one account until the transaction ends. Whoever writes an account locks it before it is read, so that nobody
 * writes back what was read before a change of another. Requests that name the account need not wait for it.
 */
export async function lockAccount(sql: SqlExecutor, id: string): Promise<void> {
  await sql.query('select from coordinators where id = $1 for no key update', [id])
}

/** Locks every account, in the one order that two who do it at once cannot block each other in. */
export async function lockAllAccounts(sql: SqlExecutor): Promise<void> {
  await sql.query('select from coordinators order by id for no key update')
}
