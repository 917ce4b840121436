import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { clampQuery } from '../../src/server/restLimits.ts'
import { networkOf } from '../../src/server/signInLimit.ts'
import { call, cookieOf, json, network, serveForThisFile, signIn } from '../support/httpServer.ts'
import { app } from '../support/setup.ts'
import {
  aCoordinator,
  anOrganization,
  aRequest,
  coordinatorPassword as password,
  sql,
} from '../support/world.ts'

serveForThisFile()

describe('Signing in', () => {
  test('a coordinator with the right password is let in, also after a few wrong ones', async () => {
    const { email } = await aCoordinator('mis-administrator')
    for (const wrong of ['one', 'two', 'three']) expect((await signIn(email, wrong)).status).toBe(401)
    expect((await signIn(email, password)).status).toBe(200)
    for (const wrong of ['one', 'two', 'three']) expect((await signIn(email, wrong)).status).toBe(401)
    expect((await signIn(email, password)).status).toBe(200)
  })

  test('wrong tries end in "wait", for a known account as for an unknown one', async () => {
    const { email } = await aCoordinator('mis-administrator')
    const tell = async (address: string, host: number) => {
      const answers = []
      for (let tries = 0; tries < 7; tries++) {
        const answer = await signIn(address, 'wrong', host)
        answers.push([answer.status, await answer.text(), answer.headers.has('retry-after')])
      }
      return answers
    }
    const known = await tell(email, 1)
    expect(known.map(([status]) => status)).toEqual([401, 401, 401, 401, 401, 429, 429])
    expect(await tell(`${randomUUID()}@unknown.example`, 2)).toEqual(known)
  })

  test('the limit looks at the account, however it is spelled and whatever headers come along', async () => {
    const name = randomUUID()
    const spelled = [`${name}@x.example`, `${name}@X.EXAMPLE `, ` ${name.toUpperCase()}@x.example`]
    const statuses = []
    for (let tries = 0; tries < 6; tries++) {
      const body = { email: spelled[tries % 3], password: 'wrong' }
      const liar = {
        'x-client-address': `203.0.113.${tries}`,
        'x-forwarded-for': `203.0.113.${tries}, 198.51.250.1`,
      }
      statuses.push((await call('/api/coordinators/login', json(body, liar))).status)
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
  })

  test('other spellings of the path meet the same limit', async () => {
    const email = `${randomUUID()}@x.example`
    const paths = ['/api/coordinators/LOGIN', '/api/coordinators/login/', '/api/coordinators/login']
    const statuses = []
    for (let tries = 0; tries < 6; tries++)
      statuses.push((await call(paths[tries % 3] ?? '', json({ email, password: 'wrong' }))).status)
    expect(statuses.at(-1)).toBe(429)
  })

  test('the form of the panel is understood, and what was not counted is not handed on', async () => {
    const { email } = await aCoordinator('mis-administrator')
    const form = new FormData()
    form.set('_payload', JSON.stringify({ email, password }))
    expect((await call('/api/coordinators/login', { method: 'POST', body: form })).status).toBe(200)
    const twice = new FormData()
    twice.set('_payload', JSON.stringify({ email: 'nobody@x.example', password }))
    twice.append('_payload', JSON.stringify({ email, password }))
    expect((await call('/api/coordinators/login', { method: 'POST', body: twice })).status).toBe(401)
  })

  test('an account that was made inactive gets the answer of a wrong password', async () => {
    const { email } = await aCoordinator('mis-administrator', { active: false })
    const answer = await signIn(email, password)
    expect([answer.status, await answer.text()]).toEqual([
      401,
      await (await signIn('nobody@x.example', password)).text(),
    ])
  })

  test('the address that the server established is the one in the audit trail', async () => {
    const { email, id } = await aCoordinator('mis-administrator')
    await call('/api/coordinators/login', json({ email, password }, { 'x-client-address': '203.0.113.9' }))
    const { rows } = await sql.query(
      "select address from audit_events where event = 'coordinator-signed-in' and subject_id = $1",
      [id],
    )
    expect(rows).toEqual([{ address: `198.51.${network}.1` }])
  })

  test('a refused one is in the audit trail, whether there is such an account or not', async () => {
    const { email } = await aCoordinator('mis-administrator')
    const nobody = `${email}.nobody`
    for (const account of [email, nobody]) await signIn(account, 'wrong')
    const { rows } = await sql.query(
      `select actor_email, outcome, address from audit_events
       where event = 'sign-in-refused' and actor_email = any($1) order by length(actor_email)`,
      [[email, nobody]],
    )
    const refused = { outcome: 'refused', address: `198.51.${network}.1` }
    expect(rows).toEqual([
      { actor_email: email, ...refused },
      { actor_email: nobody, ...refused },
    ])
  })

  test('a forgotten password is answered alike for known and unknown accounts, and only a few times', async () => {
    const { email } = await aCoordinator('mis-administrator')
    const ask = (address: string, host: number) =>
      call('/api/coordinators/forgot-password', json({ email: address }), host)
    const known = await ask(email, 1)
    const unknown = await ask(`${randomUUID()}@x.example`, 2)
    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()])
    await ask(email, 1)
    await ask(email, 1)
    expect((await ask(email, 1)).status).toBe(429)
  })
})

