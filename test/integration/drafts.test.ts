import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { secretPurpose } from '../../src/mail/outbox.ts'
import type { RequestKind } from '../../src/policy/vocabulary.ts'
import { unseal } from '../../src/sealing/sealing.ts'
import { type Draft, findDraft, openDraft } from '../../src/services/drafts.ts'
import { resumeDraft } from '../../src/services/savedForms.ts'
import { saveForLater } from '../../src/services/saveForLater.ts'
import { sessionEmail } from '../../src/services/signIn.ts'
import { call, serveForThisFile } from '../support/httpServer.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, anOrganization, aRequest, outcome, sql } from '../support/world.ts'

serveForThisFile()

const start = '2026-11-23T18:00:00Z'
const address = '192.0.2.7'
beforeEach(() => app.clock.set(start))
afterAll(() => app.clock.set(start))

const later = (minutes: number) => app.clock.set(new Date(new Date(start).getTime() + minutes * 60_000))
const days = (count: number) => count * 24 * 60

const aDraft = (kind: RequestKind = 'reset-password', email = `${randomUUID()}@requestors.example`) =>
  openDraft(app, { email, kind }, { staffGivenName: 'Sample' })

/** Tokens of the links that were mailed to an address, oldest first. */
async function tokensOf(email: string): Promise<string[]> {
  const { rows } = await sql.query(
    `select id, secret, secret_key_id from messages where "to" = $1 and template = 'saved-for-later' order by created_at`,
    [email],
  )
  return rows.map(({ id, secret, secret_key_id: keyId }) => {
    const plain = unseal(app.config.keys, String(keyId), secret as Buffer, secretPurpose(String(id)))
    const link = (JSON.parse(plain.toString()) as Record<string, string>)['resume-link'] ?? ''
    expect(link.startsWith(`${app.config.publicUrl}/resume/`)).toBe(true)
    return link.split('/').at(-1) ?? ''
  })
}

async function savedToken(draft: Draft): Promise<string> {
  expect(outcome(await saveForLater(app, draft, { address }))).toBe('done')
  return (await tokensOf(draft.email)).at(-1) ?? ''
}

/** As a browser does that keeps its origin to itself. */
const open = (token: string, method = 'GET') =>
  call(`/resume/${token}`, { method, headers: { origin: 'null' } })
const cookieFrom = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .find((pair) => pair?.startsWith('requestor=')) ?? ''
const eventsOf = async (email: string) =>
  (
    await sql.query(
      `select event from audit_events e join audit_chain c on c.event_id = e.id where actor_email = $1
       order by c.position`,
      [email],
    )
  ).rows.map(({ event }) => String(event))

