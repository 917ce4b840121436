import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Staff } from '../../src/payload-types.ts'
import { answerRoster } from '../../src/services/roster.ts'
import { call, serveForThisFile } from '../support/httpServer.ts'
import { aRequestor as aRequestorOf, mailTo, recordOf, trailAbout } from '../support/ownership.ts'
import { app } from '../support/setup.ts'
import { signedInRequestor } from '../support/siteVisitor.ts'
import { aCoordinator, anAccount, anOrganization, sql } from '../support/world.ts'

serveForThisFile()
beforeEach(() => app.clock.set('2026-11-23T18:00:00Z'))

const administrator = await aCoordinator('mis-administrator')
const area = await anOrganization('local-area', [administrator])
const aRequestor = (organizationId = area.id) => aRequestorOf(organizationId)

const answerField = ({ id }: Staff) => `answer-${id}`

describe('the quarterly roster', () => {
  it('shows the own active accounts alone, each with its privileges and three answers', async () => {
    const email = await aRequestor()
    const mine = await anAccount(area.id, email, { confirmedOn: '2025-01-12' })
    const gone = await anAccount(area.id, email, {
      accountState: 'deactivated',
      deactivatedAt: '2026-01-01T00:00:00Z',
    })
    const others = await anAccount(area.id, await aRequestor())
    const { html } = await (await signedInRequestor(email)).get('/my/roster')
    expect(html).toContain(mine.familyName)
    expect(html).toContain('<li>Case Notes</li>')
    expect(html).toContain('January 12, 2025: answer now')
    expect(html.match(new RegExp(`name="${answerField(mine)}"`, 'g'))).toHaveLength(3)
    expect(html).not.toContain(gone.familyName)
    expect(html).not.toContain(others.familyName)
    expect(html).not.toContain(' checked')
  })

  it('marks all as still needed by a link alone', async () => {
    const email = await aRequestor()
    await anAccount(area.id, email)
    await anAccount(area.id, email)
    const visitor = await signedInRequestor(email)
    expect((await visitor.get('/my/roster')).html).toContain('href="/my/roster?all=confirm"')
    const { html } = await visitor.get('/my/roster?all=confirm')
    expect(html.match(/value="confirm" checked/g)).toHaveLength(2)
  })

  it('saves each answer by itself; what is not answered stays', async () => {
    const email = await aRequestor()
    const [kept, leaving, foreign, later] = [
      await anAccount(area.id, email),
      await anAccount(area.id, email),
      await anAccount(area.id, email),
      await anAccount(area.id, email),
    ]
    const visitor = await signedInRequestor(email)
    const saved = await visitor.post('/my/roster', {
      [answerField(kept)]: 'confirm',
      [answerField(leaving)]: 'deactivate',
      [answerField(foreign)]: 'not-mine',
    })
    expect(saved.status).toBe(303)
    expect(await recordOf(kept)).toEqual({ owner: email, confirmedOn: '2026-11-23' })
    expect(await recordOf(leaving)).toEqual({ owner: email, confirmedOn: '2026-01-12' })
    expect(await recordOf(foreign)).toMatchObject({ owner: null })
    expect(await recordOf(later)).toEqual({ owner: email, confirmedOn: '2026-01-12' })
    expect(await trailAbout(kept.id)).toEqual(['roster-confirmed done'])
    expect(await trailAbout(leaving.id)).toEqual([])
    expect(await trailAbout(foreign.id)).toEqual(['account-unowned done'])

    const { html } = await visitor.get(saved.location)
    expect(html).toContain(`href="/request/deactivate/for/${leaving.id}"`)
    expect(html).toContain(`<li>Avery ${kept.familyName}</li>`)
    expect(html).toContain('People whom you do not oversee are no longer in your list.')
  })

  it('tells the coordinators once that an account is nobody’s, with the last requestor', async () => {
    const coordinator = await aCoordinator('mis-administrator')
    const own = await anOrganization('local-area', [coordinator])
    const email = await aRequestor(own.id)
    const account = await anAccount(own.id, email)
    const answer = { staffId: account.id, answer: 'not-mine', requestorEmail: email } as const
    const [one, other] = await Promise.all([answerRoster(app, [answer]), answerRoster(app, [answer])])
    expect([one.size, other.size].sort()).toEqual([0, 1])
    const mail = await mailTo(coordinator.email)
    expect(mail.map(({ template }) => template)).toEqual(['account-unowned'])
    expect(mail[0]?.text).toContain('Sample Supervisor')
    expect(mail[0]?.text).toContain('/admin/unowned')
  })

  it('tells the mailbox of the Operations Unit where an organization has no coordinator', async () => {
    const { operationsEmail } = await app.payload.findGlobal({
      slug: 'settings',
      overrideAccess: true,
      depth: 0,
    })
    const bare = await anOrganization('local-area')
    const email = await aRequestor(bare.id)
    const account = await anAccount(bare.id, email)
    const { rows: active } = await sql.query(
      `select email from coordinators where kind = 'operations-unit' and active`,
    )
    await answerRoster(app, [{ staffId: account.id, answer: 'not-mine', requestorEmail: email }])
    const { rows } = await sql.query(`select "to" from messages where key like $1`, [
      `account-unowned:${account.id}:%`,
    ])
    const expected = active.length ? active.map((one) => one.email) : [operationsEmail]
    expect(rows.map(({ to }) => to).sort()).toEqual(expected.sort())
  })

  it('keeps the good answers where one is about a person who is not the requestor’s', async () => {
    const email = await aRequestor()
    const mine = await anAccount(area.id, email)
    const others = await anAccount(area.id, await aRequestor())
    const visitor = await signedInRequestor(email)
    const answer = await visitor.post('/my/roster', {
      [answerField(others)]: 'not-mine',
      [answerField(mine)]: 'confirm',
    })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('There is a problem')
    expect(answer.html).toContain('Saved: 1 answer.')
    expect(answer.html).not.toContain(others.familyName)
    expect(await recordOf(mine)).toMatchObject({ confirmedOn: '2026-11-23' })
    expect((await recordOf(others)).owner).not.toBeNull()
    const missing = await visitor.post('/my/roster', { [`answer-${randomUUID()}`]: 'not-mine' })
    const said = (html: string) => /error-summary__list">([\s\S]*?)<\/ul>/.exec(html)?.[1]
    expect(said(missing.html)).toBe(said(answer.html))
  })

  it('asks for at least one answer, and takes nothing but the three', async () => {
    const email = await aRequestor()
    const mine = await anAccount(area.id, email)
    const visitor = await signedInRequestor(email)
    const answers: Record<string, string>[] = [{}, { [answerField(mine)]: 'delete' }, { 'answer-x': '' }]
    for (const answer of answers) {
      const { status, html } = await visitor.post('/my/roster', answer)
      expect([status, html.includes('Select an answer for at least one person')]).toEqual([422, true])
    }
    expect(await trailAbout(mine.id)).toEqual([])
  })

  it('changes nothing on a GET, whatever stands in the address', async () => {
    const email = await aRequestor()
    const mine = await anAccount(area.id, email)
    const others = await anAccount(area.id, await aRequestor())
    const visitor = await signedInRequestor(email)
    const { html } = await visitor.get(
      `/my/roster/saved?leaving=${others.id}&leaving=${mine.id}&leaving=nonsense`,
    )
    expect(html).toContain(`/request/deactivate/for/${mine.id}`)
    expect(html).not.toContain(others.id)
    expect(html).not.toContain(others.familyName)
    expect(await recordOf(mine)).toEqual({ owner: email, confirmedOn: '2026-01-12' })
  })

  it.each(['/my/roster', '/my/roster/saved', '/my/hand-over', '/my/hand-over/received'])(
    '%s leads to the sign-in where no address is proved',
    async (path) => {
      const answer = await call(path)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `/sign-in?next=${path}`])
    },
  )
})
