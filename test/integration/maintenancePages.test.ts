import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { call, serveForThisFile } from '../support/httpServer.ts'
import {
  aRequestor,
  base,
  check,
  errorsIn,
  pdfFile,
  people,
  renewal,
  requestsOf,
  rowsIn,
  someStaff,
} from '../support/maintenance.ts'
import { app } from '../support/setup.ts'
import { confirmed, sessionOf } from '../support/siteVisitor.ts'
import { aSubmissionAbout, sql } from '../support/world.ts'

serveForThisFile()

const start = '2026-11-23T18:00:00Z'
beforeEach(() => app.clock.set(start))
afterAll(() => app.clock.set(start))

describe('The pages of the annual maintenance', () => {
  it('say what is needed, and ask to sign in before anything about other people', async () => {
    const intro = await call(base)
    expect(intro.status).toBe(200)
    expect(await intro.text()).toContain(`/sign-in?next=${base}/begin`)
    for (const path of [`${base}/begin`, people, check, `${base}/add-person`, `${base}/requestor`]) {
      const answer = await call(path)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `/sign-in?next=${path}`])
    }
  })

  it('list own active staff, late first, with what is on record and what is due offered as a renewal', async () => {
    const world = await aRequestor()
    const [later] = await someStaff(world, 1, { dueOn: '2027-06-01' })
    const [late] = await someStaff(world, 1, { dueOn: '2026-11-01' })
    await someStaff(world, 1, { accountState: 'deactivated', deactivatedAt: start })
    await world.visitor.get(`${base}/begin`)
    const { html } = await world.visitor.get(people)
    expect(rowsIn(html)).toBe(2)
    expect(html.indexOf(late!.id)).toBeLessThan(html.indexOf(later!.id))
    expect(html).toContain('lapsed 21 days ago')
    expect(html).toContain('On record: November 1, 2025')
    expect(html).toMatch(new RegExp(`name="act-${late!.id}" value="renew" checked`))
    expect(html).toMatch(new RegExp(`name="act-${later!.id}" value="nothing" checked`))
    expect(html).not.toContain('type="file"')
  })

  it('begin with one person when a link names that person, and with nobody for another id', async () => {
    const [world, others] = [await aRequestor(), await aRequestor()]
    const [one] = await someStaff(world, 1, { dueOn: '2027-06-01' })
    const [theirs] = await someStaff(others, 1)
    expect((await world.visitor.get(`${base}/for/${one!.id}`)).location).toBe(`${people}#row-${one!.id}`)
    expect((await world.visitor.get(`${base}/for/${theirs!.id}`)).location).toBe(people)
    const { html } = await world.visitor.get(people)
    expect(html).toMatch(new RegExp(`name="act-${one!.id}" value="renew" checked`))
    expect(html).not.toContain(theirs!.id)
  })

  it('ask who you are first, when that is not on record yet', async () => {
    const world = await aRequestor()
    await world.visitor.get(`${base}/begin`)
    expect((await world.visitor.get(people)).location).toBe(`${base}/requestor`)
    const empty = await world.visitor.post(`${base}/requestor`)
    expect(empty.status).toBe(422)
    expect(errorsIn(empty.html).map(({ href }) => href)).toEqual([
      '#requestorName',
      '#requestorTitle',
      '#requestorPhone',
    ])
    const answered = await world.visitor.post(`${base}/requestor`, {
      requestorName: 'Sample Supervisor',
      requestorTitle: 'project-manager',
      requestorPhone: '916 555 0100',
    })
    expect(answered.location).toBe(people)
    expect((await world.visitor.get(people)).html).toContain('Sample Supervisor, Project Manager')
  })

  it('keep what was typed, right or wrong, with Save', async () => {
    const world = await aRequestor()
    const [one] = await someStaff(world, 1)
    await world.visitor.get(`${base}/begin`)
    const saved = await world.postForm([...renewal(one!, 'soon', '2/30/2026'), ['do', 'save']])
    expect(saved.location).toBe(`${people}?saved=1`)
    const { html } = await world.visitor.get(saved.location)
    expect(html).toContain('value="soon"')
    expect(html).toContain('value="2/30/2026"')
    expect(html).toContain('Saved.')
  })

  it('copy two dates into the rows that are renewed and have none, without a script', async () => {
    const world = await aRequestor()
    const [typed, empty, nothing] = await someStaff(world, 3)
    await world.visitor.get(`${base}/begin`)
    const filled = await world.postForm([
      ['all-ispaCompletedOn', '11/19/2026'],
      ...renewal(typed!, '11/20/2026', ''),
      ...renewal(empty!, '', ''),
      [`act-${nothing!.id}`, 'nothing'],
      ['do', 'fill'],
    ])
    expect(filled.status).toBe(303)
    const { html } = await world.visitor.get(people)
    const valueOf = (id: string) => new RegExp(`name="ispaCompletedOn-${id}" value="([^"]*)"`).exec(html)?.[1]
    expect([typed, empty, nothing].map((one) => valueOf(one!.id))).toEqual(['11/20/2026', '11/19/2026', ''])
    const wrong = await world.postForm([
      ['all-ispaCompletedOn', '2/30/2026'],
      ['do', 'fill'],
    ])
    expect([wrong.status, errorsIn(wrong.html)]).toEqual([
      422,
      [{ href: '#all-ispaCompletedOn', message: 'ISPA training date must be a real date' }],
    ])
  })

  it('say so when nobody is chosen', async () => {
    const world = await aRequestor()
    const [one] = await someStaff(world, 1)
    await world.visitor.get(`${base}/begin`)
    const answer = await world.postForm([
      [`act-${one!.id}`, 'nothing'],
      ['do', 'continue'],
    ])
    expect(answer.status).toBe(422)
    expect(errorsIn(answer.html)[0]).toEqual({
      href: `#act-${one!.id}`,
      message: 'Select at least one person to renew, or whose access is no longer needed',
    })
  })

  it("drop a row of another requestor's staff that is put into the form", async () => {
    const [world, others] = [await aRequestor(), await aRequestor()]
    const [one] = await someStaff(world, 1)
    const [theirs] = await someStaff(others, 1, { isEddEmployee: false })
    await world.visitor.get(`${base}/begin`)
    const files: [string, File][] = [[`ispaFile-${theirs!.id}`, await pdfFile('theirs')]]
    const answer = await world.postForm([...renewal(one!), ...renewal(theirs!), ...files, ['do', 'continue']])
    expect(answer.location).toBe(check)
    const { html } = await world.visitor.get(check)
    expect(html).toContain('1 request is ready')
    await world.visitor.post(check, confirmed(html))
    expect((await requestsOf(world)).map(({ staff_email }) => staff_email)).toEqual([one!.email])
    const { rows } = await sql.query('select 1 from evidence where uploaded_by_email = $1', [world.email])
    expect(rows).toEqual([])
  })

  it('D17: refuse a renewal that is asked for already, and keep the row', async () => {
    const world = await aRequestor()
    const [one] = await someStaff(world, 1)
    const first = await submitRequest(app, await aSubmissionAbout('annual-maintenance', one!, world.email))
    await world.visitor.get(`${base}/begin`)
    expect((await world.visitor.get(people)).html).toMatch(
      new RegExp(`name="act-${one!.id}" value="nothing" checked`),
    )
    const answer = await world.postForm([...renewal(one!), ['do', 'continue']])
    expect(answer.status).toBe(422)
    expect(errorsIn(answer.html)[0]?.message).toContain(first.ok ? first.value.reference : 'none')
  })

  it('take away a file, keep one that is right beside one that is not, and replace one', async () => {
    const world = await aRequestor()
    const [one] = await someStaff(world, 1, { isEddEmployee: false })
    await world.visitor.get(`${base}/begin`)
    const wrong = new File(['no certificate at all'], 'notes.txt')
    const first = await world.postForm([
      ...renewal(one!),
      [`ispaFile-${one!.id}`, await pdfFile('first')],
      [`statementFile-${one!.id}`, wrong],
      ['do', 'continue'],
    ])
    expect([first.status, errorsIn(first.html)]).toEqual([
      422,
      [
        {
          href: `#statementFile-${one!.id}`,
          message: `Avery ${one!.familyName}: The selected file must be a PDF, JPG or PNG`,
        },
      ],
    ])
    expect(first.html).toContain('first.pdf')
    await world.postForm([
      [`ispaFile-${one!.id}`, await pdfFile('second')],
      ['do', 'save'],
    ])
    const replaced = await world.visitor.get(people)
    expect(replaced.html).toContain('second.pdf')
    expect(replaced.html).not.toContain('first.pdf')
    const removed = await world.postForm([['remove', `ispaFile-${one!.id}`]])
    expect(removed.location).toBe(`${people}#row-${one!.id}`)
    expect((await world.visitor.get(people)).html).not.toContain('second.pdf')
    const { rows } = await sql.query('select 1 from evidence where uploaded_by_email = $1', [world.email])
    expect(rows).toEqual([])
  })

  it('keep what was typed when the session had ended', async () => {
    const world = await aRequestor()
    const [one] = await someStaff(world, 1)
    await world.visitor.get(`${base}/begin`)
    const body = new URLSearchParams([...renewal(one!, '11/18/2026'), ['do', 'save']])
    const late = await call(people, { method: 'POST', body, headers: { origin: 'null' } })
    expect(late.headers.get('location')).toBe(`/sign-in?next=${people}`)
    const held = late.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const { requestor } = await sessionOf(world.email)
    const page = await call(people, { headers: { cookie: `requestor=${requestor}; ${held}` } })
    expect(await page.text()).toContain('value="11/18/2026"')
  })
})

