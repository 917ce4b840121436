import { createLocalReq, type PayloadRequest } from 'payload'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Coordinator, Organization } from '../../src/payload-types.ts'
import { claimRequest, denyRequest, grantRequest, returnRequest } from '../../src/services/decideRequest.ts'
import { escalateOverdue } from '../../src/services/escalateOverdue.ts'
import { countInbox, inboxPages, listInbox, nextInInbox } from '../../src/services/inbox.ts'
import { inboxSorts, parametersOf, readInboxQuery } from '../../src/services/inboxQuery.ts'
import { readOverview } from '../../src/services/overview.ts'
import { reassignRequest } from '../../src/services/reassignRequest.ts'
import { plant } from '../support/oldRows.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, anOrganization, aRequest, signedIn, sql, lookedAt } from '../support/world.ts'

const inLocalArea = { organizationType: 'local-area' } as const
const today = '2026-11-23T18:00:00Z'

let administrator: Coordinator
let area: Organization
const reqOf = (coordinator: Coordinator): Promise<PayloadRequest> =>
  createLocalReq({ user: signedIn(coordinator) }, app.payload)
const listed = async (parameters: Record<string, string>, coordinator = administrator) =>
  (await listInbox(await reqOf(coordinator), readInboxQuery(parameters))).rows
const references = async (parameters: Record<string, string>, coordinator = administrator) =>
  (await listed(parameters, coordinator)).map(({ reference }) => reference)
/** A request that was sent at an instant, with documents that are in date then. */
async function sentAt(at: string, over: Parameters<typeof aRequest>[1] = {}) {
  app.clock.set(at)
  const dates = { ispaCompletedOn: '2026-09-01', statementSignedOn: '2026-09-02' }
  const sent = await aRequest(area.id, { ...inLocalArea, ...dates, ...over })
  app.clock.set(today)
  return sent
}

beforeAll(async () => {
  administrator = await aCoordinator('mis-administrator')
  area = await anOrganization('local-area', [administrator])
})
afterEach(() => app.clock.set(today))

