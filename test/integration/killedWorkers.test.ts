import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, it, vi } from 'vitest'
import { jobs } from '../../src/jobs/index.ts'
import { runJob } from '../../src/jobs/runJob.ts'
import type { Coordinator, Staff } from '../../src/payload-types.ts'
import { addDays, type CivilDate } from '../../src/policy/dates.ts'
import { renewalStep } from '../../src/policy/renewalReminders.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { randomFrom } from '../support/random.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, anAccount, anOrganization, aSubmissionAbout, outcome, sql } from '../support/world.ts'

const rounds = 300
const roundsADay = 3
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const random = randomFrom(seed)
const { clock } = app
const begin = '2027-03-01'
const days = rounds / roundsADay

const worked = jobs.filter(({ name }) =>
  ['open-incidents', 'remind-deactivations', 'remind-renewals'].includes(name),
)
const admin = new pg.Client({ connectionString: process.env.DATABASE_URL, application_name: 'killer' })

afterAll(async () => {
  vi.restoreAllMocks()
  clock.set('2026-11-23T18:00:00Z')
  await admin.end()
})

/** A requestor with five accounts that fall due one after the other. */
async function aRequestor(organizationId: string) {
  const email = `${randomUUID()}@requestors.example`
  const accounts: Staff[] = []
  for (let made = 0; made < 5; made += 1)
    accounts.push(await anAccount(organizationId, email, { dueOn: addDays(begin, random.below(days + 90)) }))
  return { email, accounts }
}

async function aLeaver(organizationId: string, day: number) {
  const email = `${randomUUID()}@requestors.example`
  const account = await anAccount(organizationId, email, { dueOn: '2028-12-31' })
  const lastDay = addDays(begin, 10 + day)
  const sent = await submitRequest(app, await aSubmissionAbout('deactivate', account, email, { lastDay }))
  if (!sent.ok) throw new Error(outcome(sent))
  return sent.value.requestId
}

/** One that runs every job in some order, with and without its lock: the keys hold, not the lock. */
async function worker(): Promise<void> {
  for (const job of random.shuffled(worked))
    await (random.below(2) ? runJob(app, job) : job.run(app, new AbortController().signal))
}

/** As `kill -9` leaves it: connections are gone in the middle of whatever they did. */
async function killSome(): Promise<void> {
  await pause(random.below(25))
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name <> 'killer' and pid % $1 = 0`,
    [1 + random.below(3)],
  )
}

const isKilled = (error: unknown) =>
  /terminat|Connection|deadlock|No transaction|closed|57P0|rolled back|not queryable|COMMIT/i.test(
    String(error),
  ) || isKilledBy((error as { cause?: unknown }).cause)
const isKilledBy = (cause: unknown): boolean => cause !== undefined && isKilled(cause)

it(`no reminder twice and none missing, no incident twice: three workers, killed for ${rounds} rounds (seed ${seed})`, async () => {
  console.log(`seed ${seed}`)
  for (const level of ['error', 'warn'] as const)
    vi.spyOn(app.payload.logger, level).mockImplementation(() => {})
  await admin.connect()
  clock.set(`${begin}T18:00:00Z`)
  const coordinator = await aCoordinator('mis-administrator')
  const organization = await anOrganization('local-area', [coordinator])
  const requestors = []
  for (let made = 0; made < 8; made += 1) requestors.push(await aRequestor(organization.id))
  const leavers = []
  for (let day = 0; day < 60; day += 3) leavers.push(await aLeaver(organization.id, day))

  let failures = 0
  for (let round = 0; round < rounds; round += 1) {
    const day = addDays(begin, Math.floor(round / roundsADay))
    clock.set(`${day}T${14 + (round % roundsADay) * 3}:00:00Z`)
    const ended = await Promise.allSettled([worker(), worker(), worker(), killSome()])
    const unexpected = ended.flatMap((one) =>
      one.status === 'rejected' && !isKilled(one.reason) ? [one.reason] : [],
    )
    expect(unexpected).toEqual([])
    failures += ended.filter(({ status }) => status === 'rejected').length
    if (round % roundsADay === roundsADay - 1) for (const job of worked) await undisturbed(job)
  }
  expect(failures).toBeGreaterThan(0) // some were killed in the middle

  for (const { email, accounts } of requestors)
    expect([email, await digestsTo(email)]).toEqual([email, expectedFor('requestor', accounts)])
  const everybody = requestors.flatMap(({ accounts }) => accounts)
  expect(await digestsTo(coordinator.email)).toEqual(expectedFor('coordinators', everybody))
  for (const requestId of leavers)
    expect(await messagesAbout(requestId, coordinator)).toEqual({
      'deactivation-reminder': 2,
      'late-deactivation': 1,
      incidents: 1,
    })
}, 300_000)

/** A run after the killing, as the next worker has it; connections that were killed are found out first. */
async function undisturbed(job: (typeof jobs)[number]): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await job.run(app, new AbortController().signal)
      return
    } catch (error) {
      if (tries >= 20 || !isKilled(error)) throw error
    }
  }
}

/** The days and people of the ladder, by the policy alone. */
function expectedFor(audience: 'requestor' | 'coordinators', accounts: Staff[]): Record<CivilDate, string[]> {
  const told: Record<CivilDate, string[]> = {}
  for (const account of accounts) {
    let last: string | undefined
    for (let day = begin; day < addDays(begin, days); day = addDays(day, 1)) {
      const step = renewalStep(audience, account.dueOn ?? '', day)
      if (step && step !== last) (told[day] ??= []).push(`${account.givenName} ${account.familyName}`)
      last = step
    }
  }
  return Object.fromEntries(Object.entries(told).map(([day, names]) => [day, names.sort()]))
}

async function digestsTo(address: string): Promise<Record<CivilDate, string[]>> {
  const { rows } = await sql.query<{ day: string; text: string }>(
    `select to_char(created_at at time zone 'America/Los_Angeles', 'YYYY-MM-DD') as day, body_text as text
       from messages where "to" = $1 and template in ('renewals-due', 'renewals-late')`,
    [address],
  )
  expect(new Set(rows.map(({ day }) => day)).size).toBe(rows.length)
  return Object.fromEntries(rows.map(({ day, text }) => [day, namesIn(text)]))
}

/** Names stand on one line, or broken over two. */
const namesIn = (text: string): string[] =>
  [...text.replace(/\n {2}/g, ' ').matchAll(/^- (Avery Sample \w+):/gm)]
    .map(([, name]) => String(name))
    .sort()

async function messagesAbout(requestId: string, { email }: Coordinator): Promise<Record<string, number>> {
  const { rows } = await sql.query<{ what: string; count: number }>(
    `select template as what, count(*)::int as count from messages
      where request_id = $1 and "to" = $2 and template in ('deactivation-reminder', 'late-deactivation') group by 1
     union all select 'incidents', count(*)::int from incidents where request_id = $1`,
    [requestId, email],
  )
  return Object.fromEntries(rows.map(({ what, count }) => [what, count]))
}
