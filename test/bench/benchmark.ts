import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { Clock } from '../../src/clock.ts'
import { loadConfig } from '../../src/config.ts'
import { startEmbeddedPostgres } from '../../src/database/embeddedPostgres.ts'
import { bringUpToDate } from '../../src/database/migrations.ts'
import { type Application, openApplication } from '../../src/services/application.ts'

/**
 * Does some work on an application with a database of its own, and ends the process.
 * @param work gets a pool of the same database without the time limits of the application, to load with
 */
export async function benchmark(
  clock: Clock,
  work: (app: Application, loader: pg.Pool) => Promise<void>,
): Promise<never> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'caljobs-bench-'))
  chmodSync(folder, 0o755) // PostgreSQL may run under another account than this one
  const server = await startEmbeddedPostgres(path.join(folder, 'postgres'))
  Object.assign(process.env, {
    APP_MODE: 'test',
    DATABASE_URL: server.url,
    PAYLOAD_SECRET: 'a secret for the benchmark, long enough',
    PUBLIC_URL: 'http://localhost:3000',
    EVIDENCE_FOLDER: path.join(folder, 'evidence'),
  })
  try {
    const app = await openApplication(loadConfig(process.env), clock)
    await bringUpToDate(app)
    const loader = new pg.Pool({ connectionString: server.url })
    loader.on('error', () => {}) // the server goes down at the end
    await work(app, loader)
    app.payload.logger.level = 'silent' // the server goes down
  } catch (error) {
    console.error(error)
    process.exitCode = 1
  }
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
  process.exit()
}