describe('the list of requests', () => {
  it('holds for everybody exactly what the access rule gives, also after an escalation and a change of duties', async () => {
    const former = await aCoordinator('mis-administrator')
    const delegate = await aCoordinator('mis-administrator')
    const operations = await aCoordinator('operations-unit')
    const left = await anOrganization('local-area', [former])
    const data = { coordinators: [administrator.id], delegate: delegate.id }
    app.clock.set('2026-11-16T18:00:00Z')
    const dates = { ispaCompletedOn: '2026-09-01', statementSignedOn: '2026-09-02' }
    const { reference } = await aRequest(left.id, { ...inLocalArea, ...dates })
    await app.payload.update({
      collection: 'organizations',
      id: left.id,
      data,
      overrideAccess: true,
      depth: 0,
    })
    app.clock.set(today)
    await escalateOverdue(app)
    expect(await references({ view: 'all' }, former)).toEqual([])
    expect(await references({ view: 'all' }, delegate)).toEqual([reference])
    for (const user of [administrator, former, delegate, operations]) {
      const req = await reqOf(user)
      const { docs } = await req.payload.find({
        collection: 'requests',
        overrideAccess: false,
        user: req.user,
        pagination: false,
        depth: 0,
        req,
      })
      const pages: string[] = []
      for await (const rows of inboxPages(req, readInboxQuery({ view: 'all' })))
        pages.push(...rows.map(({ id }) => id))
      expect(pages.sort()).toEqual(docs.map(({ id }) => id).sort())
    }
  })

  it('is narrowed by kind, state, organization, requestor and the days on which requests were sent', async () => {
    const early = await sentAt('2026-11-10T07:59:59Z') // 9 November in California
    const later = await sentAt('2026-11-10T08:00:00Z')
    const mine = (found: string[]) =>
      found.filter((one) => [early.reference, later.reference].includes(one)).sort()
    const both = [early.reference, later.reference].sort()
    expect(mine(await references({ view: 'all', from: '2026-11-10', to: '2026-11-10' }))).toEqual([
      later.reference,
    ])
    expect(mine(await references({ view: 'all', to: '2026-11-09' }))).toEqual([early.reference])
    expect(mine(await references({ view: 'all', org: area.id, kind: 'new-account' }))).toEqual(both)
    expect(mine(await references({ view: 'all', state: 'denied' }))).toEqual([])
    const { rows } = await sql.query('select requestor_email from requests where id = $1', [early.requestId])
    const email = String(rows[0]?.requestor_email)
    expect(await references({ view: 'all', requestor: email.toUpperCase() })).toEqual([early.reference])
    expect(mine(await references({ view: 'all', requestor: 'sample super' }))).toEqual(both)
    expect(await references({ view: 'all', requestor: 'nobody' })).toEqual([])
    expect(await references({ view: 'all', q: email })).toEqual([early.reference])
    expect(mine(await references({ view: 'all', q: area.name.split('-').at(-1) ?? '' }))).toEqual(both)
  })

  it('holds as one’s own what one has in hand, not what was given to somebody else since', async () => {
    const [giver, taker] = [await aCoordinator('mis-administrator'), await aCoordinator('mis-administrator')]
    const own = await anOrganization('local-area', [giver, taker])
    const sent = [await aRequest(own.id, inLocalArea), await aRequest(own.id, inLocalArea)]
    const [kept = '', given = ''] = sent.map(({ requestId }) => requestId)
    const ids = async (who: Coordinator) => (await listed({ view: 'mine' }, who)).map(({ id }) => id)
    expect([await ids(giver), await ids(taker)]).toEqual([[], []])
    const user = signedIn(giver)
    for (const requestId of [kept, given]) {
      expect((await claimRequest(app, { requestId, user })).ok).toBe(true)
      expect((await grantRequest(app, { requestId, user }, lookedAt)).ok).toBe(true)
    }
    expect((await ids(giver)).sort()).toEqual([kept, given].sort())
    expect((await reassignRequest(app, { requestId: given, user }, { assignee: taker.id })).ok).toBe(true)
    expect([await ids(giver), await ids(taker)]).toEqual([[kept], [given]])
    expect((await countInbox(await reqOf(giver))).mine.count).toBe(1)
  })

  it('tells what is overdue and what is due today, not what waits for its requestor', async () => {
    const overdue = await sentAt('2026-11-18T18:00:00Z') // due on the 20th
    const dueToday = await sentAt('2026-11-19T18:00:00Z')
    const waiting = await sentAt('2026-11-18T19:00:00Z')
    const by = { requestId: waiting.requestId, user: signedIn(administrator) }
    await returnRequest(app, by, { parts: ['access'], text: 'Say which cases.' })
    const find = async (view: string) => new Map((await listed({ view })).map((row) => [row.reference, row]))
    const [late, soon] = [await find('overdue'), await find('due-today')]
    expect(late.get(overdue.reference)).toMatchObject({ dueWords: 'Overdue by 3 days', isOverdue: true })
    expect(soon.get(dueToday.reference)).toMatchObject({ dueWords: 'Due today', isOverdue: false })
    expect([...late.keys(), ...soon.keys()]).not.toContain(waiting.reference)
    expect((await find('waiting')).get(waiting.reference)).toMatchObject({
      dueWords: 'Waits for the requestor',
    })
    const order = (await listed({})).map(({ dueAt }) => dueAt ?? '')
    expect(order).toEqual([...order].sort())
  })

  it('leads from a request to the one that follows in the same list and order, and at the end to the first', async () => {
    const sent = [await sentAt(today), await sentAt(today), await sentAt(today)]
    const staff = { view: 'all', q: 'sample', order: 'staff' }
    const lists: Record<string, string>[] = [{}, { view: 'all' }, staff, { view: 'all', order: '-age' }]
    for (const parameters of lists) {
      const query = readInboxQuery(parameters)
      const ids = (await listed({ ...parameters, size: '100' })).map(({ id }) => id)
      const req = await reqOf(administrator)
      for (const [place, id] of ids.entries())
        expect((await nextInInbox(req, query, id))?.id).toBe(ids[place + 1] ?? ids.find((one) => one !== id))
    }
    const [first] = sent
    const by = { requestId: first!.requestId, user: signedIn(administrator) }
    await denyRequest(app, by, { reasonCode: 'no-business-need', text: 'There is no need.' })
    const next = await nextInInbox(await reqOf(administrator), readInboxQuery({}), first!.requestId)
    expect(await references({ size: '100' })).toContain(next?.reference)
  })

  it('sorts by every column both ways, page by page without a gap', async () => {
    for (const sort of inboxSorts)
      for (const order of [sort, `-${sort}`]) {
        const whole = await references({ view: 'all', order, size: '100' })
        const query = { ...readInboxQuery({ view: 'all', order }), size: 25 as const }
        const first = await listInbox(await reqOf(administrator), query)
        expect(first.rows.map(({ reference }) => reference)).toEqual(whole.slice(0, 25))
        expect(first.hasNext).toBe(whole.length > 25)
      }
  })

  it('says in an address what it shows', () => {
    const address =
      'view=all&q=a+b&kind=deactivate&state=denied&requestor=x&from=2026-01-01&order=-staff&p=2&size=25'
    const query = readInboxQuery(Object.fromEntries(new URLSearchParams(address)))
    expect(parametersOf(query).toString()).toBe(address)
    expect(parametersOf(readInboxQuery({})).toString()).toBe('view=to-do')
  })
})

describe('the first page', () => {
  it('counts what its numbers lead to, of all organizations or of one', async () => {
    const operations = await aCoordinator('operations-unit')
    const claimed = await sentAt(today)
    await claimRequest(app, { requestId: claimed.requestId, user: signedIn(administrator) })
    const req = await reqOf(operations)
    for (const organizationId of [undefined, area.id]) {
      const { counts, first } = await readOverview(await reqOf(operations), organizationId)
      for (const view of ['to-do', 'unassigned', 'all'] as const) {
        const list = await listInbox(req, { ...readInboxQuery({ view }), organizationId })
        expect(list.total, view).toEqual(counts[view])
      }
      if (organizationId) expect(first.every((row) => row.organizationId === area.id)).toBe(true)
    }
    expect((await countInbox(await reqOf(administrator))).mine.count).toBe(1)
  })

  it('stops counting at five hundred', async () => {
    const pile = await anOrganization('local-area', [administrator])
    const { requestId } = await aRequest(pile.id, inLocalArea)
    await plant(
      sql,
      `insert into requests (reference, kind, state, request_date, submitted_at, changed_at, organization_id,
         organization_type, requestor_id, requestor_name, requestor_title, requestor_email, requestor_confirmed,
         outside_domains, staff_given_name, staff_email, is_edd_employee, route_level, route_reason, route_flagged,
         withdrawn_at)
       select 'SAMPLE-' || n, 'reset-password', 'withdrawn', request_date, submitted_at, changed_at, organization_id,
         organization_type, requestor_id, requestor_name, requestor_title, requestor_email, true, false,
         staff_given_name, n || staff_email, true, 'organization', 'SAMPLE', false, submitted_at
         from requests, generate_series(1, 1001) n where id = $1`,
      [requestId],
    )
    const counts = await countInbox(await reqOf(administrator), pile.id)
    expect(counts.decided).toEqual({ count: 500, more: true })
    expect(counts['to-do']).toEqual({ count: 1, more: false })
  })
})
