import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadPeople, loadRequests } from '../bench/loadRequests.ts'
import { type Started, startProcess } from '../support/processes.ts'
import { randomFrom } from '../support/random.ts'

const rounds = 8
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const random = randomFrom(seed)
const urlOf = (database: string) => (process.env.TEST_POSTGRES_URL ?? '').replace('/app?', `/${database}?`)
const database = `workers_${randomUUID().replaceAll('-', '')}`
const pool = new pg.Pool({ connectionString: urlOf(database) })

beforeAll(async () => {
  const admin = new pg.Client({ connectionString: urlOf('postgres') })
  await admin.connect()
  await admin.query(`create database ${database} template template_migrated strategy = file_copy`)
  await admin.end()
  await loadPeople(pool)
  await loadRequests(pool, 1, 4000)
})
afterAll(() => pool.end())

const secret = randomUUID() + randomUUID()
const worker = (): Started =>
  startProcess(['--conditions=production', 'dist/worker.js'], {
    DATABASE_URL: urlOf(database),
    PAYLOAD_SECRET: secret,
    PUBLIC_URL: 'http://localhost:3000',
    SMTP_URL: 'smtp://127.0.0.1:1', // nobody answers: mail waits in the outbox
  })

const count = async (query: string): Promise<number> =>
  Number((await pool.query<{ count: string }>(`select count(*) from ${query}`)).rows[0]?.count)

/** Every job once more, so that each round finds something to look at. */
const everythingIsDue = () => pool.query('update jobs set next_run_at = now()')

const late = `requests where kind = 'deactivate' and state in ('submitted', 'in-review', 'returned')
  and last_day < to_char(now() at time zone 'America/Los_Angeles', 'YYYY-MM-DD')`

test(`npm run worker, three at once, each killed ${rounds} times: everything is told once (seed ${seed})`, async () => {
  const workers = [worker(), worker(), worker()]
  for (let round = 0; round < rounds; round += 1) {
    await pause(2500 + random.below(3000))
    const place = random.below(3)
    workers[place]?.child.kill('SIGKILL')
    await workers[place]?.ended
    await everythingIsDue()
    workers[place] = worker()
  }
  await expect
    .poll(
      async () => [
        await count('jobs where next_run_at <= now()'),
        await count("job_runs where outcome = 'running'"),
        await count('renewal_digests where told_at is null'),
      ],
      { timeout: 120_000, interval: 500 },
    )
    .toEqual([0, 0, 0])
  for (const { child, ended } of workers) {
    child.kill('SIGTERM')
    await ended
  }

  const twice = (template: string, of: string) =>
    count(`(select 1 from messages where template = '${template}' group by ${of} having count(*) > 1) every`)
  expect(await twice('renewals-due', '"to"')).toBe(0)
  expect(await twice('renewals-late', '"to", body_text')).toBe(0)
  expect(await twice('late-deactivation', 'request_id, "to"')).toBe(0)
  const reminded = await count(
    "(select distinct recipient_id from renewal_digests where audience = 'requestor') every",
  )
  expect(reminded).toBeGreaterThan(50)
  expect(await count("messages where template = 'renewals-due'")).toBe(reminded)
  expect(await count(late)).toBeGreaterThan(10)
  expect(await count('incidents')).toBe(await count(late))
  expect(await count("job_runs where outcome = 'failed'")).toBe(0)
}, 300_000)
