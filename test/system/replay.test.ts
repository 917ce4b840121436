import { execFile, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import pg from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/database/embeddedPostgres.ts'
import { startProcess } from '../support/processes.ts'
import { installDebianPackages } from '../support/debian.mjs'

const folder = mkdtempSync(path.join(os.tmpdir(), 'caljobs-replay-'))
chmodSync(folder, 0o755) // PostgreSQL may run under another account than this one
const usual = process.env.PG_BIN
let programs = ''
let here: EmbeddedPostgres
let elsewhere: EmbeddedPostgres

/** Where one Debian package has the server and the `pg_dump` that fits it. */
const findPrograms = () =>
  [18, 17, 16, 15]
    .map((version) => `/usr/lib/postgresql/${version}/bin`)
    .find((bin) => existsSync(`${bin}/pg_dump`))

beforeAll(async () => {
  programs = (findPrograms() ?? (installDebianPackages(['postgresql']) && findPrograms())) || ''
  expect(programs, 'This test needs pg_dump: install the package postgresql').not.toBe('')
  process.env.PG_BIN = programs
  const flags = ['-c', 'fsync=off', '-c', 'full_page_writes=off']
  const start = (name: string) => startEmbeddedPostgres(path.join(folder, name), { flags })
  ;[here, elsewhere] = await Promise.all([start('here'), start('elsewhere')])
})
afterAll(async () => {
  if (usual === undefined) delete process.env.PG_BIN
  else process.env.PG_BIN = usual
  await here?.stop()
  await elsewhere?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const tsx = ['--conditions=production', '--import', 'tsx']

/** A draw as the service makes it, by a program of its own: Payload belongs to one database. */
async function drawHere(): Promise<void> {
  const { ended } = startProcess([...tsx, 'test/support/drawOnce.ts'], {
    APP_MODE: 'test',
    DATABASE_URL: here.url,
    PAYLOAD_SECRET: 'a secret for the tests, long enough to pass',
    PUBLIC_URL: 'http://localhost:3000',
  })
  const { code, output } = await ended
  expect(code, output).toBe(0)
}

function run(program: string, ...flags: string[]): void {
  const { status, stderr } = spawnSync(path.join(programs, program), flags, { encoding: 'utf8' })
  expect({ program, status, stderr }).toEqual({ program, status: 0, stderr: '' })
}

/** As an operator calls it. */
function replay({ url }: EmbeddedPostgres, quarter: string): Promise<{ status: number; said: string }> {
  const { PATH = '', HOME = '' } = process.env
  const env = { PATH, HOME, NODE_ENV: 'production' as const, DATABASE_URL: url }
  return new Promise((resolve) =>
    execFile('npm', ['run', '--silent', 'review:replay', '--', quarter], { env }, (error, stdout, stderr) =>
      resolve({ status: error ? Number(error.code) : 0, said: stdout + stderr }),
    ),
  )
}

/** One statement that only who rules over the server can make. */
async function plant(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: elsewhere.url })
  await client.connect()
  await client.query('set session_replication_role = replica')
  expect((await client.query(statement)).rowCount).toBe(1)
  await client.end()
}

it('a dump that is restored elsewhere gives the same accounts, and a planted change in the population is found', async () => {
  await drawHere()
  const dump = path.join(folder, 'review.dump')
  run('pg_dump', '--format=custom', `--file=${dump}`, here.url)
  run('pg_restore', '--exit-on-error', '--no-owner', `--dbname=${elsewhere.url}`, dump)

  const [before, after, none] = await Promise.all([
    replay(here, '2026-4'),
    replay(elsewhere, '2026-Q4'),
    replay(elsewhere, '2026-Q3'),
  ])
  expect(after).toEqual(before)
  expect(after).toMatchObject({ status: 0 })
  expect(after.said).toMatch(
    /^2026-Q4, draw 1: 60 accounts drawn again from 12,000, SHA-256 of the population [0-9a-f]{64}\n2026-Q4, draw 1: equal\n$/,
  )
  expect(none).toEqual({ status: 1, said: '2026-Q3 has no draw.\n' })

  await plant(
    "update review_population set lines = regexp_replace(lines, ',standard,no', ',elevated,no') where position = 2",
  )
  const changed = await replay(elsewhere, '2026-Q4')
  expect(changed.status).toBe(1)
  expect(changed.said).toContain('2026-Q4, draw 1: NOT EQUAL\n')
  expect(changed.said).toMatch(
    /- The stored population was changed: its SHA-256 is [0-9a-f]{64}, and the record of the draw says/,
  )
})
