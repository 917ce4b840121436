import { beforeEach, describe, expect, it } from 'vitest'
import { kindOf } from '../../src/policy/kinds/index.ts'
import { requestKinds } from '../../src/policy/vocabulary.ts'
import { claimRequest, denyRequest, grantRequest, returnRequest } from '../../src/services/decideRequest.ts'
import { call, serveForThisFile } from '../support/httpServer.ts'
import { administrator, area, aRequestor, by, privileges, send } from '../support/requestorPages.ts'
import { app } from '../support/setup.ts'
import { outcome, sql, lookedAt } from '../support/world.ts'

serveForThisFile()
beforeEach(() => app.clock.set('2026-11-23T18:00:00Z'))

const missing = 'CJ-0000-0000'

const referencesIn = (html: string) =>
  [...html.matchAll(/href="\/my\/requests\/(CJ-[^"/]+)"/g)].map(([, one]) => one)

describe('without a proved address', () => {
  it.each([
    ['/my', '/my'],
    ['/my/requests', '/my/requests'],
    [`/my/requests/${missing}`, `/my/requests/${missing}`],
    [`/my/requests/${missing}/withdraw`, `/my/requests/${missing}/withdraw`],
    ['/my/staff', '/my/staff'],
    ['/my/staff.csv', '/my/staff'],
    ['/my/staff/due-dates.ics', '/my/staff'],
  ])('%s leads to the sign-in, and from there back', async (path, next) => {
    const answer = await call(path)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/sign-in?next=${next}`])
  })

  it('nothing is withdrawn', async () => {
    const requestor = await aRequestor()
    const { reference, requestId } = await send(requestor, 'new-account')
    expect(
      (await call(`/my/requests/${reference}/withdraw`, { method: 'POST', headers: { origin: 'null' } }))
        .status,
    ).toBe(303)
    const { rows } = await sql.query('select state from requests where id = $1', [requestId])
    expect(rows).toEqual([{ state: 'submitted' }])
  })
})

describe('the list of requests', () => {
  it('says what to do where there are none, and stands in the navigation of who is signed in', async () => {
    const { get, page } = await aRequestor()
    expect((await get('/my')).headers.get('location')).toBe('/my/requests')
    const html = await page('/my/requests')
    expect(html).toContain('You have sent no request from this address yet.')
    expect(html).toContain('<a class="usa-button" href="/">Start a request</a>')
    expect(html).toContain('aria-current="page">My requests and staff</a>')
    expect(await (await call('/')).text()).not.toContain('My requests and staff')
  })

  it('has the open ones first, the newest first, each with state, holder and since when', async () => {
    const requestor = await aRequestor()
    const oldest = await send(requestor, 'new-account')
    app.clock.set('2026-11-23T19:00:00Z')
    const leaving = await send(requestor, 'deactivate')
    app.clock.set('2026-11-23T20:00:00Z')
    const closed = await send(requestor, 'reset-password')
    await requestor.post(`/my/requests/${closed.reference}/withdraw`)
    const html = await requestor.page('/my/requests')
    expect(referencesIn(html)).toEqual([leaving.reference, oldest.reference, closed.reference])
    expect(html).toContain('3 requests')
    expect(html).toContain('Avery Sample: Deactivate account')
    expect(html).toContain(`the MIS Administrator of ${area.name}`)
    expect(html).toContain('November 23, 2026 at 11:00 a.m. PST')
    expect(html).toContain('12 days until the last day')
    expect(html.match(/>Withdrawn</g)).toHaveLength(1)
    expect(referencesIn(await requestor.page('/my/requests?show=open'))).toEqual([
      leaving.reference,
      oldest.reference,
    ])
    expect(referencesIn(await requestor.page('/my/requests?show=closed'))).toEqual([closed.reference])
  })

  it('finds by name and by reference, and keeps the words as text', async () => {
    const requestor = await aRequestor()
    const zoe = await send(requestor, 'new-account', {
      staffGivenName: 'Zoë',
      staffFamilyName: 'Müller_100%',
    })
    const other = await send(requestor, 'new-account', { staffGivenName: 'Robin', staffFamilyName: 'Sample' })
    const find = async (words: string) =>
      referencesIn(await requestor.page(`/my/requests?q=${encodeURIComponent(words)}`))
    expect(await find('zoë 100%')).toEqual([zoe.reference])
    expect(await find('%')).toEqual([zoe.reference])
    expect(await find(other.reference.toLowerCase().replaceAll('-', ' '))).toEqual([other.reference])
    expect(await find(other.reference.slice(3, 7))).toEqual([other.reference])
    expect(await find('\u0000')).toHaveLength(2)
    const html = await requestor.page(`/my/requests?q=${encodeURIComponent('"><script>')}`)
    expect(html).toContain('No request fits these words.')
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;"')
  })

  it('comes in pages of 50, and a page that is not there is the last one', async () => {
    const requestor = await aRequestor()
    for (let count = 0; count < 51; count++) await send(requestor, 'new-account')
    const one = await requestor.page('/my/requests?show=open')
    const two = await requestor.page('/my/requests?show=open&page=2')
    expect([referencesIn(one).length, referencesIn(two).length]).toEqual([50, 1])
    expect(new Set([...referencesIn(one), ...referencesIn(two)]).size).toBe(51)
    expect(one).toContain('href="/my/requests?show=open&amp;page=2">Older requests</a>')
    expect(referencesIn(await requestor.page('/my/requests?page=99&show=open'))).toEqual(referencesIn(two))
  })
})

describe('one request', () => {
  it.each(requestKinds)(
    'of the kind %s shows what its kind asks, and nothing that it does not',
    async (kind) => {
      const requestor = await aRequestor()
      const { reference, staff } = await send(requestor, kind)
      const html = await requestor.page(`/my/requests/${reference}`)
      const labels: Record<string, boolean> = {
        'CalJOBS username': kindOf(kind).concerns === 'account-holder',
        'Primary job function': ['new-account', 'change-access'].includes(kind),
        'Privileges to add': kind === 'change-access',
        [`Why ${privileges[1]?.name ?? ''}`]: kind === 'change-access',
        'Why the password must be reset': kind === 'reset-password',
        'Last day': kind === 'deactivate',
        'Who takes over the caseload': kind === 'deactivate',
        'ISPA training completed': ['new-account', 'annual-maintenance'].includes(kind),
      }
      for (const [label, isAsked] of Object.entries(labels))
        expect(html.includes(`answers__label">${label}</dt>`), label).toBe(isAsked)
      expect(html.includes(staff?.username ?? 'no username')).toBe(kindOf(kind).concerns === 'account-holder')
      expect(html).toContain(`href="/my/requests/${reference}/withdraw"`)
      expect(html).not.toMatch(/undefined|\[object/)
      if (kind === 'deactivate') expect(html).toContain('December 5, 2026 at 3:30 p.m. PST')
    },
  )

  it('says what was granted of what was asked, and why', async () => {
    const requestor = await aRequestor()
    const { reference, requestId } = await send(requestor, 'change-access')
    await claimRequest(app, by(requestId))
    const text = 'The second one is for supervisors alone.'
    const grant = { privilegesGranted: [privileges[1]?.id ?? ''], text }
    expect(outcome(await grantRequest(app, by(requestId), grant))).toBe('done')
    const html = await requestor.page(`/my/requests/${reference}`)
    const [, given = '', refused = ''] = html.split(/What was granted<\/h2>|Asked for, but not granted/)
    expect(given).toContain(`add ${privileges[1]?.name}`)
    expect(given).not.toContain(`add ${privileges[2]?.name}`)
    expect(refused).toContain(`add ${privileges[2]?.name}`)
    expect(refused).toContain(text)
    expect(html).toContain(kindOf('change-access').words.afterGrant)
    expect(html).not.toContain('Withdraw this request')
  })

  it('says why it was denied, and leads to the answer of a return', async () => {
    const requestor = await aRequestor()
    const denied = await send(requestor, 'new-account')
    const { rows } = await sql.query(
      'select code, label from denial_reasons where active order by code limit 1',
    )
    const reason = { reasonCode: String(rows[0]?.code), text: 'The need is not shown in the text.' }
    expect(outcome(await denyRequest(app, by(denied.requestId), reason))).toBe('done')
    const html = await requestor.page(`/my/requests/${denied.reference}`)
    expect(html).toContain('Why it was denied')
    expect(html).toContain(reason.text)
    const returned = await send(requestor, 'new-account')
    await returnRequest(app, by(returned.requestId), { parts: ['access'], text: 'Say more of the work.' })
    expect(await requestor.page(`/my/requests/${returned.reference}`)).toContain(
      `href="/request/returned/${returned.reference}">Answer</a>`,
    )
  })

  it('is withdrawn by a button on a page of its own, which says afterwards who was told', async () => {
    const requestor = await aRequestor()
    const { reference } = await send(requestor, 'deactivate')
    const path = `/my/requests/${reference}`
    const question = await requestor.page(`${path}/withdraw`)
    expect(question).toContain(`action="${path}/withdraw" method="post"`)
    expect(await requestor.page(path)).not.toContain('You withdrew')
    const answer = await requestor.post(`${path}/withdraw`)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path])
    const html = await requestor.page(path)
    expect(html).toContain('You withdrew this request on November 23, 2026 at 10:00 a.m. PST.')
    expect(html).toContain(`The MIS Administrator of ${area.name} was told.`)
    expect((await requestor.post(`${path}/withdraw`)).status).toBe(303)
    expect((await requestor.get(`${path}/withdraw`)).headers.get('location')).toBe(path)
  })

  it('that is granted already is not withdrawn, and the page says whom to ask', async () => {
    const requestor = await aRequestor()
    const { reference, requestId } = await send(requestor, 'new-account')
    await claimRequest(app, by(requestId))
    await grantRequest(app, by(requestId), lookedAt)
    const answer = await requestor.post(`/my/requests/${reference}/withdraw`)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain(administrator.email)
  })
})

