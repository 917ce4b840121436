import type { Payload } from 'payload'
import type pg from 'pg'

/** The connection pool of Payload, for the SQL that Payload cannot say. */
export function poolOf(payload: Payload): pg.Pool {
  return (payload.db as unknown as { pool: pg.Pool }).pool
}

/** Anything that runs one SQL statement: the pool, or the connection of a transaction. */
export type SqlExecutor = {
  query: (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>
}
