import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { call, serveForThisFile } from '../support/httpServer.ts'
import * as maintenance from '../support/maintenance.ts'
import { app } from '../support/setup.ts'
import { dateFields, sessionOf, signedInRequestor, visitorWith } from '../support/siteVisitor.ts'
import { administrator, aStaffMember, localArea, typed } from '../support/staffMember.ts'
import { signedIn, sql } from '../support/world.ts'

serveForThisFile()
beforeEach(() => app.clock.set('2026-11-23T18:00:00Z'))

const departure = (lastDay: string, alreadySeparated: 'yes' | 'no') => ({
  ...dateFields('lastDay', lastDay),
  lastTime: '',
  deactivationReason: 'separation',
  alreadySeparated,
  caseloadTo: 'Robin Sample',
})

describe('the last day of a deactivation', () => {
  const base = '/request/deactivate'

  async function aForm() {
    const { account, requestorEmail } = await aStaffMember()
    const visitor = await signedInRequestor(requestorEmail)
    await visitor.get(`${base}/for/${account.id}`)
    return visitor
  }

  it.each([
    ['2025-11-22', 'yes', 'more than a year ago: November 22, 2025'],
    ['2026-11-22', 'no', 'you say that the person has not left'],
  ] as const)('%s, left already: %s, is asked about, and taken once confirmed', async (day, left, words) => {
    const visitor = await aForm()
    const asked = await visitor.post(`${base}/departure`, departure(day, left))
    expect([asked.status, asked.html.includes(words), asked.html.includes('Robin Sample')]).toEqual([
      422,
      true,
      true,
    ])
    expect(asked.html).toContain(`name="lastDayConfirmed" value="${day}"`)
    const other = await visitor.post(`${base}/departure`, {
      ...departure(day.replace('-22', '-21'), left),
      lastDayConfirmed: day,
    })
    expect(other.status).toBe(422)
    const taken = await visitor.post(`${base}/departure`, {
      ...departure(day, left),
      lastDayConfirmed: day,
    })
    expect(taken.location).toBe(`${base}/check-answers`)
    expect((await visitor.get(taken.location)).html).toContain('Last day confirmed')
  })

  it.each([
    ['2025-11-23', 'yes'],
    ['2026-11-23', 'no'],
  ] as const)('%s, left already: %s, is not asked about', async (day, left) => {
    const visitor = await aForm()
    const taken = await visitor.post(`${base}/departure`, departure(day, left))
    expect(taken.location).toBe(`${base}/check-answers`)
    expect((await visitor.get(`${base}/departure`)).html).not.toContain('lastDayConfirmed')
  })

  it('is asked about where the address is not confirmed, too', async () => {
    const { account } = await aStaffMember()
    const page = `${base}/without-confirming`
    const fields = {
      requestorName: 'Sample Supervisor',
      requestorTitle: 'manager-supervisor',
      requestorPhone: '916 555 0100',
      requestorEmail: `${randomUUID()}@requestors.example`,
      organizationId: localArea.id,
      staffGivenName: account.givenName,
      staffFamilyName: account.familyName ?? '',
      staffEmail: account.email,
      username: account.username ?? '',
      ...departure('1990-01-01', 'yes'),
      declarations: 'information-true',
      idempotencyKey: randomUUID(),
    }
    const visitor = visitorWith()
    const asked = await visitor.post(page, fields)
    expect(asked.html).toContain('name="lastDayConfirmed" value="1990-01-01"')
    const sent = await visitor.post(page, { ...fields, lastDayConfirmed: '1990-01-01' })
    expect(sent.location).toBe(`${page}/sent`)
  })

  it('is asked about by REST, and a confirming answer is enough', async () => {
    const { account, submission } = await aStaffMember()
    const { claims } = await submission('deactivate')
    const data = {
      ...claims,
      ...typed(account),
      declarations: claims.declarations?.map((code) => ({ code })),
      organization: localArea.id,
      kind: 'deactivate',
      requestorEmail: `${randomUUID()}@asks.example`,
      lastDay: '1990-01-01',
    }
    const enter = (more: object) =>
      app.payload.create({
        collection: 'requests',
        data: { ...data, ...more } as never,
        overrideAccess: false,
        user: signedIn(administrator),
        depth: 0,
      })
    await expect(enter({})).rejects.toThrow('more than a year ago')
    expect(await enter({ lastDayConfirmed: '1990-01-01' })).toMatchObject({ lastDay: '1990-01-01' })
  })

  it('is asked about in the list of the annual maintenance', async () => {
    const world = await maintenance.aRequestor()
    const [one] = await maintenance.someStaff(world, 1)
    await sql.query(
      `update requestors set name = 'Sample Supervisor', title = 'manager-supervisor', phone = '916 555 0100'
        where email = $1`,
      [world.email],
    )
    await world.visitor.get(`${maintenance.base}/begin`)
    const row = (more: [string, string][]): [string, string][] => [
      [`act-${one!.id}`, 'deactivate'],
      [`lastDay-${one!.id}`, '1/1/1990'],
      [`deactivationReason-${one!.id}`, 'separation'],
      ['do', 'continue'],
      ...more,
    ]
    const asked = await world.postForm(row([]))
    expect(maintenance.errorsIn(asked.html)).toMatchObject([{ href: `#lastDayConfirmed-${one!.id}` }])
    expect(asked.html).toContain('January 1, 1990 is right')
    const taken = await world.postForm(row([[`lastDayConfirmed-${one!.id}`, '1990-01-01']]))
    expect(taken.location).toBe(maintenance.check)
  })
})

