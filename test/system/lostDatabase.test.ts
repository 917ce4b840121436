import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/database/embeddedPostgres.ts'
import { freePort, type Started, startProcess, untilAnswers } from '../support/processes.ts'

const telephone = '916-555-0143'
/** Values of people and of secrets that no line of the log may hold. */
const planted = {
  address: 'planted.address@requestors.example',
  name: 'Plantedname',
  token: 'planted-token-7c1f9e',
  hash: 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3',
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'caljobs-lost-'))
chmodSync(folder, 0o755) // PostgreSQL may run under another account than this one
const data = path.join(folder, 'postgres')
let database: EmbeddedPostgres
let started: Started
let url = ''

const run = (args: string[], environment: Record<string, string>) =>
  startProcess(['--conditions=production', ...args], environment)

beforeAll(async () => {
  database = await startEmbeddedPostgres(data)
  const port = await freePort()
  url = `http://localhost:${port}`
  const environment = {
    DATABASE_URL: database.url,
    EVIDENCE_FOLDER: path.join(folder, 'evidence'),
    PAYLOAD_SECRET: randomUUID() + randomUUID(),
    PUBLIC_URL: url,
    SMTP_URL: 'smtp://127.0.0.1:1', // nobody listens: mail is refused
    PORT: String(port),
  }
  const migrated = await run(['--import', 'tsx', 'src/setup/migrate.ts'], environment).ended
  expect(migrated.code, migrated.output).toBe(0)
  await ask(`insert into settings (operations_telephone) values ('${telephone}')`)
  started = run(['dist/server.js'], environment)
  await untilAnswers(started, `${url}/healthz`)
})

afterAll(async () => {
  started.child.kill('SIGTERM')
  await started.ended
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function ask(statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}

async function visit(address: string, init: RequestInit = {}) {
  const answer = await fetch(url + address, { redirect: 'manual', ...init })
  return { status: answer.status, headers: answer.headers, html: await answer.text() }
}

const posted = (fields: Record<string, string>): RequestInit => ({
  method: 'POST',
  headers: { origin: url, cookie: `requestor=${planted.token}` },
  body: new URLSearchParams(fields),
})

const living = [
  ...['/', '/forms', '/directive', '/for-staff', '/privacy', '/accessibility', '/contact'],
  ...['/training', '/training?q=reset', '/training/print'],
]

describe('while the database is away', () => {
  let page = ''
  let picture = ''

  beforeAll(async () => {
    const list = (await visit('/training')).html
    page = /href="(\/training\/(?!print)[a-z0-9-]+)"/.exec(list)?.[1] ?? ''
    picture = /src="(\/training\/files\/[^"]+)"/.exec((await visit('/training/print')).html)?.[1] ?? ''
    expect(list).toContain('id="confirm"')
    await database.stop()
  })

  it('what needs no record is still there, and says that nothing can be sent and whom to call', async () => {
    expect(page).not.toBe('')
    for (const address of [...living, page]) {
      const { status, html } = await visit(address, { headers: { cookie: 'requestor=old' } })
      expect(status, address).toBe(200)
      expect(html, address).toContain('Requests cannot be sent or checked just now')
      expect(html, address).toContain(`<a href="tel:`)
      expect(html, address).toContain(telephone)
    }
    expect((await visit(picture)).status).toBe(200)
    expect((await visit('/training')).html).not.toContain('id="confirm"')
  })

  it.each(['/request', '/status', '/sign-in', '/my/staff', '/request/deactivate', '/admin', '/admin/login'])(
    '%s says so in the look of the house, when to try again, and whom to call',
    async (address) => {
      const { status, headers, html } = await visit(address)
      expect([status, headers.get('retry-after')]).toEqual([503, '60'])
      expect(html).toContain('<title>The service is not available just now')
      expect(html).toContain('class="site-header"')
      expect(html).toContain(telephone)
    },
  )

  it('what is sent is not kept, and REST says it in JSON', async () => {
    const sent = await visit('/status', posted({ email: planted.address, reference: planted.hash }))
    expect([sent.status, sent.headers.get('retry-after')]).toEqual([503, '60'])
    expect(sent.html).toContain('What you typed on the last page was not saved')
    const rest = await visit('/api/requests')
    expect([rest.status, rest.headers.get('retry-after')]).toEqual([503, '60'])
    expect(JSON.parse(rest.html)).toHaveProperty('errors')
  })

  it('the process lives, and says what is wrong', async () => {
    expect((await visit('/healthz')).status).toBe(200)
    expect((await visit('/readyz')).status).toBe(503)
  })

  it('all works again without a restart, once the database is back', async () => {
    database = await startEmbeddedPostgres(data)
    for (let tries = 0; tries < 100 && (await visit('/status')).status === 503; tries++) await pause(100)
    for (const address of [...living, '/status', '/sign-in', '/admin/login', page]) {
      const { status, html } = await visit(address)
      expect(status, address).toBe(200)
      expect(html, address).not.toContain('just now')
    }
    const code = await visit('/sign-in', posted({ email: planted.address }))
    expect(code.status).toBe(303)
    expect(started.child.exitCode).toBeNull()
  })
})

