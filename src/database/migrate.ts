/** `npm run migrate`: brings the database up to date, one process at a time, and puts the reference data in. */
import type { Migration } from 'payload'
import pg from 'pg'
import { ConfigurationError, loadConfig } from '../config.ts'
import { systemClock } from '../clock.ts'
import { migrations } from '../migrations/index.ts'
import { openApplication } from '../services/application.ts'
import { poolOf } from './connection.ts'
import { loadReferenceData } from './referenceData.ts'

try {
  const config = loadConfig(process.env)
  const lock = new pg.Client({ connectionString: config.databaseUrl })
  await lock.connect()
  await lock.query("select pg_advisory_lock(hashtext('migrations'))")
  const { payload } = await openApplication(config, systemClock)
  await payload.db.migrate({ migrations: migrations as Migration[] })
  await loadReferenceData(poolOf(payload), systemClock.now())
  await lock.end()
  console.log('The database is up to date.')
  process.exit(0)
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error
  for (const line of error.lines) console.error(line)
  process.exit(1)
}
