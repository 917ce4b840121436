import type { AddressInfo } from 'node:net'
import { symbols } from 'pino'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { consoleIntoLog } from '../../src/log/consoleIntoLog.ts'
import { queueMessage } from '../../src/mail/outbox.ts'
import { sendDue } from '../../src/mail/sender.ts'
import { openTransport } from '../../src/mail/transport.ts'
import { call, cookieOf, json, serveForThisFile } from '../support/httpServer.ts'
import { app } from '../support/setup.ts'
import { sql } from '../support/world.ts'
import { sampleOf } from '../unit/mail/samples.ts'

serveForThisFile()

const planted = {
  hash: 'pbkdf2-sha256-v1:50000:PlantedHash0123456789',
  salt: 'PlantedSalt0123456789abcdef',
  token: 'PlantedToken-4f1e9c7ab2',
  name: 'Averyplanted Samplefamily',
  address: 'averyplanted@planted.example',
}
const { hash, salt, token, name, address } = planted
const all = Object.values(planted)

/** What the log would have written to its stream. */
const lines: string[] = []
const stream: unknown = Reflect.get(app.payload.logger, symbols.streamSym)
const { log, info, warn, error, debug } = console

beforeAll(() => {
  Reflect.set(app.payload.logger, symbols.streamSym, { write: (line: string) => void lines.push(line) })
  consoleIntoLog(app.payload.logger)
})
afterAll(() => {
  Reflect.set(app.payload.logger, symbols.streamSym, stream)
  Object.assign(console, { log, info, warn, error, debug })
})
beforeEach(() => void lines.splice(0))
afterEach(() => {
  vi.restoreAllMocks()
  for (const line of lines) {
    expect(line.endsWith('\n')).toBe(true)
    expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
    expect(JSON.parse(line)).toMatchObject({ level: expect.any(String), time: expect.any(String) })
    for (const value of [...all, ...name.split(' ')]) expect(line).not.toContain(value)
  }
})

/** Breaks the database for the length of a piece of work. */
async function broken(how: string, mended: string, work: () => Promise<unknown>) {
  await sql.query(how)
  try {
    await work()
  } finally {
    await sql.query(mended)
  }
}

const written = () => lines.join('')

