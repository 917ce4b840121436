/** The process of `npm run demo`, started by `start.mjs`: PostgreSQL, migrations, sample data, then the server. */
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Config } from '../config.ts'
import { loadConfig } from '../config.ts'
import { poolOf } from '../database/connection.ts'
import { PostgresInUse, startEmbeddedPostgres } from '../database/embeddedPostgres.ts'
import { bringUpToDate } from '../database/migrations.ts'
import { consoleIntoLog } from '../log/consoleIntoLog.ts'
import { endOnUncaughtFault } from '../server/faults.ts'
import { StartRefused } from '../server/preflight.ts'
import { refuseStart, stopOnSignals } from '../server/process.ts'
import { startServer } from '../server/start.ts'
import { type Application, openApplication } from '../services/application.ts'
import { type DemoClock, demoClock } from './demoClock.ts'
import { firstScreen } from './firstScreen.ts'
import { writeAccounts } from './sampleAccounts.ts'
import { writeSampleData } from './sampleData.ts'
import { type DemoSecrets, type KnownSecrets, secretsIn, writePrivately } from './secrets.ts'

const started = Date.now()
const data = path.resolve(process.env.DEMO_DATA ?? 'data')
const port = Number(process.env.DEMO_PORT ?? 3000)
const databaseIsNamed = Boolean(process.env.DATABASE_URL)

const toStop: (() => Promise<unknown>)[] = []
const stop = stopOnSignals(stopAll)
process.on('disconnect', stop) // the starting process is gone, and with it the terminal

async function run(): Promise<void> {
  const secrets = secretsIn(data)
  const database = await openDatabase()
  Object.assign(process.env, environment(secrets, database))
  const config = loadConfig(process.env)
  const clock = demoClock()
  const app = await openApplication(config, clock)
  app.payload.logger.level = 'warn' // the first screen stays clean
  toStop.unshift(() => app.payload.destroy())
  consoleIntoLog(app.payload.logger)
  endOnUncaughtFault(app.payload.logger)
  await prepare(app, clock, secrets)
  const server = await startServer(app)
  toStop.unshift(server.stop)
  tell(config, secrets)
}

/** Last opened, first closed. */
async function stopAll(): Promise<void> {
  for (const stopOne of toStop.splice(0)) await stopOne()
}

async function openDatabase(): Promise<string> {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL
  try {
    const postgres = await startEmbeddedPostgres(path.join(data, 'postgres'), { log: say })
    toStop.unshift(postgres.stop)
    say('PostgreSQL is up')
    return postgres.url
  } catch (error) {
    if (error instanceof PostgresInUse)
      throw new StartRefused(`A demonstration is running on ${data} already: stop it, or use another --data`)
    throw error
  }
}

/** What the environment names stays; the rest is made up here. */
const environment = (secrets: DemoSecrets, databaseUrl: string): Record<string, string> => ({
  APP_MODE: 'demo',
  DATABASE_URL: databaseUrl,
  PAYLOAD_SECRET: secrets.payloadSecret,
  SEALING_KEYS: secrets.sealingKeys,
  PUBLIC_URL: process.env.PUBLIC_URL || `http://localhost:${port}`,
  PORT: String(port),
  EVIDENCE_FOLDER: path.join(data, 'evidence'),
  MAILBOX_FILE: path.join(data, 'mailbox.jsonl'),
})

/** Migrations and reference data every time; sample data until it was written whole once. */
async function prepare(app: Application, clock: DemoClock, secrets: KnownSecrets): Promise<void> {
  await bringUpToDate(app)
  await refuseRealData(app)
  const accounts = await writeAccounts(app, secrets.password, secrets.made)
  writePrivately(path.join(data, 'demo-accounts.json'), accounts)
  const marker = path.join(data, 'sample-data-complete')
  if (existsSync(marker)) return
  await writeSampleData(app, clock)
  writeFileSync(marker, `${clock.now().toISOString()}\n`)
  say('Sample data is written')
}

/** A database that was named by mistake is left as it is: samples never go among real accounts. */
async function refuseRealData({ payload }: Application): Promise<void> {
  const { rows } = await poolOf(payload).query(
    "select 1 from coordinators where email !~ '[.]example$' limit 1",
  )
  if (rows.length && databaseIsNamed)
    throw new StartRefused('DATABASE_URL names a database with real accounts: unset it for the demonstration')
}

function tell(config: Config, { password }: DemoSecrets): void {
  const seconds = (Date.now() - started) / 1000
  process.stdout.write(firstScreen({ config, password, data, seconds }))
}

function say(line: string): void {
  process.stdout.write(`${line} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`)
}

try {
  await run()
} catch (error) {
  await stopAll().catch(() => {})
  refuseStart(error)
}
