import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { type Job, jobs } from '../../src/jobs/index.ts'
import { runJob, startJobs } from '../../src/jobs/startJobs.ts'
import { runInWords } from '../../src/panel/jobs/words.ts'
import { inTransaction } from '../../src/database/transaction.ts'
import type { Coordinator } from '../../src/payload-types.ts'
import { askForJob, readJobs } from '../../src/services/jobs.ts'
import { trailAbout } from '../support/ownership.ts'
import { loggedErrors } from '../support/loggedErrors.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, outcome, signedIn, sql } from '../support/world.ts'

const { clock } = app
const start = '2026-11-23T18:00:00Z'
const logged = loggedErrors()

beforeEach(() => clock.set(start))
afterAll(() => clock.set(start))

describe('The jobs', () => {
  const soon = async (isSo: () => boolean | Promise<boolean>) => {
    for (let tries = 0; tries < 300 && !(await isSo()); tries++) await pause(10)
    expect(await isSo()).toBe(true)
  }
  const aJob = (over: Partial<Job>): Job => ({
    name: randomUUID(),
    does: 'Something',
    uniqueKey: 'It does nothing',
    schedule: { everyMinutes: 15 },
    run: async () => 0,
    ...over,
  })
  /** A process that looks often. */
  const aWorker = (...list: Job[]) => startJobs(app, list, 10)
  const later = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000))
  /** Long enough for some looks. */
  const someLooks = () => pause(80)
  const runsOf = async ({ name }: Job) => {
    const { rows } = await sql.query(
      'select outcome, done, error, started_at, ended_at from job_runs where job = $1 order by started_at, ended_at',
      [name],
    )
    return rows as { outcome: string; done: number | null; error: string | null; started_at: Date }[]
  }
  const outcomesOf = async (job: Job) => (await runsOf(job)).map(({ outcome }) => outcome)
  const nextRun = async ({ name }: Job) => {
    const { rows } = await sql.query('select next_run_at from jobs where name = $1', [name])
    return (rows[0]?.next_run_at as Date | undefined)?.toISOString()
  }
  const endConnectionOf = ({ name }: Job) =>
    sql.query(
      `select pg_terminate_backend(pid) from pg_locks
       where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
         and classid::bigint = (hashtext('caljobs-job')::bigint & 4294967295)
         and objid::bigint = (hashtext($1)::bigint & 4294967295)`,
      [name],
    )

  it('each has a name of its own, says what it does, when, and what keeps it from doing it twice', () => {
    expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length)
    for (const { does, uniqueKey } of jobs)
      expect([does.length > 20, uniqueKey.length > 20]).toEqual([true, true])
  })

  it('what waits for them can be counted at any time', async () => {
    for (const { backlog } of jobs) if (backlog) expect(await backlog(app)).toBeGreaterThanOrEqual(0)
  })

  it('a job runs at once where it is new, and again when it is due, until it is stopped', async () => {
    let runs = 0
    const job = aJob({ run: async () => (runs += 1) })
    const worker = aWorker(job)
    await soon(async () => (await outcomesOf(job)).join() === 'done')
    expect(await nextRun(job)).toBe('2026-11-23T18:15:00.000Z')
    later(14)
    await someLooks()
    expect(runs).toBe(1)
    later(1)
    await soon(() => runs === 2)
    await worker.stop()
    later(60)
    await someLooks()
    expect((await runsOf(job)).map(({ outcome, done }) => [outcome, done])).toEqual([
      ['done', 1],
      ['done', 2],
    ])
  })

  it('after two weeks without a process, a daily job runs once, at once', async () => {
    const job = aJob({ schedule: { dailyAt: '06:00' } })
    await runJob(app, job)
    expect(await nextRun(job)).toBe('2026-11-24T14:00:00.000Z')
    clock.set('2026-12-07T20:00:00Z')
    const worker = aWorker(job)
    await soon(async () => (await runsOf(job)).length === 2)
    await someLooks()
    await worker.stop()
    expect(await outcomesOf(job)).toEqual(['done', 'done'])
    expect(await nextRun(job)).toBe('2026-12-08T14:00:00.000Z')
  })

  it('a run that fails is told in the log and the record, and is tried again after a rest that grows', async () => {
    const job = aJob({
      schedule: { everyMinutes: 60 },
      run: async () => {
        throw new Error('away, says somebody@sample.example')
      },
    })
    let others = 0
    const worker = aWorker(job, aJob({ run: async () => (others += 1) }))
    const rests = []
    for (let failures = 1; failures <= 4; failures++) {
      await soon(async () => (await runsOf(job)).length === failures)
      await soon(async () => (await outcomesOf(job)).at(-1) === 'failed')
      const next = new Date((await nextRun(job)) ?? '')
      rests.push((next.getTime() - clock.now().getTime()) / 60_000)
      clock.set(next)
    }
    await soon(() => others >= 1)
    await worker.stop()
    expect(rests).toEqual([1, 2, 4, 8])
    expect((await runsOf(job))[0]?.error).toBe('away, says (address)')
    expect(logged[0]).toBe(`The job ${job.name} failed and is tried again`)
  })

  it('a run that succeeds ends the rests', async () => {
    let isAway = true
    const job = aJob({
      run: async () => {
        if (isAway) throw new Error('away')
      },
    })
    expect([await runJob(app, job), await nextRun(job)]).toEqual(['failed', '2026-11-23T18:01:00.000Z'])
    later(1)
    expect([await runJob(app, job), await nextRun(job)]).toEqual(['failed', '2026-11-23T18:03:00.000Z'])
    later(2)
    isAway = false
    expect([await runJob(app, job), await nextRun(job)]).toEqual(['done', '2026-11-23T18:18:00.000Z'])
    isAway = true
    later(15)
    expect([await runJob(app, job), await nextRun(job)]).toEqual(['failed', '2026-11-23T18:19:00.000Z'])
  })

  it('of several processes one runs a job, once each time that it is due', async () => {
    let [atOnce, most] = [0, 0]
    const job = aJob({
      schedule: { everyMinutes: 1 },
      run: async () => {
        most = Math.max(most, (atOnce += 1))
        await pause(30)
        atOnce -= 1
      },
    })
    const workers = [1, 2, 3].map(() => aWorker(job))
    for (let due = 1; due <= 4; due++) {
      await soon(async () => (await outcomesOf(job)).filter((one) => one === 'done').length === due)
      later(1)
    }
    await Promise.all(workers.map(({ stop }) => stop()))
    expect(most).toBe(1)
    expect((await runsOf(job)).length).toBeLessThanOrEqual(5)
  })

  it('the run of a process that was killed is marked as cut off, and another process runs the job at once', async () => {
    const job = aJob({ run: async () => 7 })
    await sql.query('insert into jobs (name, next_run_at) values ($1, $2)', [job.name, clock.now()])
    await sql.query(
      `insert into job_runs (id, job, worker, started_at, outcome) values ($1, $2, 'elsewhere 1', $3, 'running')`,
      [randomUUID(), job.name, clock.now()],
    )
    // The lock of the process that died goes with its connection.
    const killed = await sql.connect()
    killed.on('error', () => {})
    await killed.query("select pg_advisory_lock(hashtext('caljobs-job'), hashtext($1))", [job.name])
    later(1)
    const workers = [aWorker(job), aWorker(job)]
    await someLooks()
    expect(await outcomesOf(job)).toEqual(['running'])
    await endConnectionOf(job)
    killed.release(true)
    await soon(async () => (await outcomesOf(job)).join() === 'cut-off,done')
    await Promise.all(workers.map(({ stop }) => stop()))
    expect(await outcomesOf(job)).toEqual(['cut-off', 'done'])
  })

  it('a job that is asked for during its run runs again after it', async () => {
    const job = aJob({
      run: async () => {
        later(1)
        await sql.query('update jobs set next_run_at = $2 where name = $1', [job.name, clock.now()])
      },
    })
    await runJob(app, job)
    expect(await nextRun(job)).toBe('2026-11-23T18:01:00.000Z')
  })

  it('a run that is not due leaves the schedule as it is', async () => {
    const job = aJob({})
    await runJob(app, job)
    later(5)
    expect(await runJob(app, job)).toBe('done')
    expect(await nextRun(job)).toBe('2026-11-23T18:15:00.000Z')
  })

  it('the last 200 runs of a job are kept', async () => {
    const job = aJob({})
    await runJob(app, job)
    await sql.query(
      `insert into job_runs (id, job, worker, started_at, ended_at, outcome)
       select gen_random_uuid(), $1, 'SAMPLE', $2::timestamptz - n * interval '1 minute', $2, 'failed'
         from generate_series(1, 250) n`,
      [job.name, clock.now()],
    )
    later(1)
    await runJob(app, job)
    const runs = await runsOf(job)
    expect([runs.length, runs.at(-1)?.outcome]).toEqual([200, 'done'])
  })

  it('the lock is given back after a run', async () => {
    const job = aJob({})
    await runJob(app, job)
    const { rows } = await sql.query(
      "select 1 from pg_locks where locktype = 'advisory' and objid::bigint = (hashtext($1)::bigint & 4294967295)",
      [job.name],
    )
    expect(rows).toEqual([])
  })

  it('stopping waits for the run in hand and tells it to end; the job stays due for another process', async () => {
    let [hasBegun, hasEnded] = [false, false]
    const job = aJob({
      run: async (_app, signal) => {
        hasBegun = true
        while (!signal.aborted) await pause(5)
        await pause(50)
        hasEnded = true
        return 3
      },
    })
    const worker = aWorker(job)
    await soon(() => hasBegun)
    await worker.stop()
    expect(hasEnded).toBe(true)
    expect((await runsOf(job)).map(({ outcome, done }) => [outcome, done])).toEqual([['cut-off', 3]])
    expect(await nextRun(job)).toBe('2026-11-23T18:00:00.000Z')
  })

  it('a lost connection ends neither the process nor the job', async () => {
    let runs = 0
    const job = aJob({
      run: async () => {
        runs += 1
        if (runs > 1) return
        await endConnectionOf(job)
        await pause(100)
      },
    })
    const worker = aWorker(job)
    await soon(async () => (await outcomesOf(job)).includes('done'))
    later(15)
    await soon(() => runs >= 2)
    await worker.stop()
  })
})

