/**
 * `npm run bench:draw`: what the draw of a quarter and its replay cost with 1,000,000 accounts, as a ratio to the bare
 * SQL that reads the same rows by the same cursor, in the same run on the same machine; and what memory they take.
 */
import { fixedClock } from '../../src/clock.ts'
import { inTransaction } from '../../src/database/transaction.ts'
import type { Coordinator } from '../../src/payload-types.ts'
import type { Application } from '../../src/services/application.ts'
import { drawReview } from '../../src/services/quarterlyReview/drawReview.ts'
import { countPopulation, readPopulationRows } from '../../src/services/quarterlyReview/population.ts'
import { replayReview } from '../../src/services/quarterlyReview/replayReview.ts'
import { loadAccounts } from '../support/loadAccounts.ts'
import { benchmark } from './benchmark.ts'

const ACCOUNTS = Number(process.argv[2] ?? 1_000_000)
const ROUNDS = 3
const quarter = '2026-4'
let isCollecting = false

await benchmark(fixedClock('2026-11-23T18:00:00Z'), async (app, loader) => {
  await loadAccounts(loader, ACCOUNTS)
  await loader.query('vacuum analyze')
  print(await measureAll(app))
})

/** Seconds, and megabytes at the highest above the beginning. */
type Measured = { seconds: number; heap: number; resident: number; held?: number }

/** Medians of rounds in which each is done once, so that what else the machine does falls on all of them. */
async function measureAll(app: Application): Promise<Map<string, Measured>> {
  const people = [await aPerson(app, 'one'), await aPerson(app, 'two')]
  const all = new Map<string, Measured[]>()
  const add = async (what: string, work: () => Promise<unknown>) =>
    all.set(what, [...(all.get(what) ?? []), await measure(work)])
  let held = new Map<string, Measured[]>()
  for (let round = -1; round < ROUNDS; round += 1) {
    // The first round warms up, and shows what is held in memory when all garbage is taken away again and again.
    isCollecting = round < 0
    if (round === 0) {
      held = new Map(all)
      all.clear()
    }
    let id = ''
    await add('the bare SQL', () => readBare(app))
    await add('the draw', async () => (id = await draw(app, people.at(round % 2))))
    await add('the replay', () => replay(app, id))
    await add('the size of the population on the page', () =>
      inTransaction(app.payload, ({ sql }) => countPopulation(sql, quarter)),
    )
  }
  return new Map(
    [...all].map(([what, measured]) => [what, { ...medians(measured), held: held.get(what)?.[0]?.heap }]),
  )
}

function aPerson(app: Application, name: string): Promise<Coordinator> {
  return app.payload.create({
    collection: 'coordinators',
    data: {
      name: `SAMPLE ${name}`,
      kind: 'operations-unit',
      active: true,
      email: `${name}@coordinators.example`,
      password: 'a long sample password',
    },
    overrideAccess: true,
  })
}

function readBare(app: Application): Promise<void> {
  return inTransaction(app.payload, async ({ sql }) => {
    let count = 0
    for await (const rows of readPopulationRows(sql, quarter)) count += rows.length
    if (count !== ACCOUNTS) throw new Error(`${count} accounts were read`)
  })
}

async function draw(app: Application, person?: Coordinator): Promise<string> {
  if (!person) throw new Error('Nobody draws')
  const drawn = await drawReview(
    app,
    { user: { ...person, collection: 'coordinators' } },
    {
      ...{ quarter, reason: 'SAMPLE: once more for the benchmark', unit: 'percent', size: 0.1 },
      ...{ leastAnOrganization: 2, strata: ['organization', 'privilege-level'], neverSampledPercent: 50 },
    },
  )
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.problems))
  return drawn.value.id
}

async function replay(app: Application, id: string): Promise<void> {
  const again = await inTransaction(app.payload, ({ sql }) => replayReview(sql, id))
  if (!again?.equal) throw new Error(again?.differences.join('\n'))
}

async function measure(work: () => Promise<unknown>): Promise<Measured> {
  globalThis.gc?.()
  const before = process.memoryUsage()
  const peak = { ...before }
  const look = () => {
    if (isCollecting) globalThis.gc?.()
    const { heapUsed, rss } = process.memoryUsage()
    peak.heapUsed = Math.max(peak.heapUsed, heapUsed)
    peak.rss = Math.max(peak.rss, rss)
  }
  const looking = setInterval(look, isCollecting ? 200 : 10)
  const start = performance.now()
  await work()
  const seconds = (performance.now() - start) / 1000
  clearInterval(looking)
  look()
  return {
    seconds,
    heap: (peak.heapUsed - before.heapUsed) / 1_000_000,
    resident: (peak.rss - before.rss) / 1_000_000,
  }
}

function medians(measured: Measured[]): Measured {
  const of = (key: 'seconds' | 'heap' | 'resident') =>
    measured.map((one) => one[key]).sort((a, b) => a - b)[Math.floor(measured.length / 2)] ?? 0
  return { seconds: of('seconds'), heap: of('heap'), resident: of('resident') }
}

function print(all: Map<string, Measured>): void {
  const bare = all.get('the bare SQL')?.seconds ?? 0
  console.log(
    `\n${ACCOUNTS} accounts, medians of ${ROUNDS}; ratio to the bare SQL; memory above the beginning\n`,
  )
  for (const [what, { seconds, heap, resident, held = 0 }] of all)
    console.log(
      `${what.padEnd(42)}${seconds.toFixed(2).padStart(8)} s   x ${(seconds / bare).toFixed(2)}   heap ${heap.toFixed(0)} MB (without garbage ${held.toFixed(0)} MB), resident ${resident.toFixed(0)} MB`,
    )
}
