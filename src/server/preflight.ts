import pg from 'pg'
import { pendingMigrations } from '../database/migrations.ts'

/** The start is refused for a reason that an operator can mend; the message is one line. */
export class StartRefused extends Error {}

/**
 * Looks at the database before anything else is loaded: it must answer and be up to date. The server never
 * migrates by itself in production.
 * @throws StartRefused
 */
export async function checkDatabase(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {}) // a connection lost later shows in the query below
  try {
    await client.connect()
    const pending = await pendingMigrations(client)
    if (pending.length)
      throw new StartRefused(
        `The database lacks ${pending.length} migration${pending.length === 1 ? '' : 's'}: run "npm run migrate"`,
      )
  } catch (error) {
    if (error instanceof StartRefused) throw error
    throw new StartRefused(`The database of DATABASE_URL does not answer: ${reasonOf(error)}`)
  } finally {
    await client.end().catch(() => {})
  }
}

/** Without the connection string, which may hold a password. */
function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return (message || code || 'no reason given').split('\n')[0] ?? ''
}
