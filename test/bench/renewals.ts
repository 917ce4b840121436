/**
 * `npm run bench:renewals`: what the nightly sweep of renewals costs a staff row with 1,000,000 staff, as a ratio to what
 * it costs with 10,000, in the same run on the same machine; and what memory it takes.
 */
import type pg from 'pg'
import { fixedClock } from '../../src/clock.ts'
import { poolOf } from '../../src/database/connection.ts'
import { inTransaction } from '../../src/database/transaction.ts'
import { addDays, type CivilDate } from '../../src/policy/dates.ts'
import type { Application } from '../../src/services/application.ts'
import { recordReminders } from '../../src/services/renewals/recordReminders.ts'
import { remindRenewals } from '../../src/services/renewals/remindRenewals.ts'
import { benchmark } from './benchmark.ts'

const FEW = 10_000
const MANY = Number(process.argv[2] ?? 1_000_000)
const NIGHTS = 5
const begin = '2027-03-01'

const clock = fixedClock(`${begin}T14:00:00Z`)
await benchmark(clock, async (app, loader) => {
  await loadStaff(loader, 1, FEW)
  const few = await measure(app, loader, FEW, begin)
  await loadStaff(loader, FEW + 1, MANY)
  print(few, await measure(app, loader, MANY, addDays(begin, 60)))
})

/** Two hundred staff a requestor, their documents spread over the year that comes before. */
async function loadStaff(pool: pg.Pool, from: number, to: number): Promise<void> {
  await pool.query(
    `insert into requestors (email, name, title, organization_id, proved_at)
       select 'requestor.' || n || '@requestors.example', 'SAMPLE Requestor ' || n, 'manager-supervisor',
         (select id from organizations where type = 'local-area' order by slug offset n % 45 limit 1), now()
         from generate_series($1::int, $2::int) n on conflict do nothing`,
    [Math.floor(from / 200), Math.floor(to / 200)],
  )
  await pool.query(
    `insert into staff (given_name, family_name, email, is_edd_employee, organization_id, requestor_of_record_id,
       username, account_state, ispa_completed_on, statement_signed_on, statement_form)
     select 'Sample' || n % 997, 'Person' || n % 9973, 'person.' || n || '@staff.example', true, q.organization_id, q.id,
       'user' || n, 'active', to_char(date '2026-03-01' + n % 365, 'YYYY-MM-DD'),
       to_char(date '2026-03-01' + n % 365, 'YYYY-MM-DD'), 'de-7410'
       from generate_series($1::int, $2::int) n
       join requestors q on q.email = 'requestor.' || n / 200 || '@requestors.example'`,
    [from, to],
  )
  await pool.query('vacuum analyze')
}

type Measured = {
  staff: number
  /** Microseconds a staff row and night, median of the nights. */
  recordingARow: number
  /** Milliseconds a digest. */
  tellingADigest: number
  digests: number
  /** Megabytes more in use at the end than at the beginning, of the process. */
  memory: number
}

/** Several nights, after one in which everything that is due already was told. */
async function measure(app: Application, pool: pg.Pool, staff: number, first: CivilDate): Promise<Measured> {
  await night(app, first)
  await pool.query('vacuum analyze')
  const before = memoryInUse()
  const nights = []
  for (let day = 1; day <= NIGHTS; day += 1) nights.push(await night(app, addDays(first, day)))
  const digests = nights.reduce((sum, { told }) => sum + told, 0)
  return {
    staff,
    recordingARow: (median(nights.map(({ recording }) => recording)) * 1000) / staff,
    tellingADigest: nights.reduce((sum, { telling }) => sum + telling, 0) / digests,
    digests: digests / NIGHTS,
    memory: (memoryInUse() - before) / 1_000_000,
  }
}

/** Milliseconds of the one statement, and of the digests after it. */
async function night(app: Application, day: CivilDate) {
  clock.set(`${day}T14:00:00Z`)
  const start = performance.now()
  await inTransaction(app.payload, ({ sql }) => recordReminders(sql, day))
  const recorded = performance.now()
  const { done: told } = await remindRenewals(app)
  await poolOf(app.payload).query("delete from messages where template like 'renewals-%'")
  return { recording: recorded - start, telling: performance.now() - recorded, told }
}

function memoryInUse(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function print(few: Measured, many: Measured): void {
  console.log(`\nA night, medians of ${NIGHTS}; ratio of ${many.staff} staff to ${few.staff}\n`)
  const line = (what: string, of: (measured: Measured) => number) =>
    console.log(
      `${what.padEnd(52)}${of(few).toFixed(2).padStart(10)}${of(many).toFixed(2).padStart(10)}   x ${(of(many) / of(few)).toFixed(2)}`,
    )
  line('recording what is due, microseconds a staff row', ({ recordingARow }) => recordingARow)
  line('telling, milliseconds a digest', ({ tellingADigest }) => tellingADigest)
  line('digests a night', ({ digests }) => digests)
  console.log(
    `heap after ${NIGHTS} nights: ${few.memory.toFixed(1)} MB and ${many.memory.toFixed(1)} MB more than before`,
  )
}