describe('No value is in the log', () => {
  it('of a record that breaks a rule of the database: its row has a hash, a salt, a name and an address', async () => {
    const { cookie } = await cookieOf('operations-unit')
    await broken(
      `alter table coordinators add constraint planted_check check (email not like '%@planted.example')`,
      'alter table coordinators drop constraint planted_check',
      async () => {
        const data = {
          name,
          email: address,
          kind: 'mis-administrator',
          active: true,
          password: token + token,
        }
        const answer = await call('/api/coordinators', json(data, { cookie }))
        expect(answer.status).toBeGreaterThanOrEqual(400)
        const { rows } = await sql.query('select 1 from coordinators where email = $1', [address])
        expect(rows).toEqual([])
      },
    )
    expect(written()).toContain('planted_check')
  })

  it('of a statement of the driver itself that breaks a rule, nor of the second of two that must be one', async () => {
    const insert = `insert into site_sessions (token_hash, email, created_at, expires_at) values ($1, $2, now(), now())`
    const refused = async (statement: string, values: string[]) => {
      const fault: unknown = await sql.query(statement, values).catch((thrown: unknown) => thrown)
      app.payload.logger.error({ err: fault, msg: 'A request failed' })
      app.payload.logger.error(fault)
      console.error(fault)
      console.error(`⨯ ${String(fault)}\n  params: ${values.join(',')}`)
      console.error('⨯', Object.assign(new Error('Outer', { cause: fault }), { row: values }))
    }
    const tokenHash = hash
    await sql.query(insert, [tokenHash, address])
    try {
      await refused(insert, [tokenHash, address])
      await refused(`select * from coordinators where kind = $1`, [name])
      await refused(`select * from coordinators where id = $1`, [token])
      await refused(`insert into coordinators (name, email, salt, hash) values ($1, $2, $3, $4)`, [
        name,
        address,
        salt,
        hash,
      ])
    } finally {
      await sql.query('delete from site_sessions where email = $1', [address])
    }
    expect(lines).toHaveLength(20)
    for (const code of ['23505', '22P02', '23502']) expect(written(), code).toContain(code)
  })

  it('of a query by REST: no such choice, no such id, no such day, no such field', async () => {
    const { cookie } = await cookieOf('operations-unit')
    const queries = [
      `coordinators?where[kind][equals]=${name}`,
      `requests?where[state][in]=${name},${token}`,
      `coordinators?where[id][equals]=${token}`,
      `requests?where[organization][equals]=${address}`,
      `requests?where[changedAt][greater_than]=${token}`,
      `requests?where[${token}][equals]=${name}`,
      `requests?where[reference][${token}]=${address}`,
      `coordinators?sort=${token}&select[${token}]=true`,
      `coordinators?limit=${token}&page=${token}&depth=${token}`,
      `coordinators?where=${token}`,
      `coordinators/${token}`,
      `${token}/${address}`,
    ]
    for (const query of queries) await call(`/api/${query}`, { headers: { cookie } })
  })

  it('of a body by REST that is no JSON, or is something else than was asked for', async () => {
    const { cookie } = await cookieOf('operations-unit')
    const bodies = [
      `{"email": ${address}, "name": "${name}"`,
      `${token}`,
      `"${token} ${name}"`,
      `[{"email":"${address}"}]`,
      JSON.stringify({ email: { [token]: address }, name: [name], kind: token, password: { token } }),
      JSON.stringify({ name: `${name}\u0000`, email: `${address}\u0000`, kind: token }),
    ]
    const paths = ['/api/coordinators', '/api/coordinators/login', '/api/coordinators/forgot-password']
    const headers = { 'content-type': 'application/json', cookie }
    for (const path of [...paths, '/api/coordinators/reset-password', '/api/organizations'])
      for (const [place, body] of bodies.entries())
        await call(path, { method: 'POST', headers, body }, place + 1)
  })

  it('of line breaks and NUL in what a caller sends: there is no line more than the service writes', async () => {
    const forged = `\r\n{"level":"info","msg":"${token}"}\u0000\u2028`
    await broken('alter table organizations rename to organizations_away', mendedOrganizations, async () => {
      for (const path of [`/forms/${encodeURIComponent(forged)}`, `/request/${encodeURIComponent(forged)}`])
        await call(`${path}?q=${encodeURIComponent(forged)}`, {
          headers: { cookie: `requestor=${token}`, 'user-agent': token },
        })
      await call('/api/coordinators/login', json({ email: `${address}${forged}`, password: forged }))
    })
  })

  it('of a fault inside a page: the token of the session is a parameter of the statement', async () => {
    await broken('alter table site_sessions rename to site_sessions_away', mendedSessions, async () => {
      const answer = await call(`/my?for=${address}`, { headers: { cookie: `requestor=${token}` } })
      expect(answer.status).toBe(500)
      expect(await answer.text()).not.toMatch(/site_sessions|Planted/)
    })
    expect(written()).toContain('42P01')
  })
})

const mendedSessions = 'alter table site_sessions_away rename to site_sessions'
const mendedOrganizations = 'alter table organizations_away rename to organizations'

describe('A mail server that refuses', () => {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address: to }, _session, done) =>
      done(
        Object.assign(new Error(`5.1.1 <${to}> "${name}" ${name}: unknown, ${token}`), {
          responseCode: to.startsWith('later') ? 450 : 550,
        }),
      ),
  })
  beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)))
  afterAll(async () => {
    await sql.query(`delete from messages where "to" like '%@planted.example'`)
    await new Promise<void>((resolve) => server.close(resolve))
  })

  it('says whom it does not know: the log has its code and nothing else of that', async () => {
    await sql.query('delete from messages')
    const { port } = server.server.address() as AddressInfo
    const transport = openTransport({ ...app.config, smtpUrl: `smtp://127.0.0.1:${port}` })
    for (const to of [address, `later.${address}`]) {
      const message = { key: `planted ${to}`, to, notice: sampleOf('request-granted') }
      await queueMessage(sql, app.config.keys, message, app.clock.now())
    }
    await sendDue(app, transport)
    transport.close()
    expect(lines).toHaveLength(2)
    for (const code of ['550 5.1.1', '450 5.1.1']) expect(written()).toContain(code)
  })
})
