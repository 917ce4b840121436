import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/database/transaction.ts'
import type { Coordinator, Organization } from '../../src/payload-types.ts'
import { readInquiries } from '../../src/services/publicContacts.ts'
import { call, serveForThisFile } from '../support/httpServer.ts'
import { aRequestor } from '../support/ownership.ts'
import { app } from '../support/setup.ts'
import { type Answer, signedInRequestor, visitorWith } from '../support/siteVisitor.ts'
import { aCoordinator, anAccount, anOrganization, signedIn, sql } from '../support/world.ts'

serveForThisFile()
beforeEach(() => app.clock.set('2026-11-23T18:00:00Z'))

const operations = 'caljobsadmin@edd.ca.gov'
const askAbout = ({ id }: { id: string }) => visitorWith().get(`/contact?organization=${id}`)
const change = (id: string, data: Partial<Organization>) =>
  app.payload.update({ collection: 'organizations', id, data, overrideAccess: true, depth: 0 })
const away = (id: string, data: Partial<Coordinator>) =>
  app.payload.update({
    collection: 'coordinators',
    id,
    data: { awayFrom: '2026-11-20', awayTo: '2026-12-01', ...data },
    overrideAccess: true,
    depth: 0,
  })

describe('The contact page', () => {
  it('tells a requestor who their coordinator is once the organization is named (R52, Table 1)', async () => {
    const own = await aCoordinator('mis-administrator', { name: 'Sample One', phone: '916 555 0123' })
    const other = await aCoordinator('mis-administrator', { name: 'Sample wsb-spoc' })
    const area = await anOrganization('local-area', [own, other])
    await app.payload.update({
      collection: 'coordinators',
      id: other.id,
      data: { kind: 'wsb-spoc' },
      overrideAccess: true,
    })
    const { status, html } = await askAbout(area)
    expect(status).toBe(200)
    for (const words of [area.name, 'Sample One', 'MIS Administrator', `mailto:${own.email}`])
      expect(html).toContain(words)
    expect(html).not.toContain('Sample wsb-spoc')
    expect(html).not.toContain(operations)
    expect(html).toContain(`<option value="${area.id}" selected>`)
  })

  it('tells a visitor the number of the organization or of the Operations Unit, and that of the coordinator to requestors of the area', async () => {
    const own = await aCoordinator('mis-administrator', { phone: '916 555 0123' })
    const area = await anOrganization('local-area', [own])
    const numbersFor = async (visitor = visitorWith()) =>
      [
        ...(await visitor.get(`/contact?organization=${area.id}`)).html.matchAll(
          /href="tel:\+1916555(\d+)"/g,
        ),
      ].map(([, number]) => number)
    const operationsTelephone = (telephone: string | null) =>
      app.payload.updateGlobal({
        slug: 'settings',
        data: { operationsTelephone: telephone },
        overrideAccess: true,
        depth: 0,
      })
    expect(await numbersFor()).toEqual([])
    await operationsTelephone('916 555 0170')
    expect(await numbersFor()).toEqual(['0170'])
    await change(area.id, { telephone: '916 555 0102' })
    expect(await numbersFor()).toEqual(['0102'])
    const withoutStaff = await signedInRequestor(await aRequestor(area.id))
    expect(await numbersFor(withoutStaff)).toEqual(['0102'])
    const email = await aRequestor(area.id)
    await anAccount(area.id, email)
    expect(await numbersFor(await signedInRequestor(email))).toEqual(['0123', '0102'])
    await operationsTelephone(null)
  })

  it.each(['community-based-organization', 'all-other-staff'] as const)(
    'names the Operations Unit where Table 1 does: %s',
    async (type) => {
      const { html } = await askAbout(await anOrganization(type))
      expect(html).toContain(`mailto:${operations}`)
      expect(html).toContain('requests of this organization type go to the CalJOBS Operations Unit')
    },
  )

  it('names who stands in for an absent coordinator, then the delegate, then the Operations Unit, and says why', async () => {
    const own = await aCoordinator('mis-administrator')
    const standIn = await aCoordinator('mis-administrator')
    const delegate = await aCoordinator('operations-unit')
    const area = await anOrganization('local-area', [own])
    const told = async () => {
      const { html } = await askAbout(area)
      expect(html).not.toContain(own.email)
      return html
    }
    await away(own.id, { standIn: standIn.id })
    expect(await told()).toMatch(
      new RegExp(`stands in</dd>[^]*${standIn.email}[^]*the delegate of the absence`),
    )
    await away(own.id, { standIn: null })
    await change(area.id, { delegate: delegate.id })
    expect(await told()).toMatch(new RegExp(`${delegate.email}[^]*its delegate stands in`))
    await change(area.id, { delegate: null })
    expect(await told()).toMatch(
      new RegExp(`mailto:${operations}[^]*no coordinator and no delegate who can act`),
    )
  })

  it('says what is wrong with an organization that is closed, unknown or not selected, and keeps the form', async () => {
    const closed = await anOrganization('local-area')
    await change(closed.id, { activeTo: '2026-11-22' })
    const { status, html } = await askAbout(closed)
    expect(status).toBe(200)
    expect(html).toMatch(new RegExp(`takes no requests today[^]*mailto:${operations}[^]*is not active`))
    for (const [query, code] of [
      [`organization=${randomUUID()}`, 404],
      ['organization=x%27--', 404],
      [`organization=${closed.id}&organization=${closed.id}`, 422],
      ['organization=', 422],
    ] as const) {
      const answer = await visitorWith().get(`/contact?${query}`)
      expect(answer.status).toBe(code)
      expect(answer.html).toContain('href="#organization">Select your organization')
      expect(answer.html).toContain(`<option value="${closed.id}">`)
    }
  })

  it('has the organization of a requestor who is signed in chosen already, and never sends them to themselves', async () => {
    const own = await aCoordinator('mis-administrator')
    const area = await anOrganization('local-area', [own])
    const requestor = await signedInRequestor(await aRequestor(area.id))
    expect((await requestor.get('/contact')).html).toMatch(
      new RegExp(`${own.email}[^]*"${area.id}" selected`),
    )
    await sql.query(
      'insert into requestors (email, name, title, organization_id, proved_at) values ($1, $2, $3, $4, now())',
      [own.email, own.name, 'manager-supervisor', area.id],
    )
    const themselves = await signedInRequestor(own.email)
    expect((await themselves.get('/contact')).html).toContain(`mailto:${operations}`)
  })

  it('shows no address before an organization is named, and is kept nowhere', async () => {
    await anOrganization('local-area', [await aCoordinator('mis-administrator')])
    const answer = await call('/contact')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.text()).not.toContain('mailto:')
  })
})

