import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { pacificDateOf } from '../../src/policy/dates.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { serveForThisFile } from '../support/httpServer.ts'
import {
  aRequestor,
  base,
  check,
  errorsIn,
  pdfFile,
  people,
  renewal,
  requestsOf,
  someStaff,
  templatesTo,
} from '../support/maintenance.ts'
import { app } from '../support/setup.ts'
import { confirmed } from '../support/siteVisitor.ts'
import { aSubmissionAbout, sql } from '../support/world.ts'

serveForThisFile()

const start = '2026-11-23T18:00:00Z'
beforeEach(() => app.clock.set(start))
afterAll(() => app.clock.set(start))

describe('Twelve staff with three bad rows', () => {
  it('nine are sent with one receipt; two are mended and sent; the last becomes a deactivation', async () => {
    const world = await aRequestor()
    const ofEdd = await someStaff(world, 10)
    const [complete, withoutFile] = await someStaff(world, 2, { isEddEmployee: false, statementForm: 'e-1' })
    const [lapsed, notNewer, ...good] = ofEdd
    await world.visitor.get(`${base}/begin`)
    const answer = await world.postForm([
      ...good.flatMap((one) => renewal(one)),
      ...renewal(lapsed!, '11/22/2025'),
      ...renewal(notNewer!, '11/20/2026', '1/12/2026'),
      ...renewal(complete!),
      [`ispaFile-${complete!.id}`, await pdfFile('certificate')],
      [`statementFile-${complete!.id}`, await pdfFile('statement')],
      ...renewal(withoutFile!),
      [`ispaFile-${withoutFile!.id}`, await pdfFile('other certificate')],
      ['do', 'continue'],
    ])
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('<title>Error: ')
    const errors = errorsIn(answer.html)
    expect(errors.map(({ href }) => href).sort()).toEqual(
      [
        `#ispaCompletedOn-${lapsed!.id}`,
        `#statementSignedOn-${notNewer!.id}`,
        `#statementFile-${withoutFile!.id}`,
      ].sort(),
    )
    const message = errors.find(({ href }) => href.includes(lapsed!.id))?.message
    expect(message).toContain(
      `Avery ${lapsed!.familyName}: ISPA training date must be November 23, 2025 or later`,
    )
    expect(answer.html).toContain('Go on with the 9 that are complete; keep the others here')
    expect(answer.html).toContain('other certificate.pdf')

    expect((await world.postForm([['do', 'go-on']])).location).toBe(check)
    const page = await world.visitor.get(check)
    expect(page.html).toContain('9 requests are ready')
    expect(page.html).toContain('3 people stay on the list')
    expect(page.html).toContain('value="statement-signed-de-7410"')
    expect(page.html).toContain('value="statement-signed-e-1"')
    const undeclared = await world.visitor.post(check, { ...confirmed(page.html), declarations: [] })
    expect([undeclared.status, errorsIn(undeclared.html)[0]?.message]).toEqual([
      422,
      'Confirm each statement before you send the requests',
    ])
    expect(await requestsOf(world)).toEqual([])

    const [sent, twin] = await Promise.all([
      world.visitor.post(check, confirmed(page.html)),
      world.visitor.post(check, confirmed(page.html)),
    ])
    expect(sent.location).toMatch(new RegExp(`^${base}/sent/[0-9a-f-]{36}$`))
    expect(twin.location).toBe(sent.location)
    expect((await world.visitor.post(check, confirmed(page.html))).location).toBe(sent.location)
    expect((await world.visitor.get(check)).location).toBe(sent.location)
    expect(await requestsOf(world)).toHaveLength(9)
    expect(await templatesTo(world.email)).toEqual(['requests-received'])
    expect(await templatesTo(world.coordinator)).toEqual(['requests-routed'])
    const confirmation = await world.visitor.get(sent.location)
    expect(confirmation.html).toContain('9 requests sent')
    expect(confirmation.html).toContain('3 people stay on your list')

    const list = await world.visitor.get(people)
    expect(list.html).toMatch(new RegExp(`name="ispaCompletedOn-${lapsed!.id}" value="11/22/2025"`))
    const again = await world.postForm([
      ...renewal(notNewer!),
      [`statementFile-${withoutFile!.id}`, await pdfFile('other statement')],
      [`act-${lapsed!.id}`, 'deactivate'],
      [`lastDay-${lapsed!.id}`, '11/20/2026'],
      ['do', 'continue'],
    ])
    expect(errorsIn(again.html)).toEqual([
      {
        href: `#deactivationReason-${lapsed!.id}`,
        message: `Avery ${lapsed!.familyName}: Select why the account is no longer needed`,
      },
    ])
    const mended = await world.postForm([
      [`deactivationReason-${lapsed!.id}`, 'separation'],
      ['do', 'continue'],
    ])
    expect(mended.location).toBe(check)
    const second = await world.visitor.get(check)
    expect(second.html).toContain('3 requests are ready')
    expect(second.html).toContain('The last day has passed')
    const rest = await world.visitor.post(check, confirmed(second.html))
    expect(rest.location).not.toBe(sent.location)
    const requests = await requestsOf(world)
    expect(requests).toHaveLength(12)
    expect(requests.filter(({ kind }) => kind === 'deactivate')).toMatchObject([
      { staff_email: lapsed!.email, already_separated: true },
    ])
    expect(new Set(requests.map(({ batch_key }) => batch_key)).size).toBe(2)
    expect(await templatesTo(world.email)).toEqual(['requests-received', 'requests-received'])
    expect((await templatesTo(world.coordinator)).sort()).toEqual([
      'request-routed',
      'requests-routed',
      'requests-routed',
    ])
    expect((await world.visitor.get(people)).location).toBe(rest.location)

    const stranger = await aRequestor()
    expect((await stranger.visitor.get(sent.location)).location).toBe('/status')
    expect((await stranger.visitor.get(`${base}/sent/${randomUUID()}`)).location).toBe('/status')
  })
})

