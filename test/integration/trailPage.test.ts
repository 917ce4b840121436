import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeAuditEvent, type AuditEvent } from '../../src/audit/writeAuditEvent.ts'
import { inTransaction } from '../../src/database/transaction.ts'
import type { Coordinator, Staff } from '../../src/payload-types.ts'
import { exportTrail } from '../../src/services/audit/exportTrail.ts'
import { EVENTS_A_PAGE, readEvent, readTrail } from '../../src/services/audit/trailList.ts'
import { problemsOf, readTrailQuery } from '../../src/services/audit/trailQuery.ts'
import { readVerifications } from '../../src/services/audit/verifyByHand.ts'
import { call, cookieFor, json, serveForThisFile } from '../support/httpServer.ts'
import { aRequestor } from '../support/ownership.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, anAccount, anOrganization, signedIn, sql } from '../support/world.ts'

serveForThisFile()

const unique = () => randomUUID().slice(0, 8).replaceAll(/\d/g, 'x')

const as = <T>(who: Coordinator, work: (req: Parameters<typeof readTrail>[0]) => Promise<T>) =>
  inTransaction(app.payload, ({ req }) => work(req), signedIn(who))

const search = (who: Coordinator, said: Record<string, string>) =>
  as(who, (req) => readTrail(req, readTrailQuery(said)))

const found = async (who: Coordinator, said: Record<string, string>) =>
  (await search(who, said)).events.map(({ sentence }) => sentence)

const write = (event: AuditEvent, at = app.clock.now()) => writeAuditEvent(sql, event, at)

let operations: Coordinator
let auditor: Coordinator
let mis: Coordinator
let other: Coordinator
let area: { id: string; name: string }
let account: Staff
let requestorEmail: string
const name = `Kim${unique()}`

beforeAll(async () => {
  app.clock.set('2026-11-23T18:00:00Z')
  operations = await aCoordinator('operations-unit')
  auditor = await aCoordinator('auditor')
  mis = await aCoordinator('mis-administrator', { name: `Alex ${unique()}` })
  other = await aCoordinator('mis-administrator')
  area = await anOrganization('local-area', [mis])
  requestorEmail = await aRequestor(area.id)
  account = await anAccount(area.id, requestorEmail, { givenName: name, familyName: 'Sample' })
  const subject = { kind: 'staff', id: account.id }
  await write({
    event: 'account-assigned',
    actor: { kind: 'coordinator', id: mis.id, email: mis.email },
    subject,
    organizationId: area.id,
    before: { requestorOfRecord: null },
    after: { requestorOfRecord: randomUUID() },
  })
  await write({
    event: 'roster-confirmed',
    actor: { kind: 'requestor', email: requestorEmail },
    subject,
    organizationId: area.id,
  })
})