/** Sign-in codes are refused by the database, in the way that these statements set up and take away. */
const faults: [name: string, begin: string, end: string][] = [
  [
    'a check that does not hold',
    "alter table sign_in_codes add constraint planted check (email not like 'planted%') not valid",
    'alter table sign_in_codes drop constraint planted',
  ],
  ['a value that is there twice', 'create unique index planted on sign_in_codes ((1))', 'drop index planted'],
  ['a value that is no number', refusing('perform new.email::int'), unrefused()],
  ['a value that no list has', refusing('perform new.email::enum_requests_kind'), unrefused()],
  ['words that quote the row', refusing("raise exception '%', new"), unrefused()],
]

function refusing(statement: string): string {
  return `create function planted() returns trigger language plpgsql as $$ begin ${statement}; return new; end $$;
    create trigger planted before insert on sign_in_codes for each row execute function planted()`
}
function unrefused(): string {
  return 'drop trigger planted on sign_in_codes; drop function planted()'
}

describe('the log of the running server', () => {
  const signIn = () => visit('/sign-in', posted({ email: planted.address, name: planted.name }))

  it.each(faults)('tells of %s, in one page in the look of the house', async (_name, begin, end) => {
    await ask('delete from sign_in_codes')
    expect((await signIn()).status).toBe(303) // one is there
    await ask(begin)
    const before = faultsLogged()
    try {
      const { status, html } = await signIn()
      expect(status).toBe(500)
      expect(html).toContain('class="site-header"')
      const id = /problem number ([0-9a-f-]{36})/.exec(html)?.[1] ?? 'none'
      await expect.poll(() => started.output(), { timeout: 10_000 }).toContain(id)
      expect(faultsLogged()).toBe(before + 1)
    } finally {
      await ask(end)
    }
  })

  it('tells of a connection that is lost in the middle of a statement', async () => {
    const holder = new pg.Client({ connectionString: database.url })
    await holder.connect()
    await holder.query('begin; lock table sign_in_codes in access exclusive mode')
    const answer = signIn()
    const waiting = "from pg_stat_activity where wait_event_type = 'Lock'"
    while (!(await ask(`select 1 ${waiting}`)).length) await pause(50)
    await ask(`select pg_terminate_backend(pid) ${waiting}`)
    expect((await answer).status).toBe(503)
    await holder.query('rollback')
    await holder.end()
    expect((await signIn()).status).toBe(303)
  })

  it('tells of wrong bodies, odd addresses and refused mail', async () => {
    const headers = { origin: url, 'content-type': 'application/json' }
    const body = `{"email": "${planted.address}", "password": "${planted.token}" ${planted.name}`
    for (const address of ['/api/coordinators/login', '/api/requests', '/api/coordinators/reset-password'])
      expect((await visit(address, { method: 'POST', headers, body })).status).toBeLessThan(500)
    const odd = encodeURIComponent(`\n{"level":"fatal","msg":"${planted.name}"}\u0000\u2028`)
    expect((await visit(`/status/${odd}`)).status).toBeLessThan(500)
    expect((await visit(`/api/requests?where[id][equals]=${planted.token}`)).status).toBeLessThan(500)
    while (!/mail/i.test(started.output())) await pause(50)
  })

  it('has lines of JSON alone, and none of them holds a value of anybody', () => {
    const lines = started
      .output()
      .trim()
      .split('\n')
      .filter((line) => !line.includes('Running next.config.ts')) // what Next says at its start
    for (const line of lines) expect(() => JSON.parse(line) as unknown, line).not.toThrow()
    expect(faultsLogged()).toBeGreaterThan(5)
    const ofRows = lines.filter((line) => !line.includes('The audit trail was verified')) // its head is told
    expect(ofRows.filter((line) => /\b[0-9a-f]{64}\b/.test(line))).toEqual([]) // a hash of a code or a session
    for (const [what, value] of Object.entries(planted))
      expect(
        lines.filter((line) => line.includes(value)),
        what,
      ).toEqual([])
  })
})

const faultsLogged = (): number => started.output().split('"A request failed"').length - 1