describe('The mailbox of the Operations Unit', () => {
  const pages = [
    ...[
      '/',
      '/forms',
      '/privacy',
      '/accessibility',
      '/contact',
      '/status',
      '/sign-in',
      '/signed-out',
      '/request',
    ],
    ...['/request/new-account/cash-draw', '/request/reset-password', '/request/change-access'],
    ...['/request/deactivate', '/request/deactivate/without-confirming', '/request/annual-maintenance'],
    ...['/training', '/resume/spent', '/sign-in/link/spent', '/credentials/spent', '/nowhere'],
  ]
  const own = ['/my/requests', '/my/staff', '/my/roster', '/my/hand-over', '/my/hand-over/received']

  it('stands on no public page: they lead to the contact page instead (R52)', async () => {
    const email = await aRequestor(
      (await anOrganization('local-area', [await aCoordinator('mis-administrator')])).id,
    )
    const requestor = await signedInRequestor(email)
    const shown: string[] = []
    const look = (path: string, { status, html }: Answer) => {
      if (html.includes(operations)) shown.push(path)
      if (status !== 303) expect(html, path).toContain('href="/contact"')
    }
    for (const path of pages) look(path, await visitorWith().get(path))
    for (const path of [...pages, ...own]) look(path, await requestor.get(path))
    await sql.query("update requestors set gone_on = '2026-11-01' where email = $1", [email])
    for (const path of own.slice(2)) look(path, await requestor.get(path))
    expect(shown).toEqual([])
  })

  it('is shown to coordinators in the panel; what the notices lack, to the Operations Unit', async () => {
    const asked = async (kind: Coordinator['kind']) => {
      const user = signedIn(await aCoordinator(kind))
      return inTransaction(app.payload, ({ req }) => readInquiries(req), user)
    }
    expect(await asked('mis-administrator')).toEqual({ operationsEmail: operations, gaps: [] })
    const { operationsEmail, gaps } = await asked('operations-unit')
    expect(operationsEmail).toBeUndefined()
    expect(gaps).toEqual([
      'The privacy notice names no official yet.',
      'No phone number of the Operations Unit is on record: deactivations that cannot wait are announced by email alone.',
      'The accessibility page names no mailbox yet.',
    ])
  })
})

describe('The privacy notice', () => {
  const settings = (data: object) =>
    app.payload.updateGlobal({ slug: 'settings', data, overrideAccess: true, depth: 0 })
  const official = { title: 'SAMPLE Chief', address: 'SAMPLE Street 1', telephone: '916 555 0190' }

  it('has the eight items of Civil Code 1798.17, each under its own heading', async () => {
    await settings({ recordsOfficial: official, accessibilityEmail: 'access@sample.example' })
    const { html } = await visitorWith().get('/privacy')
    const parts = html.split(/<h2/).map((part) => part.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '))
    const part = (id: string) => parts[html.split(/<h2/).findIndex((one) => one.startsWith(` id="${id}"`))]
    expect(part('agency')).toMatch(/Employment Development Department.*Workforce Services Branch/)
    expect(part('official')).toMatch(
      /SAMPLE Chief.*SAMPLE Street 1.*916 555 0190.*where the records.*categories of persons/,
    )
    expect(part('authority')).toMatch(/WSD24-12.*Public Law 113-128/)
    expect(part('items')).toMatch(
      /Family name Voluntary.*CalJOBS username Mandatory; voluntary in a deactivation/,
    )
    expect(part('consequences')).toContain('the request cannot be sent')
    expect(part('purposes')).toContain('to decide who may have a CalJOBS staff account')
    expect(part('disclosures')).toMatch(/Access Coordinator.*Foreseeable disclosures/)
    expect(part('access')).toContain('right to see the records about you')
    expect(html).toContain('mailto:access@sample.example')
    expect((await visitorWith().get('/accessibility')).html).toContain('mailto:access@sample.example')
  })

  it('says how to ask where no official is entered', async () => {
    await settings({ recordsOfficial: { title: '', address: '', telephone: '' }, accessibilityEmail: null })
    for (const path of ['/privacy', '/accessibility']) {
      const { html } = await visitorWith().get(path)
      expect(html).not.toContain('mailto:')
      expect(html).toContain('<a href="/contact">See who that is</a>')
    }
    const { html } = await visitorWith().get('/privacy')
    expect(html).toMatch(
      /not entered the official’s title, business address, telephone number[^]*contact_edd/,
    )
  })
})
