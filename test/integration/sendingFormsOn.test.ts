import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '../../src/database/transaction.ts'
import type { Coordinator } from '../../src/payload-types.ts'
import { countAreasWaiting, formAreas } from '../../src/services/forms/areas.ts'
import { remindOfForms } from '../../src/services/forms/remindOfForms.ts'
import { aRevision, coordinatorsOfThisFile, formsOfThisFile } from '../support/forms.ts'
import { call, cookieFor, cookieOf, json, serveForThisFile } from '../support/httpServer.ts'
import { aRequestor, idOf, trailAbout } from '../support/ownership.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, anOrganization, aRequest, signedIn, sql } from '../support/world.ts'

serveForThisFile()
formsOfThisFile()
coordinatorsOfThisFile()

let deId = ''
let eId = ''
beforeEach(async () => {
  app.clock.set('2026-11-23T18:00:00Z')
  deId = await aRevision('de-7410')
  eId = await aRevision('e-1')
})

/** A coordinator with an organization of two requestors. */
async function anArea() {
  const { coordinator, cookie } = await cookieOf('mis-administrator')
  const organization = await anOrganization('local-area', [coordinator])
  const requestors = [await aRequestor(organization.id), await aRequestor(organization.id)]
  return { coordinator, cookie, organization, requestors }
}

const words = 'Please use these from now on.'
const sendOn = (organizationId: string, cookie: string, text = words) =>
  call(`/api/organizations/${organizationId}/send-forms`, json({ text }, { cookie }))
const answerOf = async (answer: Response) => [answer.status, await answer.json()]
const asked = <T>(who: Coordinator, ask: (req: PayloadRequest) => Promise<T>) =>
  inTransaction(app.payload, ({ req }) => ask(req), signedIn(who))
const formMail = async (address: string) =>
  (
    await sql.query<{ template: string; text: string; reply_to: string | null }>(
      `select template, body_text as text, reply_to from messages
        where "to" = $1 and template in ('form-published', 'current-forms', 'form-reminder') order by created_at, id`,
      [address],
    )
  ).rows
const templatesTo = async (address: string) => (await formMail(address)).map(({ template }) => template)
const sentTo = async (email: string) =>
  (
    await sql.query(
      `select form_id as form, occasion, sent_by_id as by from disseminations d join requestors q on q.id = d.requestor_id
        where q.email = $1 order by form_id = $2`,
      [email, eId],
    )
  ).rows

describe('the current forms', () => {
  it('go to every requestor of the area once, in the words of their coordinator (R15)', async () => {
    const { coordinator, cookie, organization, requestors } = await anArea()
    expect(await asked(coordinator, countAreasWaiting)).toBe(1)
    expect(await answerOf(await sendOn(organization.id, cookie))).toEqual([200, { told: 2 }])
    for (const email of requestors) {
      const mail = await formMail(email)
      expect(mail).toMatchObject([{ template: 'current-forms', reply_to: coordinator.email }])
      expect(mail[0]?.text).toContain(`> ${words}`)
      expect(mail[0]?.text).toMatch(/\/forms\/de-7410\n[\s\S]*\/forms\/e-1\n/)
      expect(await sentTo(email)).toEqual([
        { form: deId, occasion: 'sent-on', by: coordinator.id },
        { form: eId, occasion: 'sent-on', by: coordinator.id },
      ])
    }
    expect(await answerOf(await sendOn(organization.id, cookie))).toEqual([200, { told: 0 }])
    expect(await trailAbout(organization.id)).toEqual(['record-created done', 'form-sent-on done'])
    expect(await asked(coordinator, formAreas)).toMatchObject([
      { id: organization.id, requestors: 2, waiting: 0, sentOnBy: coordinator.name },
    ])
  })

  it('pressed by two coordinators at once, still reach each requestor once', async () => {
    const { coordinator, cookie, organization, requestors } = await anArea()
    const other = await cookieOf('mis-administrator')
    await app.payload.update({
      collection: 'organizations',
      id: organization.id,
      data: { coordinators: [coordinator.id, other.coordinator.id] },
      overrideAccess: true,
    })
    await Promise.all([sendOn(organization.id, cookie), sendOn(organization.id, other.cookie)])
    for (const email of requestors) expect(await templatesTo(email)).toEqual(['current-forms'])
  })

  it('of a later revision are sent on anew, that form alone', async () => {
    const { coordinator, cookie, organization, requestors } = await anArea()
    await sendOn(organization.id, cookie)
    app.clock.set('2026-11-23T19:00:00Z')
    await aRevision('e-1', { effectiveFrom: '2026-11-23' })
    expect(await asked(coordinator, countAreasWaiting)).toBe(1)
    await sendOn(organization.id, cookie)
    const last = (await formMail(requestors[0] ?? '')).at(-1)
    expect(last?.text).toContain('/forms/e-1')
    expect(last?.text).not.toContain('/forms/de-7410')
  })

  it('leave out who is gone or has not proved the address (R13, D9)', async () => {
    const { cookie, organization, requestors } = await anArea()
    await sql.query("update requestors set gone_on = '2026-11-23' where email = $1", [requestors[0]])
    await sql.query('update requestors set proved_at = null where email = $1', [requestors[1]])
    expect(await answerOf(await sendOn(organization.id, cookie))).toEqual([200, { told: 0 }])
  })

  it('are sent on by the coordinators of the organization and the Operations Unit alone, with a message', async () => {
    const { cookie, organization } = await anArea()
    const neighbor = await cookieOf('mis-administrator')
    const auditor = await cookieFor(await aCoordinator('auditor'))
    expect((await sendOn(organization.id, neighbor.cookie)).status).toBe(404)
    expect((await sendOn(organization.id, auditor)).status).toBe(403)
    expect((await sendOn(organization.id, '')).status).toBe(401)
    expect((await sendOn(randomUUID(), cookie)).status).toBe(404)
    expect(await answerOf(await sendOn(organization.id, cookie, ' '))).toMatchObject([
      422,
      { problems: [{ field: 'text', code: 'text-missing' }] },
    ])
    expect(await trailAbout(organization.id)).toEqual([
      ...['record-created done', 'access-refused refused', 'access-refused refused'],
    ])
    expect((await sendOn(organization.id, (await cookieOf('operations-unit')).cookie)).status).toBe(200)
    expect(await asked(neighbor.coordinator, formAreas)).toEqual([])
  })
})