describe('one file as certificate and as E-1', () => {
  const message = 'Select the signed E-1: this file is the same as the ISPA training certificate'

  it('is refused when the second is uploaded', async () => {
    const { account, requestorEmail } = await aStaffMember({ isEddEmployee: false, statementForm: 'e-1' })
    const cookies = await sessionOf(requestorEmail)
    const base = '/request/change-access'
    await visitorWith(cookies).get(`${base}/for/${account.id}`)
    const upload = async (path: string, date: string, file: string, name: string) => {
      const body = new FormData()
      for (const [part, value] of Object.entries(dateFields(date, '2026-11-20'))) body.append(part, value)
      body.append(file, await maintenance.pdfFile(name))
      const headers = { cookie: `requestor=${cookies.requestor}`, origin: 'null' }
      const answer = await call(`${base}/${path}`, { method: 'POST', body, headers })
      const location = answer.headers.get('location') ?? ''
      const kept = answer.headers.getSetCookie().map((line) => line.split(';')[0])
      const cookie = [headers.cookie, ...kept].join('; ')
      return { location, html: await (await call(location, { headers: { cookie } })).text() }
    }
    await upload('ispa-training', 'ispaCompletedOn', 'ispaFile', 'one')
    const again = await upload('confidentiality-statement', 'statementSignedOn', 'statementFile', 'one')
    expect([again.location.includes('mistakes='), again.html.includes(message)]).toEqual([true, true])
    const other = await upload('confidentiality-statement', 'statementSignedOn', 'statementFile', 'two')
    expect(other.location).not.toContain('mistakes=')
  })

  it('is refused when the list of the annual maintenance is checked', async () => {
    const world = await maintenance.aRequestor()
    const [one] = await maintenance.someStaff(world, 1, { isEddEmployee: false })
    await world.visitor.get(`${maintenance.base}/begin`)
    const answer = await world.postForm([
      ...maintenance.renewal(one!),
      [`ispaFile-${one!.id}`, await maintenance.pdfFile('one')],
      [`statementFile-${one!.id}`, await maintenance.pdfFile('one')],
      ['do', 'continue'],
    ])
    expect(maintenance.errorsIn(answer.html).filter(({ message: said }) => said.endsWith(message))).toEqual([
      expect.objectContaining({ href: `#statementFile-${one!.id}` }),
    ])
  })
})
