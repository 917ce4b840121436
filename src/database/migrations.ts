import type { Migration, Payload } from 'payload'
import pg from 'pg'
import { migrations } from '../migrations/index.ts'
import type { Application } from '../services/application.ts'
import { poolOf, type SqlExecutor } from './connection.ts'
import { loadTraining } from '../services/training/loadTraining.ts'
import { retargetOpenRequests, targetRules } from '../services/targets.ts'
import { loadReferenceData } from './referenceData.ts'
import { inTransaction } from './transaction.ts'

/** Every migration of this build, in order. */
const allMigrations = migrations as Migration[]

/** Names of the migrations that the database has not had; all of them where it is empty. */
export async function pendingMigrations(sql: SqlExecutor): Promise<string[]> {
  const { rows: tables } = await sql.query("select to_regclass('payload_migrations') as name")
  if (!tables[0]?.name) return allMigrations.map(({ name }) => name)
  const { rows } = await sql.query('select name from payload_migrations')
  const done = new Set(rows.map(({ name }) => name))
  return allMigrations.map(({ name }) => name).filter((name) => !done.has(name))
}

/** Requests of an earlier version have no processing target yet. */
async function setMissingTargets(payload: Payload, now: Date): Promise<void> {
  const { rowCount } = await poolOf(payload).query(
    "select 1 from requests where due_at is null and state in ('submitted', 'in-review', 'returned', 'granted') limit 1",
  )
  if (!rowCount) return
  await inTransaction(payload, async ({ req, sql }) =>
    retargetOpenRequests(sql, await targetRules(req, sql, now)),
  )
}

/** Runs the migrations that are missing, one process at a time, and puts in the reference data that is missing. */
export async function bringUpToDate(app: Application): Promise<void> {
  const { payload, config, clock } = app
  // A connection of its own: those of the pool wait 10 seconds for a lock, and a migration may take longer.
  const lock = new pg.Client({ connectionString: config.databaseUrl })
  await lock.connect()
  try {
    await lock.query("select pg_advisory_lock(hashtext('migrations'))")
    await payload.db.migrate({ migrations: allMigrations })
    await loadReferenceData(poolOf(payload), clock.now())
    await loadTraining(app)
    await setMissingTargets(payload, clock.now())
  } finally {
    await lock.end()
  }
}
