import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { secretPurpose } from '../../src/mail/outbox.ts'
import { unseal } from '../../src/sealing/sealing.ts'
import { serveForThisFile } from '../support/httpServer.ts'
import { app } from '../support/setup.ts'
import { type SiteVisitor, visitorWith } from '../support/siteVisitor.ts'
import { sql } from '../support/world.ts'

const next = '/request/deactivate/begin'
const page = `/sign-in/code?next=${next}`

serveForThisFile()
beforeEach(() => app.clock.set('2026-11-23T18:00:00Z'))

/** What the newest message to this address holds beside its words. */
async function secretsTo(email: string): Promise<Record<string, string>> {
  const { rows } = await sql.query(
    `select id, secret_key_id, secret from messages where "to" = $1 order by created_at desc limit 1`,
    [email],
  )
  const row = rows[0]
  const opened = unseal(
    app.config.keys,
    String(row?.secret_key_id),
    row?.secret as Buffer,
    secretPurpose(String(row?.id)),
  )
  return JSON.parse(opened.toString()) as Record<string, string>
}

async function asksForCode(): Promise<{ visitor: SiteVisitor; email: string; code: string }> {
  const visitor = visitorWith()
  const email = `${randomUUID()}@requestors.example`
  const sent = await visitor.post(`/sign-in?next=${next}`, { email })
  expect(sent.location).toBe(page)
  return { visitor, email, code: (await secretsTo(email))['sign-in-code'] ?? '' }
}

const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const enter = (visitor: SiteVisitor, code: string) => visitor.post(page, { code })

describe('the page that takes the code', () => {
  it('names the address, leads back to change it, and asks for digits alone', async () => {
    const { visitor, email } = await asksForCode()
    const { html } = await visitor.get(page)
    expect(html).toContain(email)
    expect(html).toContain('inputmode="numeric"')
    expect(html).toContain('autocomplete="one-time-code"')
    expect(html).toContain(`<a class="back-link" href="/sign-in?next=${next}"`)
    expect((await visitor.get(`/sign-in?next=${next}`)).html).toContain(`value="${email}"`)
  })

  it('leads on to where one was going, after a wrong code, a refresh and a new code', async () => {
    const { visitor, email, code } = await asksForCode()
    expect((await enter(visitor, otherThan(code))).html).toContain('4 tries left')
    app.clock.set('2026-11-23T18:01:00Z')
    expect((await visitor.post(`/sign-in/code/new?next=${next}`)).location).toBe(page)
    expect((await visitor.get(page)).status).toBe(200)
    expect((await enter(visitor, code)).html).toContain('This is not the code that we sent')
    const newest = (await secretsTo(email))['sign-in-code'] ?? ''
    expect((await enter(visitor, newest)).location).toBe(next)
    expect((await visitor.get(page)).location).toBe(`/sign-in?next=${next}`)
    expect((await visitor.get(`/sign-in?next=${next}`)).location).toBe(next)
  })

  it('tells no code, half a code and a wrong one apart, and only a wrong one is a try', async () => {
    const { visitor, code } = await asksForCode()
    expect((await enter(visitor, '')).html).toContain('Enter the 6-digit code from the message')
    expect((await enter(visitor, '12 3')).html).toContain('6 digits')
    expect((await enter(visitor, otherThan(code))).html).toContain('4 tries left')
    expect((await enter(visitor, ` ${code.slice(0, 3)} ${code.slice(3)} `)).location).toBe(next)
  })

  it('after the fifth wrong code takes not even the right one, and offers a new one', async () => {
    const { visitor, code } = await asksForCode()
    for (let tries = 0; tries < 4; tries++) await enter(visitor, otherThan(code))
    expect((await enter(visitor, otherThan(code))).html).toContain('A wrong code was entered 5 times')
    const { html, location } = await enter(visitor, code)
    expect([location, html.includes('A wrong code was entered 5 times')]).toEqual(['', true])
    expect(html).toContain('Send a new code')
  })

  it.each([
    ['2026-11-23T18:14:59Z', next],
    ['2026-11-23T18:15:00Z', ''],
  ])('takes the code at %s: %s', async (at, location) => {
    const { visitor, code } = await asksForCode()
    app.clock.set(at)
    const answer = await enter(visitor, code)
    expect(answer.location).toBe(location)
    expect(answer.html.includes('more than 15 minutes old')).toBe(location === '')
  })

  it('sends no more than six codes in half an hour, and says so on the same page', async () => {
    const { visitor, email } = await asksForCode()
    for (let sent = 1; sent < 6; sent++) await visitor.post('/sign-in/code/new')
    const { html } = await visitor.post('/sign-in/code/new')
    expect(html).toContain('Too many codes were sent')
    expect(html).toContain(email)
  })

  it('keeps the way for a browser that has forgotten which code it asked for', async () => {
    const { location } = await visitorWith().get(page)
    expect(location).toBe(`/sign-in?next=${next}`)
  })

  it('leads on from the link of the message, in a browser that knows nothing; a used link leads to a new code', async () => {
    const { email } = await asksForCode()
    const link = new URL((await secretsTo(email))['sign-in-link'] ?? '').pathname
    const elsewhere = visitorWith()
    expect((await elsewhere.post(link)).location).toBe(next)
    expect((await visitorWith().get(link)).html).toContain(`href="/sign-in?next=${next}"`)
  })
})

describe('a page with a mistake', () => {
  it('has an address of its own that Back can show again, with what was typed', async () => {
    const visitor = visitorWith()
    const typed = await visitor.post(`/sign-in?next=${next}`, { email: 'nobody at example' })
    expect([typed.status, typed.html.includes('value="nobody at example"')]).toEqual([422, true])
    const chosen = await visitor.post('/request', {})
    expect([chosen.status, chosen.html.includes('Select what you need')]).toEqual([422, true])
    const fresh = await visitor.get('/request')
    expect([fresh.status, fresh.html.includes('There is a problem')]).toEqual([200, false])
  })
})
