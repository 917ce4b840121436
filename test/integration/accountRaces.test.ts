import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { call, cookieFor, json, serveForThisFile, signIn } from '../support/httpServer.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, coordinatorPassword, sql } from '../support/world.ts'
import type { Coordinator } from '../../src/payload-types.ts'

serveForThisFile()

const patch = (id: string, body: object, Cookie: string) =>
  call(`/api/coordinators/${id}`, { ...json(body, { Cookie }), method: 'PATCH' })

const stateOf = async (id: string) => {
  const { rows } = await sql.query(
    `select active, phone, kind, (select count(*)::int from coordinators_sessions where _parent_id = c.id) as sessions
     from coordinators c where id = $1`,
    [id],
  )
  return rows[0]
}

const isSignedIn = async (Cookie: string) => {
  const { user } = (await (await call('/api/coordinators/me', { headers: { Cookie } })).json()) as {
    user: unknown
  }
  return user !== null
}

const linkOf = async (id: string) => {
  const token = randomUUID()
  await sql.query(
    `update coordinators set reset_password_token = $2, reset_password_expiration = now() + interval '1 hour' where id = $1`,
    [id, token],
  )
  return token
}

type Racer = (account: Coordinator, cookie: string) => Promise<Response>

const headers = (Cookie: string) => ({ method: 'POST', headers: { Cookie } })

/** What writes an account while the Operations Unit switches it off. */
const racers: Record<string, Racer> = {
  'a sign-in': ({ email }) => signIn(email, coordinatorPassword, 2),
  'a refresh': (_account, cookie) => call('/api/coordinators/refresh-token', headers(cookie)),
  'a sign-out': (_account, cookie) => call('/api/coordinators/logout', headers(cookie)),
  'a forgotten password': ({ email }) => call('/api/coordinators/forgot-password', json({ email }), 2),
  'a new password by link': async ({ id }) =>
    call(
      '/api/coordinators/reset-password',
      json({ token: await linkOf(id), password: 'another long password' }),
    ),
  'an absence': ({ id }, Cookie) =>
    call(
      `/api/coordinators/${id}/absence`,
      json({ awayFrom: '2027-01-04', awayTo: '2027-01-08' }, { Cookie }),
    ),
  'a change of their own': ({ id }, Cookie) => patch(id, { name: 'Sample again' }, Cookie),
}

describe('an account that the Operations Unit makes inactive', () => {
  test.each(Object.keys(racers))('stays so, with no session, beside %s', async (name) => {
    const operations = await cookieFor(await aCoordinator('operations-unit'))
    const account = await aCoordinator('mis-administrator')
    const { rows: passwords } = await sql.query('select hash, salt from coordinators where id = $1', [
      account.id,
    ])
    for (const [round, offset] of [0, 0, 50, 100, 200, 0].entries()) {
      await sql.query('update coordinators set active = true, hash = $2, salt = $3 where id = $1', [
        account.id,
        passwords[0]?.hash,
        passwords[0]?.salt,
      ])
      const cookie = await cookieFor(account)
      const racing = racers[name]?.(account, cookie)
      await pause(offset)
      const phone = `916-555-010${round}`
      const [switched, raced] = await Promise.all([
        patch(account.id, { active: false, phone }, operations),
        racing,
      ])
      expect(switched.status).toBe(200)
      expect(raced?.status).toBeLessThan(500)
      expect(await stateOf(account.id)).toMatchObject({ active: false, phone, sessions: 0 })
      const given = raced?.headers.getSetCookie()[0]?.split(';')[0]
      for (const one of [cookie, given ?? '']) expect(await isSignedIn(one)).toBe(false)
    }
  })

  test('keeps no session that SQL brings in, nor when SQL makes it inactive', async () => {
    const account = await aCoordinator('mis-administrator')
    await cookieFor(account)
    await sql.query('update coordinators set active = false where id = $1', [account.id])
    await sql.query(
      `insert into coordinators_sessions (_order, _parent_id, id, expires_at) values (1, $1, $2, now() + interval '1 hour')`,
      [account.id, randomUUID()],
    )
    expect(await stateOf(account.id)).toMatchObject({ sessions: 0 })
  })
})

describe('sessions of an active account', () => {
  test('four sign-ins at once are four living sessions, and signing out of one leaves three', async () => {
    const account = await aCoordinator('mis-administrator')
    const cookies = await Promise.all([1, 2, 3, 4].map(() => cookieFor(account)))
    expect(await Promise.all(cookies.map(isSignedIn))).toEqual([true, true, true, true])
    await call('/api/coordinators/logout', headers(cookies[0] ?? ''))
    expect(await Promise.all(cookies.map(isSignedIn))).toEqual([false, true, true, true])
  })

  test('a refreshed session goes on, one that is over does not, and expired ones are swept', async () => {
    const account = await aCoordinator('mis-administrator')
    const cookie = await cookieFor(account)
    const refreshed = await call('/api/coordinators/refresh-token', headers(cookie))
    expect(refreshed.status).toBe(200)
    expect(await refreshed.json()).toMatchObject({ user: { id: account.id }, setCookie: true })
    await sql.query(`update coordinators_sessions set expires_at = now() where _parent_id = $1`, [account.id])
    expect((await call('/api/coordinators/refresh-token', headers(cookie))).status).toBe(403)
    await cookieFor(account)
    expect(await stateOf(account.id)).toMatchObject({ sessions: 1 })
  })

  test('a link for a new password works once, and ends every session before it', async () => {
    const account = await aCoordinator('mis-administrator')
    const cookie = await cookieFor(account)
    const reset = json({ token: await linkOf(account.id), password: 'another long password' })
    const answers = await Promise.all([1, 2].map(() => call('/api/coordinators/reset-password', reset)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403])
    const spent = answers.find(({ status }) => status === 403)
    expect(await spent?.json()).toEqual({
      errors: [{ message: expect.stringMatching(/^This link was used/) }],
    })
    const told = await sql.query(
      "select event from audit_events where subject_id = $1 and event = 'password-reset'",
      [account.id],
    )
    expect(told.rows).toHaveLength(1)
    expect(await isSignedIn(cookie)).toBe(false)
    expect((await signIn(account.email, 'another long password')).status).toBe(200)
    expect((await signIn(account.email, coordinatorPassword)).status).toBe(401)
  })

  test("Payload's own operations are closed, whatever door leads to them", async () => {
    const { email } = await aCoordinator('mis-administrator')
    const data = { email, password: coordinatorPassword }
    await expect(
      app.payload.login({ collection: 'coordinators', data, overrideAccess: true }),
    ).rejects.toThrow()
    const reset = { token: 'any', password: coordinatorPassword }
    await expect(
      app.payload.resetPassword({ collection: 'coordinators', data: reset, overrideAccess: true }),
    ).rejects.toThrow()
  })

  test('changes of different fields at once are all kept', async () => {
    const operations = await cookieFor(await aCoordinator('operations-unit'))
    const account = await aCoordinator('mis-administrator')
    const cookie = await cookieFor(account)
    for (const round of [1, 2, 3]) {
      const phone = `916-555-020${round}`
      const kind = round % 2 ? 'wsb-spoc' : 'mis-administrator'
      const where = `?where[id][equals]=${account.id}`
      await Promise.all([
        patch(account.id, { phone }, cookie),
        call(`/api/coordinators${where}`, { ...json({ kind }, { Cookie: operations }), method: 'PATCH' }),
      ])
      expect(await stateOf(account.id)).toMatchObject({ phone, kind })
    }
  })
})
