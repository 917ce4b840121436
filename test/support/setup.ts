import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { fixedClock } from '../../src/clock.ts'
import { loadConfig } from '../../src/config.ts'
import { type Application, openApplication } from '../../src/services/application.ts'

export type TestApplication = Application & { clock: ReturnType<typeof fixedClock> }

/** A Monday, 10 a.m. in California. */
const usualMoment = '2026-11-23T18:00:00Z'

const shared = globalThis as unknown as { application?: TestApplication }

if (!shared.application) shared.application = await open()

/** The application of this worker, on its own copy of the migrated database, with a clock that the test sets. */
export const app: TestApplication = shared.application
app.clock.set(usualMoment) // another file of this worker may have left it elsewhere

async function open(): Promise<TestApplication> {
  const server = process.env.TEST_POSTGRES_URL ?? ''
  const name = `worker_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query("select pg_advisory_lock(hashtext('clone'))")
  await admin.query(`create database ${name} template template_migrated strategy = file_copy`)
  await admin.end()
  Object.assign(process.env, {
    APP_MODE: 'test',
    DATABASE_URL: server.replace('/app?', `/${name}?`),
    PAYLOAD_SECRET: 'a secret for the tests, long enough to pass',
    PUBLIC_URL: 'http://localhost:3000',
  })
  const clock = fixedClock(usualMoment)
  return { ...(await openApplication(loadConfig(process.env), clock)), clock }
}