describe('The page of the jobs', () => {
  const asked = (who: Coordinator) => inTransaction(app.payload, ({ req }) => readJobs(req), signedIn(who))
  const ask = async (who: Coordinator, name = 'clear-drafts') =>
    outcome(await askForJob(app, { name, user: signedIn(who) }))

  it('tells the Operations Unit and auditors how each job went; coordinators nothing', async () => {
    const job: Job = {
      name: randomUUID(),
      does: 'Something',
      uniqueKey: 'It does nothing',
      schedule: { dailyAt: '06:00' },
      run: async () => {
        throw new Error('away')
      },
      backlog: async () => 501,
    }
    await runJob(app, job)
    const operations = signedIn(await aCoordinator('operations-unit'))
    const view = await inTransaction(app.payload, ({ req }) => readJobs(req, [job]), operations)
    expect(view).toMatchObject({
      mayAct: true,
      jobs: [
        {
          schedule: 'daily at 6:00 a.m. Pacific',
          nextRunAt: '2026-11-23T18:01:00.000Z',
          runs: [{ outcome: 'failed', worker: expect.stringContaining(String(process.pid)) }],
          lastFault: { at: '2026-11-23T18:00:00.000Z', error: 'away', failed: true },
          backlog: { count: 500, more: true },
        },
      ],
    })
    expect((await asked(await aCoordinator('auditor')))?.mayAct).toBe(false)
    expect(await asked(await aCoordinator('wsb-spoc'))).toBeUndefined()
  })

  it('says how many records a run could not deal with, and why; the job goes on by its schedule', async () => {
    const job: Job = {
      name: randomUUID(),
      does: 'Something',
      uniqueKey: 'It does nothing',
      schedule: { everyMinutes: 15 },
      run: async () => ({ done: 12, faults: 2, firstFault: 'No word to somebody@sample.example' }),
    }
    expect(await runJob(app, job)).toBe('done')
    const operations = signedIn(await aCoordinator('operations-unit'))
    const view = await inTransaction(app.payload, ({ req }) => readJobs(req, [job]), operations)
    expect(view?.jobs[0]).toMatchObject({
      nextRunAt: '2026-11-23T18:15:00.000Z',
      runs: [{ outcome: 'done', done: 12, faults: 2 }],
      lastFault: { at: '2026-11-23T18:00:00.000Z', error: 'No word to (address)', failed: false },
    })
    expect(view?.jobs[0]?.runs.map(runInWords)).toEqual(['Done: 12. Could not be done: 2'])
  })

  it('a job is asked for by the Operations Unit alone, and is due then', async () => {
    expect(await ask(await aCoordinator('auditor'))).toBe('role-may-not')
    expect(await ask(await aCoordinator('wsb-spoc'))).toBe('role-may-not')
    const operations = await aCoordinator('operations-unit')
    expect(await ask(operations, 'another')).toBe('job-not-found')
    expect(await ask(operations)).toBe('done')
    const { rows } = await sql.query("select next_run_at from jobs where name = 'clear-drafts'")
    expect(rows).toEqual([{ next_run_at: new Date(start) }])
    expect(await trailAbout('clear-drafts')).toEqual(['job-asked-for done'])
  })
})