describe('REST', () => {
  test('nobody registers a first coordinator, and GraphQL is off', async () => {
    const first = json({ email: 'first@x.example', password })
    expect((await call('/api/coordinators/first-register', first)).status).toBe(404)
    expect((await call('/API/coordinators/First-Register/', first)).status).toBe(404)
    expect((await call('/api/graphql', json({ query: '{ __typename }' }))).status).toBe(404)
    expect((await call('/api/graphql-playground')).status).toBe(404)
  })

  test('an answer holds at most 100 rows, by whatever words they are asked for', async () => {
    const { cookie } = await cookieOf('operations-unit')
    await sql.query(
      `insert into organizations (name, slug, type, created_at, updated_at)
       select 'SAMPLE ' || n, gen_random_uuid(), 'local-area', now(), now() from generate_series(1, 120) n`,
    )
    const rows = async (query: string, init: RequestInit = {}) => {
      const headers = { cookie, ...(init.headers as Record<string, string>) }
      const answer = await call(`/api/organizations${query}`, { ...init, headers })
      return ((await answer.json()) as { docs: unknown[] }).docs.length
    }
    expect(await rows('')).toBe(25)
    for (const query of [
      '?limit=0',
      '?limit=1000',
      '?limit=0&pagination=false',
      '?limit=5&limit=0',
      '?limit[]=0',
    ])
      expect(await rows(query), query).toBeLessThanOrEqual(100)
    const asGet = {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-payload-http-method-override': 'GET',
      },
      body: 'limit=0&pagination=false',
    }
    expect(await rows('', asGet)).toBeLessThanOrEqual(100)
  })

  test('a filter that is too deep or too long is refused', () => {
    const deep = (levels: number) => `where${'[and][0]'.repeat(levels)}[name][equals]`
    expect(clampQuery(new URLSearchParams({ [deep(3)]: 'x' }))).toBeUndefined()
    expect(clampQuery(new URLSearchParams({ [deep(9)]: 'x' }))).toBeDefined()
    expect(clampQuery(new URLSearchParams({ 'where[a.b.c.d.e][equals]': 'x' }))).toBeDefined()
    const long = new URLSearchParams(
      Array.from({ length: 300 }, (_, n) => [`where[or][${n}][a][equals]`, 'x']),
    )
    expect(clampQuery(long)).toBeDefined()
  })

  test('an act of a coordinator passes through with its cookie, and a foreign page cannot do it', async () => {
    const { coordinator, cookie } = await cookieOf('mis-administrator')
    const { requestId } = await aRequest((await anOrganization('local-area', [coordinator])).id, {
      organizationType: 'local-area',
    })
    const claim = (headers: Record<string, string>) =>
      call(`/api/requests/${requestId}/claim`, json({}, { cookie, ...headers }))
    expect((await claim({ origin: 'https://foreign.example' })).status).toBe(401)
    expect((await claim({})).status).toBe(200)
  })

  test('a body of more than a megabyte, or packed, is refused without detail', async () => {
    const large = await call('/api/coordinators/login', json({ email: 'x'.repeat(1_100_000) }))
    expect(large.status).toBe(413)
    expect(await large.json()).toEqual({ errors: [{ message: 'This request is too large' }] })
    const packed = await call('/api/coordinators/login', json({}, { 'content-encoding': 'gzip' }))
    expect(packed.status).toBe(415)
  })
})

describe('Headers and checks', () => {
  test('every answer of the public site carries the strict policy and is not stored', async () => {
    for (const path of ['/', '/nowhere', '/sign-in']) {
      const { headers } = await call(path)
      expect(headers.get('content-security-policy'), path).toContain("script-src 'self'; style-src 'self'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.has('x-powered-by')).toBe(false)
    }
  })

  test('the process is well; it is ready until a message has been due for more than 15 minutes', async () => {
    expect(await (await call('/healthz')).json()).toEqual({ ok: true })
    const ready = async () => {
      const answer = await call('/readyz')
      return [answer.status, await answer.json()]
    }
    await sql.query("update messages set state = 'sent', secret = null, secret_key_id = null")
    expect(await ready()).toEqual([
      200,
      { ok: true, checks: { database: true, migrations: true, outbox: true } },
    ])
    await sql.query(
      `insert into messages (key, template, template_version, "to", subject, state, attempts, next_attempt_at, message_id)
       values ('stuck', 't', '1', 'x@x.example', 's', 'queued', 0, $1::timestamptz - interval '16 minutes', 'm')`,
      [app.clock.now()],
    )
    expect(await ready()).toEqual([
      503,
      { ok: false, checks: { database: true, migrations: true, outbox: false } },
    ])
    await sql.query("delete from messages where key = 'stuck'")
  })

  test('an IPv6 caller counts as its whole network', () => {
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
    expect(networkOf('2001:DB8::1')).toBe('2001:db8:0:0::/64')
    expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1')
  })
})
