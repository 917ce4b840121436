import type { Migration } from 'payload'
import type { SqlExecutor } from '../database/connection.ts'
import { migrations } from '../migrations/index.ts'

/** Every migration of this build, in order. */
export const allMigrations = migrations as Migration[]

/** Names of the migrations that the database has not had; all of them where it is empty. */
export async function pendingMigrations(sql: SqlExecutor): Promise<string[]> {
  const { rows: tables } = await sql.query("select to_regclass('payload_migrations') as name")
  if (!tables[0]?.name) return allMigrations.map(({ name }) => name)
  const { rows } = await sql.query('select name from payload_migrations')
  const done = new Set(rows.map(({ name }) => name))
  return allMigrations.map(({ name }) => name).filter((name) => !done.has(name))
}
