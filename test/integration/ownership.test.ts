import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/database/transaction.ts'
import { offerHandOver } from '../../src/services/handOver.ts'
import { answerRoster } from '../../src/services/roster.ts'
import { countUnowned, markGoneIfRequestor, readUnowned } from '../../src/services/unowned.ts'
import { call, cookieOf, json, serveForThisFile } from '../support/httpServer.ts'
import { aRequestor as aRequestorOf, idOf, recordOf, templatesTo, trailAbout } from '../support/ownership.ts'
import { app } from '../support/setup.ts'
import { signedInRequestor } from '../support/siteVisitor.ts'
import { aCoordinator, anAccount, anOrganization, outcome, signedIn, sql } from '../support/world.ts'

serveForThisFile()
beforeEach(() => app.clock.set('2026-11-23T18:00:00Z'))

const administrator = await aCoordinator('mis-administrator')
const area = await anOrganization('local-area', [administrator])
const aRequestor = (organizationId = area.id) => aRequestorOf(organizationId)

const unownedOf = async (coordinator: Awaited<ReturnType<typeof aCoordinator>>) =>
  inTransaction(app.payload, ({ req }) => countUnowned(req), signedIn(coordinator))

describe('accounts without a requestor', () => {
  const postTo = (path: string, cookie: string, body: object = {}) => call(path, json(body, { cookie }))
  const codeOf = async (answer: Response) =>
    ((await answer.json()) as { problems?: { code: string }[] }).problems?.[0]?.code ?? 'done'

  it('are those of a requestor who is marked as gone, until a coordinator gives them away', async () => {
    const { coordinator, cookie } = await cookieOf('mis-administrator')
    const colleague = await aCoordinator('mis-administrator')
    const own = await anOrganization('local-area', [coordinator, colleague])
    const [leaver, heir] = [await aRequestor(own.id), await aRequestor(own.id)]
    const account = await anAccount(own.id, leaver)
    await anAccount(own.id, heir)
    expect(await unownedOf(coordinator)).toBe(0)

    const leaverId = await idOf(leaver)
    expect((await postTo(`/api/requestors/${leaverId}/gone`, cookie)).status).toBe(200)
    expect((await postTo(`/api/requestors/${leaverId}/gone`, cookie)).status).toBe(200)
    expect(await trailAbout(leaverId)).toEqual(['requestor-gone done'])
    expect(await unownedOf(coordinator)).toBe(1)
    expect(await templatesTo(colleague.email)).toEqual(['account-unowned'])
    expect(await templatesTo(coordinator.email)).toEqual([])

    const give = (requestorId: string) =>
      postTo(`/api/staff/${account.id}/assign-requestor`, cookie, { requestorId })
    expect(await codeOf(await give(leaverId))).toBe('requestor-gone')
    expect(await codeOf(await give(randomUUID()))).toBe('not-a-requestor')
    expect(await codeOf(await give(await idOf(await aRequestor())))).toBe('other-organization')
    expect((await give(await idOf(heir))).status).toBe(200)
    expect((await recordOf(account)).owner).toBe(heir)
    expect(await unownedOf(coordinator)).toBe(0)
    expect(await templatesTo(heir)).toEqual(['account-assigned'])
    expect(await trailAbout(account.id)).toEqual(['account-assigned done'])
    const again = await give(await idOf(heir))
    expect([again.status, await codeOf(again)]).toEqual([409, 'has-requestor'])
  })

  it('stand in one list with why, since when, and who can take them on', async () => {
    const coordinator = await aCoordinator('mis-administrator')
    const own = await anOrganization('local-area', [coordinator])
    const [leaver, giver, heir] = [
      await aRequestor(own.id),
      await aRequestor(own.id),
      await aRequestor(own.id),
    ]
    const left = await anAccount(own.id, leaver, { dueOn: '2026-12-01' })
    const givenUp = await anAccount(own.id, giver, { dueOn: '2026-12-02', email: heir })
    const never = await anAccount(own.id, giver, { dueOn: '2026-12-03', requestorOfRecord: null })
    await anAccount((await anOrganization('local-area')).id, giver, { requestorOfRecord: null })
    await sql.query(`update requestors set gone_on = '2026-11-20' where email = $1`, [leaver])
    await answerRoster(app, [{ staffId: givenUp.id, answer: 'not-mine', requestorEmail: giver }])
    const read = (search?: string, who = coordinator) =>
      inTransaction(app.payload, ({ req }) => readUnowned(req, search), signedIn(who))

    const view = await read()
    const supervisor = (email: string) => `Sample Supervisor, ${email}`
    expect(view).toMatchObject({ mayAct: true, unownedTotal: 3, requestorsTotal: 3 })
    expect(view.unowned).toMatchObject([
      { staffId: left.id, why: 'requestor-gone', since: '2026-11-20', lastRequestor: supervisor(leaver) },
      { staffId: givenUp.id, why: 'none', since: '2026-11-23', lastRequestor: supervisor(giver) },
      { staffId: never.id, why: 'none' },
    ])
    expect(view.unowned[2]?.since).toBeUndefined()
    const candidates = view.unowned.map((one) => one.candidates.map(({ email }) => email).sort())
    expect(candidates).toEqual([[giver, heir].sort(), [giver], [giver, heir].sort()])
    const accountsOf = (email: string) => view.requestors.find((one) => one.email === email)
    expect(accountsOf(leaver)).toMatchObject({ activeAccounts: 1, goneOn: '2026-11-20', isGone: true })
    expect(accountsOf(heir)).toMatchObject({ activeAccounts: 0, isGone: false })

    expect((await read(heir.slice(0, 12))).requestors.map(({ email }) => email)).toEqual([heir])
    expect((await read('%')).requestors).toEqual([])
    const outsider = await read('', await aCoordinator('mis-administrator'))
    expect([outsider.unownedTotal, outsider.unowned, outsider.requestors]).toEqual([0, [], []])
    const auditor = await read(heir, await aCoordinator('auditor'))
    expect(auditor.mayAct).toBe(false)
    expect(auditor.requestors.map(({ email }) => email)).toEqual([heir])
  })

  it('come back to a requestor who was marked as gone by mistake', async () => {
    const { coordinator, cookie } = await cookieOf('mis-administrator')
    const own = await anOrganization('local-area', [coordinator])
    const requestor = await aRequestor(own.id)
    await anAccount(own.id, requestor)
    const id = await idOf(requestor)
    await postTo(`/api/requestors/${id}/gone`, cookie)
    expect((await (await signedInRequestor(requestor)).get('/my/roster')).html).toContain(
      'You no longer oversee staff',
    )
    await postTo(`/api/requestors/${id}/back`, cookie)
    expect(await unownedOf(coordinator)).toBe(0)
    expect(await trailAbout(id)).toEqual(['requestor-gone done', 'requestor-back done'])
    expect((await (await signedInRequestor(requestor)).get('/my/roster')).html).toContain('Your roster')
  })

  it('are not touched by a requestor who is gone', async () => {
    const requestor = await aRequestor()
    const account = await anAccount(area.id, requestor)
    await sql.query(`update requestors set gone_on = '2026-11-23' where email = $1`, [requestor])
    const answered = await answerRoster(app, [
      { staffId: account.id, answer: 'confirm', requestorEmail: requestor },
    ])
    expect(answered.size).toBe(1)
    const offer = { requestorEmail: requestor, staffIds: [account.id], toEmail: await aRequestor() }
    expect(outcome(await offerHandOver(app, offer))).toBe('not-your-staff')
    expect(await recordOf(account)).toMatchObject({ confirmedOn: '2026-01-12' })
  })

  it('are given away by coordinators of the organization and by Operations alone', async () => {
    const own = await anOrganization('local-area', [administrator])
    const requestor = await aRequestor(own.id)
    const account = await anAccount(own.id, requestor, { requestorOfRecord: null })
    const requestorId = await idOf(requestor)
    const stranger = await cookieOf('mis-administrator')
    const operations = await cookieOf('operations-unit')
    const acts = (cookie: string) =>
      Promise.all([
        postTo(`/api/requestors/${requestorId}/gone`, cookie),
        postTo(`/api/requestors/${requestorId}/back`, cookie),
        postTo(`/api/staff/${account.id}/assign-requestor`, cookie, { requestorId }),
      ])
    expect((await acts('')).map(({ status }) => status)).toEqual([401, 401, 401])
    expect((await acts(stranger.cookie)).map(({ status }) => status)).toEqual([404, 404, 404])
    expect(await trailAbout(account.id)).toEqual(['access-refused refused'])
    const auditor = await aCoordinator('auditor')
    expect(await unownedOf(auditor)).toBeGreaterThan(0)
    const given = await postTo(`/api/staff/${account.id}/assign-requestor`, operations.cookie, {
      requestorId,
    })
    expect(given.status).toBe(200)
    expect((await postTo(`/api/staff/nonsense/assign-requestor`, operations.cookie)).status).toBe(404)
  })

  it('are given to nobody by the person concerned (C8)', async () => {
    const { coordinator, cookie } = await cookieOf('mis-administrator')
    const own = await anOrganization('local-area', [coordinator])
    const requestor = await aRequestor(own.id)
    const mine = await anAccount(own.id, requestor, { requestorOfRecord: null, email: coordinator.email })
    const give = await postTo(`/api/staff/${mine.id}/assign-requestor`, cookie, {
      requestorId: await idOf(requestor),
    })
    expect([give.status, await codeOf(give)]).toEqual([403, 'own-request'])
    await sql.query('update requestors set email = $2 where email = $1', [requestor, coordinator.email])
    const self = await postTo(`/api/requestors/${await idOf(coordinator.email)}/gone`, cookie)
    expect([self.status, await codeOf(self)]).toEqual([403, 'own-request'])
  })

  it('come from a requestor whose own account is deactivated', async () => {
    const coordinator = await aCoordinator('mis-administrator')
    const own = await anOrganization('local-area', [coordinator])
    const requestor = await aRequestor(own.id)
    await anAccount(own.id, requestor)
    await anAccount(own.id, requestor)
    const mark = (email: string) =>
      inTransaction(app.payload, ({ req }) => markGoneIfRequestor(req, email, '2026-11-23'))
    await mark(requestor.toUpperCase())
    await mark(requestor)
    await mark(`${randomUUID()}@staff.example`)
    expect(await unownedOf(coordinator)).toBe(2)
    expect(await trailAbout(await idOf(requestor))).toEqual(['requestor-gone done'])
    expect(await templatesTo(coordinator.email)).toEqual(['account-unowned'])
  })
})
