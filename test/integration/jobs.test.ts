import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Job, jobs } from '../../src/jobs/index.ts'
import { startJobs } from '../../src/jobs/startJobs.ts'
import type { Coordinator } from '../../src/payload-types.ts'
import type { Claims } from '../../src/policy/claims.ts'
import { remindDeactivations } from '../../src/services/remindDeactivations.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, anOrganization, aRequest, sql } from '../support/world.ts'

const { clock } = app
const start = '2026-11-23T18:00:00Z'
const logged: string[] = []

beforeEach(() => {
  clock.set(start)
  logged.length = 0
  vi.spyOn(app.payload.logger, 'error').mockImplementation((...words: unknown[]) => {
    logged.push((words[0] as { msg: string }).msg)
  })
})
afterEach(() => void vi.restoreAllMocks())
afterAll(() => clock.set(start))

const anAddress = () => `${randomUUID()}@requestors.example`

describe('The reminder before a last day', () => {
  /** A deactivation that was sent on 23 November; its last day is the Monday after Thanksgiving. */
  async function aDeactivation(over: Partial<Claims> = {}) {
    const coordinators = [await aCoordinator('wsb-spoc'), await aCoordinator('wsb-spoc')]
    const organization = await anOrganization('wsb-field-division', coordinators)
    const { requestId } = await aRequest(organization.id, {
      kind: 'deactivate',
      username: 'sample7',
      lastDay: '2026-11-30',
      deactivationReason: 'separation',
      declarations: ['information-true'],
      ...over,
    })
    return { requestId, coordinators }
  }

  const remindersOf = async (requestId: string) => {
    const { rows } = await sql.query(
      `select "to", body_text from messages where request_id = $1 and template = 'deactivation-reminder' order by "to"`,
      [requestId],
    )
    return rows.map((row) => ({ to: String(row.to), text: String(row.body_text) }))
  }

  const addressesOf = (coordinators: Coordinator[]) => coordinators.map(({ email }) => email).sort()

  it('R40: goes to every coordinator of the request on the working day before, once each', async () => {
    const { requestId, coordinators } = await aDeactivation({ lastTime: '15:30' })
    clock.set('2026-11-25T07:59:00Z') // the 24th in California
    await remindDeactivations(app)
    expect(await remindersOf(requestId)).toEqual([])
    clock.set('2026-11-25T08:00:00Z')
    await Promise.all([remindDeactivations(app), remindDeactivations(app)])
    await remindDeactivations(app)
    const reminders = await remindersOf(requestId)
    expect(reminders.map(({ to }) => to)).toEqual(addressesOf(coordinators))
    expect(reminders[0]?.text).toContain('November 30, 2026 at 3:30 p.m. PST')
    expect(reminders[0]?.text).toContain(`/admin/collections/requests/${requestId}`)
  })

  it('goes out late when nothing ran on that day, but not after the last day', async () => {
    const { requestId } = await aDeactivation()
    clock.set('2026-12-01T08:00:00Z')
    await remindDeactivations(app)
    expect(await remindersOf(requestId)).toEqual([])
    clock.set('2026-12-01T07:59:00Z')
    await remindDeactivations(app)
    expect(await remindersOf(requestId)).toHaveLength(2)
  })

  it('is not sent for a request that came on that day itself', async () => {
    clock.set('2026-11-25T18:00:00Z')
    const { requestId } = await aDeactivation()
    clock.set('2026-11-30T18:00:00Z')
    await remindDeactivations(app)
    expect(await remindersOf(requestId)).toEqual([])
  })

  it.each([
    ['in-review', 2],
    ['returned', 2],
    ['withdrawn', 0],
  ])('a request that is %s: %i messages', async (state, messages) => {
    const { requestId } = await aDeactivation()
    const more =
      { withdrawn: ', withdrawn_at = now()', returned: ", return_text = 'Who?', returned_at = now()" }[
        state
      ] ?? ''
    await sql.query(`update requests set state = '${state}'${more} where id = $1`, [requestId])
    clock.set('2026-11-25T18:00:00Z')
    await remindDeactivations(app)
    expect(await remindersOf(requestId)).toHaveLength(messages)
  })

  it('a request that cannot be told of is named in the log and does not keep the others', async () => {
    const requests = [await aDeactivation(), await aDeactivation()]
    const [first = '', second = ''] = requests.map(({ requestId }) => requestId).sort()
    const broken = requests.find(({ requestId }) => requestId === first)?.coordinators[0]
    await sql.query("update coordinators set email = 'no address' where id = $1", [broken?.id])
    clock.set('2026-11-25T18:00:00Z')
    await remindDeactivations(app)
    expect(logged).toEqual([`No reminder of the deactivation ${first} could be queued`])
    expect([await remindersOf(first), (await remindersOf(second)).length]).toEqual([[], 2])
    await sql.query('update coordinators set email = $2 where id = $1', [broken?.id, anAddress()])
  })
})