describe('People who are not on the list', () => {
  const person = (organizationId: string) => ({
    staffGivenName: 'Robin',
    staffFamilyName: 'Sample',
    staffEmail: `${randomUUID()}@staff.example`,
    username: `robin.${randomUUID().slice(0, 8)}`,
    isEddEmployee: 'yes',
    organizationId,
  })

  it('are added on a page of their own, renewed like the others, and can be taken off again', async () => {
    const world = await aRequestor()
    const [one] = await someStaff(world, 1)
    await world.visitor.get(`${base}/begin`)
    expect((await world.postForm([['do', 'add']])).location).toBe(`${base}/add-person`)
    const given = person(world.organizationId)
    const added = await world.visitor.post(`${base}/add-person`, given)
    const key = added.location.split('#row-')[1] ?? ''
    expect(added.status).toBe(303)
    expect((await world.visitor.get(people)).html).toContain('Robin Sample')
    await world.visitor.post(`${base}/add-person`, { ...person(world.organizationId), staffGivenName: 'Kim' })
    const kim = /id="row-([0-9a-f-]{36})-name">Kim Sample/.exec((await world.visitor.get(people)).html)?.[1]
    await world.postForm([['remove-person', kim ?? '']])
    expect((await world.visitor.get(people)).html).not.toContain('Kim Sample')
    await world.postForm([...renewal({ id: key }), ['do', 'save']])
    const answer = await world.postForm([
      [`act-${one!.id}`, 'nothing'],
      ['do', 'continue'],
    ])
    expect(answer.location).toBe(check)
    const { html } = await world.visitor.get(check)
    await world.visitor.post(check, confirmed(html))
    expect(await requestsOf(world)).toMatchObject([
      { kind: 'annual-maintenance', staff_email: given.staffEmail },
    ])
  })

  it('are not added twice, nor half', async () => {
    const world = await aRequestor()
    const [one] = await someStaff(world, 1)
    await world.visitor.get(`${base}/begin`)
    const given = { ...person(world.organizationId), staffEmail: one!.email }
    const twice = await world.visitor.post(`${base}/add-person`, given)
    expect([twice.status, errorsIn(twice.html)[0]?.message]).toEqual([
      422,
      `Go back and use the row of Avery ${one!.familyName}: this address or username is on your list already`,
    ])
    const half = await world.visitor.post(`${base}/add-person`, {})
    expect(errorsIn(half.html).map(({ href }) => href)).toEqual([
      '#staffGivenName',
      '#staffEmail',
      '#username',
      '#isEddEmployee',
      '#organizationId',
    ])
  })
})