describe('Save and finish later', () => {
  it('SR-1: mails a link, which proves the address it was mailed to and goes on with the form', async () => {
    const draft = await aDraft()
    const token = await savedToken(draft)
    const answer = await open(token, 'POST')
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/request/reset-password/check-answers',
    ])
    const session = cookieFrom(answer).slice('requestor='.length)
    expect(await sessionEmail(app, session)).toBe(draft.email)
    expect(await findDraft(app, draft)).toMatchObject({ id: draft.id, answers: { staffGivenName: 'Sample' } })
    expect(await eventsOf(draft.email)).toEqual(['form-saved', 'address-proved'])
  })

  it('EM-3: looking at the link changes nothing, however often a scanner does', async () => {
    const draft = await aDraft()
    const token = await savedToken(draft)
    for (let looks = 0; looks < 3; looks++) {
      const page = await open(token)
      expect([page.status, cookieFrom(page)]).toEqual([200, ''])
      expect(await page.text()).toContain(`<form class="question" action="/resume/${token}" method="post"`)
    }
    expect((await open(token, 'POST')).status).toBe(303)
  })

  it('the link works once; then the page says how to go on, and leads to the same form', async () => {
    const token = await savedToken(await aDraft('change-access'))
    await open(token, 'POST')
    for (const method of ['GET', 'POST']) {
      const answer = await open(token, method)
      expect([answer.status, cookieFrom(answer)]).toEqual([410, ''])
      const page = await answer.text()
      expect(page).toContain('This link no longer works')
      expect(page).toContain('href="/sign-in?next=/request/change-access/check-answers"')
    }
  })

  it('two clicks at the same moment begin one session', async () => {
    const draft = await aDraft()
    const token = await savedToken(draft)
    const both = await Promise.all([open(token, 'POST'), open(token, 'POST')])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 410])
    const { rows } = await sql.query('select 1 from site_sessions where email = $1', [draft.email])
    expect(rows).toHaveLength(1)
  })

  it('a newer link takes the place of the older one', async () => {
    const draft = await aDraft()
    const first = await savedToken(draft)
    later(1)
    const second = await savedToken(draft)
    expect(second).not.toBe(first)
    expect([(await open(first, 'POST')).status, (await open(second, 'POST')).status]).toEqual([410, 303])
  })

  it('the link counts for 14 days from saving', async () => {
    const [soon, late] = [await aDraft(), await aDraft()]
    const tokens = [await savedToken(soon), await savedToken(late)] as const
    later(days(14) - 1)
    expect((await open(tokens[0], 'POST')).status).toBe(303)
    later(days(14))
    expect((await open(tokens[1])).status).toBe(410)
    expect((await open(tokens[1], 'POST')).status).toBe(410)
  })

  it('saving keeps the form for its full time from then on', async () => {
    const draft = await aDraft()
    later(days(10))
    await savedToken(draft)
    const { rows } = await sql.query('select updated_at from drafts where id = $1', [draft.id])
    expect(rows[0]?.updated_at).toEqual(app.clock.now())
  })

  it('five links to a form go out in an hour; the last one still counts, and an hour later there is another', async () => {
    const draft = await aDraft()
    for (const minute of [0, 1, 2, 3, 4]) {
      later(minute)
      await savedToken(draft)
    }
    later(59)
    expect(outcome(await saveForLater(app, draft, { address }))).toBe('too-many-links')
    expect(await tokensOf(draft.email)).toHaveLength(5)
    expect((await open((await tokensOf(draft.email)).at(-1) ?? '')).status).toBe(200)
    later(61)
    expect(outcome(await saveForLater(app, draft, { address }))).toBe('done')
  })

  it('presses at the same moment keep to the limit too, and leave one link that counts', async () => {
    const draft = await aDraft()
    const results = await Promise.all(Array.from({ length: 8 }, () => saveForLater(app, draft, { address })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(5)
    const { rows } = await sql.query('select 1 from resume_links where draft_id = $1 and used_at is null', [
      draft.id,
    ])
    expect(rows).toHaveLength(1)
  })

  it('a form that was sent is not saved, and its link counts no more', async () => {
    const draft = await aDraft()
    const token = await savedToken(draft)
    await sql.query('update drafts set sent_at = $2 where id = $1', [draft.id, app.clock.now()])
    expect(outcome(await saveForLater(app, draft, { address }))).toBe('form-gone')
    expect((await open(token, 'POST')).status).toBe(410)
  })

  it("another requestor's form is answered as one that is not there", async () => {
    const draft = await aDraft()
    const email = 'other@requestors.example'
    const theirs = await saveForLater(app, { id: draft.id, email }, { address })
    expect(theirs).toEqual(await saveForLater(app, { id: randomUUID(), email }, { address }))
    expect(await tokensOf(email)).toEqual([])
  })

  it('a token that was made up opens nothing, and the try is on record', async () => {
    const answer = await open('made-up', 'POST')
    expect([answer.status, cookieFrom(answer)]).toEqual([410, ''])
    expect(await answer.text()).toContain('href="/sign-in?next=/"')
    const refused = await resumeDraft(app, { token: 'made-up', address })
    expect(outcome(refused)).toBe('link-spent')
    const { rows } = await sql.query(
      "select outcome from audit_events where event = 'form-link-refused' and address = $1",
      [address],
    )
    expect(rows.map(({ outcome: word }) => word)).toContain('refused')
  })

  it('the token stands in no table in clear', async () => {
    const token = await savedToken(await aDraft())
    for (const table of ['messages', 'resume_links', 'audit_events']) {
      const { rows } = await sql.query(`select 1 from ${table} t where t::text like '%' || $1 || '%'`, [
        token,
      ])
      expect(rows).toEqual([])
    }
  })

  it('each kind goes on where its form does', async () => {
    const places: Record<string, string> = {
      'new-account': '/request/new-account/check-answers',
      deactivate: '/request/deactivate/check-answers',
      'annual-maintenance': '/request/annual-maintenance/people',
    }
    for (const [kind, place] of Object.entries(places)) {
      const answer = await open(await savedToken(await aDraft(kind as RequestKind)), 'POST')
      expect(answer.headers.get('location')).toBe(place)
    }
  })

  it('the answer to a returned request goes on there', async () => {
    const organization = await anOrganization('wsb-field-division', [await aCoordinator('wsb-spoc')])
    const { requestId, reference } = await aRequest(organization.id)
    const email = `${randomUUID()}@requestors.example`
    const draft = await openDraft(app, { email, kind: 'new-account', answersRequestId: requestId })
    const answer = await open(await savedToken(draft), 'POST')
    expect(answer.headers.get('location')).toBe(`/request/returned/${reference}/check-answers`)
    const { rows } = await sql.query('select body_text from messages where "to" = $1', [email])
    expect(rows[0]?.body_text).toContain(`the answer to request ${reference}`)
  })
})

describe('The page after saving', () => {
  it('says where the link went and until when it counts, and offers to sign out', async () => {
    const draft = await aDraft()
    const answer = await open(await savedToken(draft), 'POST')
    const cookie = cookieFrom(answer)
    await savedToken(draft)
    const page = await (await call('/saved', { headers: { cookie } })).text()
    expect(page).toContain(`is on its way to ${draft.email}`)
    expect(page).toContain('December 7, 2026 at 10:00 a.m. PST')
    expect(page).toContain('action="/sign-out"')
    expect(page).toContain('href="/request/reset-password/check-answers"')
  })

  it('is shown to nobody without a session, nor to one who saved nothing', async () => {
    const stranger = await call('/saved')
    expect([stranger.status, stranger.headers.get('location')]).toEqual([303, '/sign-in?next=/saved'])
    const cookie = cookieFrom(await open(await savedToken(await aDraft()), 'POST'))
    const answer = await call('/saved', { headers: { cookie } })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
  })
})