describe("another requestor's request", () => {
  it('gets, on every page and with every act, the answer of one that is not there', async () => {
    const owner = await aRequestor()
    const stranger = await aRequestor()
    const { reference, requestId } = await send(owner, 'change-access')
    const tell = async (answer: Response) => [answer.status, await answer.text()]
    const foreign = `/my/requests/${reference}`
    const none = `/my/requests/${missing}`
    expect(await tell(await stranger.get(foreign))).toEqual(await tell(await stranger.get(none)))
    const [status, html] = await tell(await stranger.get(`${foreign}/withdraw`))
    expect([status, html]).toEqual(await tell(await stranger.get(`${none}/withdraw`)))
    expect(status).toBe(404)
    expect(await tell(await stranger.post(`${foreign}/withdraw`))).toEqual(
      await tell(await stranger.post(`${none}/withdraw`)),
    )
    for (const path of [`/my/requests/${requestId}`, '/my/requests/%00', "/my/requests/x'%20or%201=1"])
      expect((await stranger.get(path)).status, path).toBe(404)
    expect(await stranger.page(`/my/requests?q=${reference}`)).not.toContain('Change of access')
    const { rows } = await sql.query('select state from requests where id = $1', [requestId])
    expect(rows).toEqual([{ state: 'submitted' }])
  })
})
