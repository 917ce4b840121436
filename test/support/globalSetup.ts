import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { buildSite } from '../../src/build/site.mjs'
import { startEmbeddedPostgres } from '../../src/database/embeddedPostgres.ts'

/** A PostgreSQL of its own for this run, and in it a database that the repository's migrations have made. */
export default async function setup() {
  if (!existsSync('dist/site/manifest.json')) await buildSite() // the pages name its files
  const folder = mkdtempSync(path.join(os.tmpdir(), 'caljobs-test-'))
  chmodSync(folder, 0o755) // PostgreSQL may run under another account than this one
  const flags = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'].flatMap((flag) => [
    '-c',
    flag,
  ])
  const server = await startEmbeddedPostgres(path.join(folder, 'postgres'), { flags })
  const admin = new pg.Client({ connectionString: server.urlOf('postgres') })
  await admin.connect()
  await admin.query('create database template_migrated')
  await admin.end()
  process.env.EVIDENCE_FOLDER = path.join(folder, 'evidence')
  execFileSync(process.execPath, ['--conditions=production', '--import', 'tsx', 'src/setup/migrate.ts'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      APP_MODE: 'test',
      DATABASE_URL: server.urlOf('template_migrated'),
      PAYLOAD_SECRET: 'a secret for the tests, long enough to pass',
      PUBLIC_URL: 'http://localhost:3000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.env.TEST_POSTGRES_URL = server.url
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