describe('The jobs', () => {
  const soon = async (isSo: () => boolean) => {
    for (let tries = 0; tries < 200 && !isSo(); tries++) await pause(10)
    expect(isSo()).toBe(true)
  }
  const aJob = (over: Partial<Job>): Job => ({
    name: randomUUID(),
    does: 'Something',
    everyMinutes: 0.0005,
    run: async () => {},
    ...over,
  })

  it('each has a name of its own, a sentence and a pause', () => {
    expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length)
    for (const { does, everyMinutes } of jobs)
      expect([does.length > 20, everyMinutes > 0]).toEqual([true, true])
  })

  it('a job runs at the start, and again after its pause, until it is stopped', async () => {
    let runs = 0
    const running = startJobs(app, [
      aJob({
        run: async () => {
          runs += 1
        },
      }),
    ])
    await soon(() => runs >= 3)
    await running.stop()
    const before = runs
    await pause(100)
    expect(runs).toBe(before)
  })

  it('a run that fails is told in the log and tried again; the other jobs go on', async () => {
    let [tries, others] = [0, 0]
    const failing = aJob({
      run: async () => {
        tries += 1
        if (tries === 1) throw new Error('away')
      },
    })
    const other = aJob({
      run: async () => {
        others += 1
      },
    })
    const running = startJobs(app, [failing, other])
    await soon(() => tries >= 2 && others >= 2)
    await running.stop()
    expect(logged).toEqual([`The job ${failing.name} failed and is tried again`])
  })

  it('of several processes one runs a job at a time', async () => {
    let [atOnce, most, runs] = [0, 0, 0]
    const job = aJob({
      run: async () => {
        most = Math.max(most, (atOnce += 1))
        await pause(20)
        atOnce -= 1
        runs += 1
      },
    })
    const processes = [1, 2, 3].map(() => startJobs(app, [job]))
    await soon(() => runs >= 5)
    await Promise.all(processes.map(({ stop }) => stop()))
    expect(most).toBe(1)
  })

  it('the lock is given back, so that another process goes on', async () => {
    let runs = 0
    const job = aJob({
      everyMinutes: 60,
      run: async () => {
        runs += 1
      },
    })
    for (const expected of [1, 2]) {
      const running = startJobs(app, [job])
      await soon(() => runs === expected)
      await running.stop()
    }
    const { rows } = await sql.query(
      "select 1 from pg_locks where locktype = 'advisory' and objid::bigint = (hashtext($1)::bigint & 4294967295)",
      [job.name],
    )
    expect(rows).toEqual([])
  })

  it('stopping waits for the run in hand and tells it to end', async () => {
    let [hasBegun, hasEnded] = [false, false]
    const job = aJob({
      run: async (_app, signal) => {
        hasBegun = true
        while (!signal.aborted) await pause(5)
        await pause(50)
        hasEnded = true
      },
    })
    const running = startJobs(app, [job])
    await soon(() => hasBegun)
    await running.stop()
    expect(hasEnded).toBe(true)
  })

  it('a lost connection ends neither the process nor the job', async () => {
    let runs = 0
    const job = aJob({
      run: async () => {
        runs += 1
        if (runs > 1) return
        await sql.query(
          `select pg_terminate_backend(pid) from pg_locks
           where locktype = 'advisory' and classid::bigint = (hashtext('caljobs-job')::bigint & 4294967295)
             and objid::bigint = (hashtext($1)::bigint & 4294967295)`,
          [job.name],
        )
        await pause(100)
      },
    })
    const running = startJobs(app, [job])
    await soon(() => runs >= 2)
    await running.stop()
  })
})