describe('the audit trail answers who did what', () => {
  it('in a sentence with names, the newest first', async () => {
    const events = await found(operations, { person: `${name} Sample` })
    expect(events).toEqual([
      expect.stringMatching(
        new RegExp(`\\(requestor\\) confirmed that the account of ${name} Sample is still needed$`),
      ),
      `${mis.name} (MIS Administrator) gave the account of ${name} Sample to a requestor`,
    ])
  })

  it.each([
    ['by name of who acted', () => ({ person: mis.name.toUpperCase(), act: 'account-assigned' })],
    ['by address of who acted', () => ({ person: ` ${mis.email.toUpperCase()} `, act: 'account-assigned' })],
    ['by address of the staff member', () => ({ person: account.email, act: 'account-assigned' })],
    ['by username', () => ({ record: account.username ?? '', act: 'account-assigned' })],
    ['by organization and act', () => ({ org: area.id, act: 'account-assigned' })],
    ['by record and person', () => ({ record: account.id, person: mis.email })],
    [
      'by organization and days',
      () => ({ org: area.id, act: 'account-assigned', from: '2026-11-23', to: '2026-11-23' }),
    ],
  ])('%s', async (_, said) => {
    expect(await found(auditor, said())).toEqual([
      `${mis.name} (MIS Administrator) gave the account of ${name} Sample to a requestor`,
    ])
  })

  it.each<Record<string, string>>([
    { org: 'here', to: '2026-11-22' },
    { org: 'here', from: '2026-11-24' },
    { record: 'CJ-0000-0000' },
    { person: 'nobody of this name' },
    { person: '%' },
    { person: 'nobody\0of this name' },
    { org: 'here', act: 'request-granted' },
  ])('nothing where nothing matches: %o', async (said) => {
    const { org, ...rest } = said
    expect(await found(operations, { ...rest, ...(org && { org: area.id }) })).toEqual([])
  })

  it('days that are no days, and a last day before the first, are told at their field', () => {
    const of = (from: string, to: string) => problemsOf(readTrailQuery({ from, to }))
    expect(of('2026-02-30', '')).toHaveProperty('from')
    expect(of('', 'soon')).toHaveProperty('to')
    expect(of('2026-11-24', '2026-11-23')).toHaveProperty('to')
    expect(of('2026-11-23', '2026-11-23')).toEqual({})
  })

  it('a coordinator reads of the own organizations alone; the Operations Unit and auditors read all', async () => {
    expect(await found(mis, { person: account.email })).toHaveLength(2)
    expect(await found(other, { person: account.email })).toEqual([])
    expect(await found(other, { org: area.id })).toEqual([])
    const [event] = (await search(mis, { record: account.id })).events
    const id = event?.id ?? ''
    expect(await as(mis, (req) => readEvent(req, id))).toMatchObject({ id })
    expect(await as(auditor, (req) => readEvent(req, id))).toMatchObject({ id })
    expect(await as(other, (req) => readEvent(req, id))).toBeUndefined()
    expect(await as(operations, (req) => readEvent(req, 'no id'))).toBeUndefined()
  })

  it('an event shows what was before and after in words, with the names of records', async () => {
    const [event] = (await search(operations, { record: account.id, act: 'account-assigned' })).events
    const shown = await as(operations, (req) => readEvent(req, event?.id ?? ''))
    expect(shown).toMatchObject({
      organization: area.name,
      record: { kind: 'staff', name: `${name} Sample` },
      rows: [
        {
          label: 'Requestor of record',
          before: '',
          after: 'A record that is no longer there',
          changed: true,
        },
      ],
    })
    expect(shown?.position).toBeGreaterThan(0)
    expect(shown?.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('pages there and back hold every event once, also of one moment', async () => {
    const email = `${randomUUID()}@visitors.example`
    const count = EVENTS_A_PAGE * 2 + 5
    for (let one = 0; one < count; one += 1)
      await write(
        { event: 'sign-in-code-sent', actor: { kind: 'visitor', email }, address: String(one) },
        new Date(Date.UTC(2026, 10, 1, 0, Math.floor(one / 10))),
      )
    const page = (place: Record<string, string>) => search(operations, { person: email, ...place })
    const text = (place?: { at: Date; id: string }) => `${place?.at.toISOString()}~${place?.id}`
    const first = await page({})
    const second = await page({ older: text(first.older) })
    const third = await page({ older: text(second.older) })
    const ids = [first, second, third].flatMap(({ events }) => events.map(({ id }) => id))
    expect(ids.length).toBe(count)
    expect(new Set(ids).size).toBe(count)
    expect([first.newer, third.older]).toEqual([undefined, undefined])
    expect((await page({ newer: text(third.newer) })).events).toEqual(second.events)
    expect((await page({ newer: text(second.newer) })).events).toEqual(first.events)
    expect(first.total).toEqual({ count, more: false })
  })
})

describe('the events of a search as a file for spreadsheets', () => {
  const file = async (who: Coordinator, said: Record<string, string>) => {
    const Cookie = await cookieFor(who)
    return call(`/api/audit-events/export.csv?${new URLSearchParams(said)}`, { headers: { Cookie } })
  }

  it('holds what the page shows, and the trail tells who took it along', async () => {
    const answer = await file(auditor, { record: account.id })
    const text = await answer.text()
    expect(answer.headers.get('content-disposition')).toContain('caljobs-audit-trail-2026-11-23.csv')
    expect(text.split('\r\n')).toHaveLength(4)
    expect(text).toContain(`gave the account of ${name} Sample to a requestor`)
    expect(text).toContain('Requestor of record: Nothing')
    const { rows } = await sql.query(
      "select after from audit_events where event = 'report-exported' and actor_id = $1",
      [auditor.id],
    )
    expect(rows).toEqual([{ after: { report: 'audit-trail', count: 2, record: account.id } }])
  })

  it('is of the own organizations for a coordinator, and defuses what a spreadsheet would compute', async () => {
    await write({
      event: 'record-changed',
      actor: { kind: 'coordinator', id: mis.id, email: mis.email },
      subject: { kind: 'organization', id: area.id },
      organizationId: area.id,
      before: '=1+1',
      address: '=HYPERLINK("x")',
    })
    const text = await (await file(mis, { act: 'record-changed', org: area.id })).text()
    expect(text).toContain(`"'=HYPERLINK(""x"")"`)
    expect(await (await file(other, { org: area.id })).text()).toMatch(/^\uFEFF?Number,[^\r]*\r\n$/)
  })

  it('is refused in words without a sign-in, for days that are none, and where it is too long', async () => {
    expect((await call('/api/audit-events/export.csv')).status).toBe(401)
    const wrong = await file(auditor, { from: 'soon' })
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('Enter a real date')])
    const made = await as(auditor, (req) => exportTrail(req, readTrailQuery({ record: account.id }), 1))
    expect(made).toMatchObject({ ok: false, problems: [{ code: 'too-many-to-export' }] })
  })

  it('holds every event of a long search once', async () => {
    const email = `${randomUUID()}@visitors.example`
    await sql.query(
      `insert into audit_events (at, event, actor_kind, actor_email, address, outcome)
       select '2026-11-02T00:00:00Z', 'sign-in-code-sent', 'visitor', $1, number, 'done' from generate_series(1, 1203) number`,
      [email],
    )
    const lines = (await (await file(operations, { person: email })).text()).trim().split('\r\n')
    expect(lines).toHaveLength(1204)
    expect(new Set(lines).size).toBe(1204)
  })
})

describe('the trail is verified in the panel', () => {
  it('for the Operations Unit and auditors, and what came of it is kept and told to the trail', async () => {
    const answer = await call('/api/audit-events/verify', json({}, { Cookie: await cookieFor(auditor) }))
    expect(await answer.json()).toMatchObject({
      isWhole: true,
      faults: [],
      result: expect.stringMatching(/^[\d,]+ events, all as/),
    })
    const [latest] = (await as(operations, readVerifications)) ?? []
    expect(latest).toMatchObject({ by: auditor.name, isWhole: true })
    expect(await found(operations, { person: auditor.email, act: 'trail-verified' })).toEqual([
      expect.stringMatching(/^Sample auditor \(Auditor\) verified the audit trail: [\d,]+ events, no fault$/),
    ])
  })

  it('not for coordinators, who see no results either', async () => {
    const answer = await call('/api/audit-events/verify', json({}, { Cookie: await cookieFor(mis) }))
    expect(answer.status).toBe(403)
    expect(await as(mis, readVerifications)).toBeUndefined()
    expect((await call('/api/audit-events/verify', json({}))).status).toBe(401)
  })
})
