import { rulesOfCheck } from '../../src/policy/quarterlyReview/checklist/rulesOfCheck.ts'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/config.ts'
import { poolOf } from '../../src/database/connection.ts'
import type { DemoClock } from '../../src/demo/demoClock.ts'
import { writeAccounts } from '../../src/demo/sampleAccounts.ts'
import { writeSampleData } from '../../src/demo/sampleData.ts'
import type { ReviewCheck } from '../../src/policy/quarterlyReview/checklist/check.ts'
import { type ReviewCheckCode, reviewChecks } from '../../src/policy/quarterlyReview/vocabulary.ts'
import { type Application, openApplication } from '../../src/services/application.ts'
import { checkItems } from '../../src/services/quarterlyReview/checkItems.ts'

/** The moment at which the sample data is written: it tells of the year before, whatever the day. */
const present = new Date('2026-11-26T18:00:00Z')

/** Every fault that the sample data plants: whose account, by which check, in which words. Nothing else is wrong. */
const planted: [account: string, check: ReviewCheckCode, words: string][] = [
  ['ellis.sample', 'files-present', 'ISPA training of June 15, 2026: accepted without a file'],
  ['ellis.sample', 'privileges-as-granted', 'On record, but not granted: Individual Fund Tracking'],
  ['nova.sample', 'documents-in-date', 'not in date from November 2, 2026 to November 26, 2026 (25 days)'],
  ['river.sample', 'revision-current', 'Revision SAMPLE 1 of the E-1 was superseded on November 14, 2026'],
  ['rory.sample', 'separation-not-passed', '2 days 11 hours'],
  ['shiloh.sample', 'denial-reasons', 'Change of access, denied on October 13, 2026: no notice is on record'],
  ['tatum.sample', 'separation-not-passed', 'The last moment was November 20, 2026 at 11:59 p.m. PST'],
  ['winter.sample', 'requestor-in-place', 'skyler.sample@community.example, is gone since November 8, 2026'],
  ['wren.sample', 'right-form', 'The form on record is the DE 7410, not the E-1'],
  ['wren.sample', 'credentials-notices', 'robin.sample@partner.example, was not in copy'],
]

const folder = mkdtempSync(path.join(os.tmpdir(), 'caljobs-checklist-'))
let app: Application
let items: { username: string; checks: ReviewCheck[] }[] = []

beforeAll(async () => {
  const clock = clockOf(present)
  app = await openOnCopy(clock)
  await writeAccounts(app, 'a long sample password', true)
  await writeSampleData(app, clock)
  await drawAll()
  const worked = await checkItems(app)
  const { rows } = await poolOf(app.payload).query<{ username: string; checks: ReviewCheck[] }>(
    'select username, checks from review_items order by username',
  )
  items = rows
  expect(worked).toEqual({ done: items.length, faults: 0 })
})

afterAll(async () => {
  await app.payload.destroy()
  rmSync(folder, { recursive: true, force: true })
})

describe('the checklist on the sample data', () => {
  it('finds exactly the faults that the sample data plants', () => {
    const found = items.flatMap(({ username, checks }) =>
      checks.filter(({ outcome }) => outcome === 'fail').map(({ code }) => [username, code]),
    )
    expect(found).toEqual(planted.map(([account, code]) => [account, code]))
  })

  it.each(planted)('says what is wrong: %s, %s', (account, code, words) => {
    const check = items.find(({ username }) => username === account)?.checks.find((one) => one.code === code)
    expect(check?.text.join('\n')).toContain(words)
    expect(check?.evidence.length).toBeGreaterThan(0)
  })

  it('has all nine checks of every account, each with a sentence, a rule that it rests on and something to look at', () => {
    expect(items.length).toBeGreaterThan(planted.length)
    for (const { username, checks } of items) {
      expect(checks.map(({ code }) => code)).toEqual(reviewChecks)
      for (const { code, text, evidence } of checks)
        expect(
          [rulesOfCheck[code].length > 0, text.join(''), evidence.length > 0],
          `${username} ${code}`,
        ).toEqual([true, expect.stringMatching(/\w/), true])
    }
  })
})

/** Stands still at this instant, but for the days that the sample data is told on. */
function clockOf(at: Date): DemoClock {
  let set = at
  return {
    now: () => new Date(set),
    at: (instant) => {
      set = instant
    },
    toPresent: () => {
      set = at
    },
  }
}

/** The application on a database of its own. */
async function openOnCopy(clock: DemoClock): Promise<Application> {
  const server = process.env.TEST_POSTGRES_URL ?? ''
  const name = `checklist_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: server.replace('/app?', '/postgres?') })
  await admin.connect()
  await admin.query(`create database ${name} template template_migrated strategy = file_copy`)
  await admin.end()
  Object.assign(process.env, {
    APP_MODE: 'test',
    DATABASE_URL: server.replace('/app?', `/${name}?`),
    PAYLOAD_SECRET: 'a secret for the tests, long enough to pass',
    PUBLIC_URL: 'http://localhost:3000',
    EVIDENCE_FOLDER: path.join(folder, 'evidence'),
    MAILBOX_FILE: path.join(folder, 'mailbox.jsonl'),
  })
  return openApplication(loadConfig(process.env), clock)
}

/** A draw of the quarter whose sample is every account there is. */
const drawAll = () =>
  poolOf(app.payload).query(
    `with population as (select row_number() over (order by id)::int as position, * from staff),
       review as (
         insert into reviews (quarter, draw, unit, size, least_an_organization, never_sampled_percent, algorithm,
           algorithm_version, seed, population_size, population_sha256, sample_size, allocation, drawn_by_id, drawn_at)
         select '2026-4', 1, 'percent', 100, 0, 0, 'SAMPLE', '1', repeat('a', 64), count(*), repeat('a', 64), count(*),
           '[]', (select id from coordinators where kind = 'operations-unit' limit 1), $1
         from population returning id)
     insert into review_items (review_id, position, staff_id, organization_id, stratum, person_name, username)
     select review.id, p.position, p.id, p.organization_id, 'all', concat_ws(' ', p.given_name, p.family_name), p.username
       from population p, review`,
    [present],
  )
