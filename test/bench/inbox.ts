/**
 * `npm run bench:inbox`: what a page of the inbox and the counts of the first page cost with 500,000 requests, as a
 * ratio to what they cost with 10,000, in the same run on the same machine.
 */
import { createLocalReq, type PayloadRequest } from 'payload'
import { systemClock } from '../../src/clock.ts'
import { poolOf } from '../../src/database/connection.ts'
import type { Application } from '../../src/services/application.ts'
import { countInbox, listInbox } from '../../src/services/inbox.ts'
import { readInboxQuery } from '../../src/services/inboxQuery.ts'
import { readOverview } from '../../src/services/overview.ts'
import { loadPeople, loadRequests, type Readers } from './loadRequests.ts'
import { benchmark } from './benchmark.ts'

const FEW = 10_000
const MANY = Number(process.argv[2] ?? 500_000)
const ROUNDS = 40

await benchmark(systemClock, async (app, loader) => {
  const readers = await loadPeople(loader)
  await loadRequests(loader, 1, FEW)
  const few = await measureAll(app, readers)
  await loadRequests(loader, FEW + 1, MANY)
  print(few, await measureAll(app, readers))
})

type Measured = Map<string, number>

/** Medians in milliseconds, by what was done. */
async function measureAll(app: Application, readers: Readers): Promise<Measured> {
  const measured: Measured = new Map()
  measured.set('control: one row by its key', await medianOf(() => control(app)))
  const { operations, largest, small } = readers
  for (const [who, id, area] of [
    ['Operations Unit', operations, largest.area],
    ['largest area', largest.coordinator, largest.area],
    ['small area and delegate', small.coordinator, small.area],
  ] as const) {
    const user = await app.payload.findByID({ collection: 'coordinators', id, overrideAccess: true })
    const asked = () =>
      createLocalReq({ user: { ...user, collection: 'coordinators' as const } }, app.payload)
    for (const [what, work] of worksFor(area))
      measured.set(`${who}: ${what}`, await medianOf(async () => work(await asked())))
  }
  return measured
}

function worksFor(area: string): [string, (req: PayloadRequest) => Promise<unknown>][] {
  const page = (parameters: Record<string, string>) => (req: PayloadRequest) =>
    listInbox(req, readInboxQuery(parameters))
  const from = new Date(Date.now() - 300 * 86_400_000).toISOString().slice(0, 10)
  return [
    ['first page of the inbox', page({})],
    ['all requests, newest first', page({ view: 'all' })],
    ['filtered: kind, state, dates', page({ view: 'all', kind: 'change-access', state: 'completed', from })],
    ['filtered: one area, one kind', page({ view: 'decided', kind: 'new-account', org: area })],
    ['search for one address', page({ view: 'all', q: 'person.4321@staff.example' })],
    ['search for one person by name', page({ view: 'all', q: 'sample324 person4321' })],
    ['counts of the saved views', (req) => countInbox(req)],
    ['the whole first page of the panel', (req) => readOverview(req)],
  ]
}

function control(app: Application) {
  return poolOf(app.payload).query('select * from requests where reference = $1', ['SAMPLE-000000042'])
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = -8; round < ROUNDS; round += 1) {
    const start = performance.now()
    await work()
    if (round >= 0) times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[ROUNDS / 2] ?? 0
}

function print(few: Measured, many: Measured): void {
  console.log(`\nMedians of ${ROUNDS}, milliseconds; ratio of ${MANY} requests to ${FEW}\n`)
  for (const [what, at] of few) {
    const later = many.get(what) ?? 0
    const figures = [at, later].map((one) => one.toFixed(2).padStart(8)).join('')
    console.log(`${what.padEnd(58)}${figures}   x ${(later / at).toFixed(2)}`)
  }
}