describe('a newcomer', () => {
  it('among the coordinators gets the current forms at once, and again only what is new (R21)', async () => {
    const coordinator = await aCoordinator('mis-administrator')
    expect(await templatesTo(coordinator.email)).toEqual(['form-published'])
    const active = (value: boolean) =>
      app.payload.update({
        collection: 'coordinators',
        id: coordinator.id,
        data: { active: value },
        overrideAccess: true,
      })
    await active(false)
    await active(true)
    expect(await templatesTo(coordinator.email)).toEqual(['form-published'])
    await active(false)
    app.clock.set('2026-11-23T19:00:00Z')
    await aRevision('e-1', { effectiveFrom: '2026-11-23' })
    await active(true)
    const last = (await formMail(coordinator.email)).at(-1)
    expect(last?.text).toContain('/forms/e-1')
    expect(last?.text).not.toContain('/forms/de-7410')
    expect(await templatesTo((await aCoordinator('auditor')).email)).toEqual([])
  })

  it('among the requestors gets them with the first request, and not with the next (R15)', async () => {
    const { organization } = await anArea()
    const sent = await aRequest(organization.id, { organizationType: 'local-area' })
    const { rows } = await sql.query('select requestor_email as email from requests where id = $1', [
      sent.requestId,
    ])
    const email = String(rows[0]?.email)
    expect(await templatesTo(email)).toEqual(['current-forms'])
    expect(await sentTo(email)).toMatchObject([{ occasion: 'newcomer' }, { occasion: 'newcomer' }])
    expect(await idOf(email)).toBeTruthy()
  })
})

describe('a reminder of the Operations Unit', () => {
  it('goes to who has not acknowledged or not sent on, once a day, and is on record (R21)', async () => {
    const behind = await anArea()
    const done = await anArea()
    const operations = await aCoordinator('operations-unit')
    await sql.query('update disseminations set acknowledged_at = $2 where coordinator_id = any($1::uuid[])', [
      [done.coordinator.id, operations.id],
      app.clock.now(),
    ])
    await sendOn(done.organization.id, done.cookie)
    const remind = () => remindOfForms(app, { user: signedIn(operations) })
    expect(await remind()).toEqual({ ok: true, value: { reminded: 1 } })
    expect(await remind()).toEqual({ ok: true, value: { reminded: 0 } })
    const mail = (await formMail(behind.coordinator.email)).filter(
      ({ template }) => template === 'form-reminder',
    )
    expect(mail).toHaveLength(1)
    expect(mail[0]?.text).toContain(behind.organization.name)
    expect(mail[0]?.text).toMatch(/\(DE 7410\)[\s\S]*\(Attachment E-1\)/)
    const { rows } = await sql.query(
      'select count(*)::int as count from disseminations where coordinator_id = $1 and reminded_at = $2',
      [behind.coordinator.id, app.clock.now()],
    )
    expect(rows).toEqual([{ count: 2 }])
    app.clock.set('2026-11-24T18:00:00Z')
    expect(await remind()).toEqual({ ok: true, value: { reminded: 1 } })
    expect(await remindOfForms(app, { user: signedIn(behind.coordinator) })).toMatchObject({
      problems: [{ code: 'role-may-not' }],
    })
  })
})