describe('A list that is sent', () => {
  it('D17: are not held up by what somebody else has asked for the same person', async () => {
    const [world, others] = [await aRequestor(), await aRequestor()]
    const [asked, free] = await someStaff(world, 2)
    const theirs = await aSubmissionAbout('annual-maintenance', asked!, others.email, {
      staffId: undefined,
      staffGivenName: asked!.givenName,
      staffEmail: asked!.email,
      username: asked!.username ?? '',
      isEddEmployee: true,
      organizationType: 'wsb-field-division',
      organizationId: world.organizationId,
    })
    expect((await submitRequest(app, theirs)).ok).toBe(true)
    await world.visitor.get(`${base}/begin`)
    await world.postForm([...renewal(asked!), ...renewal(free!), ['do', 'continue']])
    const sent = await world.visitor.post(check, confirmed((await world.visitor.get(check)).html))
    expect((await world.visitor.get(sent.location)).html).toContain('2 requests sent')
  })

  it('D24: send the others when the own deactivation came between, and say on the list why one stayed', async () => {
    const world = await aRequestor()
    const [leaving, free] = await someStaff(world, 2)
    await world.visitor.get(`${base}/begin`)
    await world.postForm([...renewal(leaving!), ...renewal(free!), ['do', 'continue']])
    const { html } = await world.visitor.get(check)
    const lastDay = pacificDateOf(app.clock.now())
    const leaves = await aSubmissionAbout('deactivate', leaving!, world.email, { lastDay })
    expect((await submitRequest(app, leaves)).ok).toBe(true)
    const sent = await world.visitor.post(check, confirmed(html))
    const confirmation = await world.visitor.get(sent.location)
    expect(confirmation.html).toContain('1 request sent')
    expect(confirmation.html).toContain('1 person stays on your list and was not sent.')
    const list = await world.visitor.get(people)
    expect(list.html).toContain('Leaves today, November 23, 2026: deactivation CJ-')
    expect(list.html).not.toContain(`name="act-${leaving!.id}" value="renew"`)
    expect(list.html).toContain(`name="act-${free!.id}" value="renew"`)
    expect(list.html).toContain('See what was sent')
  })

  it('answer Back to the check page with what was sent, when nothing is left of the list', async () => {
    const world = await aRequestor()
    const [one] = await someStaff(world, 1)
    await world.visitor.get(`${base}/begin`)
    await world.postForm([...renewal(one!), ['do', 'continue']])
    const sent = await world.visitor.post(check, confirmed((await world.visitor.get(check)).html))
    expect((await world.visitor.get(check)).location).toBe(sent.location)
    expect((await world.visitor.get(people)).location).toBe(sent.location)
    expect((await world.visitor.get(sent.location)).html).toContain('1 request sent')
    await world.visitor.get(`${base}/begin`)
    expect((await world.visitor.get(people)).status).toBe(200)
  })

  it('go on from the list when the sending broke off before its receipt: nothing twice, and one receipt', async () => {
    const world = await aRequestor()
    const [one, other] = await someStaff(world, 2)
    await world.visitor.get(`${base}/begin`)
    await world.postForm([...renewal(one!), ...renewal(other!), ['do', 'continue']])
    const page = await world.visitor.get(check)
    await sql.query(`
      create function no_receipt() returns trigger language plpgsql as $$ begin raise 'The receipt breaks off'; end $$;
      create trigger no_receipt before insert on messages for each row
        when (new.template = 'requests-received') execute function no_receipt()`)
    try {
      expect((await world.visitor.post(check, confirmed(page.html))).status).toBe(500)
    } finally {
      await sql.query('drop trigger no_receipt on messages; drop function no_receipt()')
    }
    expect((await world.postForm([['do', 'continue']])).location).toBe(check)
    const again = await world.visitor.get(check)
    expect(again.html).toContain('2 requests are ready')
    const sent = await world.visitor.post(check, confirmed(again.html))
    expect((await world.visitor.get(sent.location)).html).toContain('2 requests sent')
    expect(await requestsOf(world)).toHaveLength(2)
    expect(await templatesTo(world.email)).toEqual(['requests-received'])
  })
})
