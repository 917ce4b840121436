import { randomUUID } from 'node:crypto'
import type { postgresAdapter } from '@payloadcms/db-postgres'
import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'

type PostgresAdapterResult = ReturnType<typeof postgresAdapter>
type PostgresAdapter = ReturnType<PostgresAdapterResult['init']>
type Session = {
  client: pg.PoolClient
  db: unknown
  reject: () => Promise<void>
  resolve: () => Promise<void>
}

/**
 * Payload's own transactions swallow an error of COMMIT itself: the caller is told that all is well when the
 * database has rolled back (a lost connection, a deferred constraint). Here COMMIT's error reaches the caller,
 * and each transaction is one plain client that the house's own SQL shares (T8).
 */
export function withHonestTransactions(result: PostgresAdapterResult): PostgresAdapterResult {
  return {
    ...result,
    init: (args) => {
      const adapter = result.init(args)
      const sessions = adapter.sessions as unknown as Record<string, Session>
      const end = async (id: unknown, statement: 'commit' | 'rollback') => {
        const key = String(await id)
        const session = sessions[key]
        if (!session) {
          if (statement === 'commit') throw new Error('The transaction was rolled back before its end')
          return
        }
        delete sessions[key]
        await finish(session.client, statement)
      }
      adapter.beginTransaction = async () => {
        const id = randomUUID()
        sessions[id] = await begin(adapter)
        return id
      }
      adapter.commitTransaction = (id) => end(id, 'commit')
      adapter.rollbackTransaction = (id) => end(id, 'rollback')
      return adapter
    },
  }
}

/**
 * A connection that is lost between two statements tells its next one; unheard, it would end the process. One that
 * is thrown away keeps the listener: its last word may come late.
 */
const onLost = () => {}

async function begin(adapter: PostgresAdapter): Promise<Session> {
  const client = await (adapter.pool as pg.Pool).connect()
  client.on('error', onLost)
  try {
    await client.query('begin')
  } catch (error) {
    client.release(true)
    throw error
  }
  const unused = async () => {}
  return { client, db: drizzle({ client, schema: adapter.schema }), reject: unused, resolve: unused }
}

async function finish(client: pg.PoolClient, statement: 'commit' | 'rollback') {
  try {
    const { command } = await client.query(statement)
    client.off('error', onLost)
    client.release()
    // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK, and no error.
    if (statement === 'commit' && command !== 'COMMIT') throw new FailedCommit()
  } catch (error) {
    if (!(error instanceof FailedCommit)) client.release(true)
    if (statement === 'commit') throw error
  }
}

class FailedCommit extends Error {
  constructor() {
    super('The database rolled the transaction back')
  }
}
