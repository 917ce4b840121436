import { rules } from '../../src/policy/directive/rules.ts'
import { createLocalReq } from 'payload'
import pg from 'pg'
import { describe, expect, it, vi } from 'vitest'
import type { Coordinator } from '../../src/payload-types.ts'
import { addDays, pacificDateOf } from '../../src/policy/dates.ts'
import {
  claimRequest,
  denyRequest,
  grantRequest,
  releaseRequest,
  returnRequest,
} from '../../src/services/decideRequest.ts'
import { countInbox, listInbox, nextInInbox } from '../../src/services/inbox.ts'
import { type InboxQuery, readInboxQuery } from '../../src/services/inboxQuery.ts'
import { readOverview } from '../../src/services/overview.ts'
import { recordAccount } from '../../src/services/recordAccount.ts'
import { readReview } from '../../src/services/reviewRequest.ts'
import { nonEddClaims } from '../unit/policy/claims.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, anOrganization, aRequest, signedIn, sql, lookedAt } from '../support/world.ts'

const administrator = await aCoordinator('mis-administrator')
const colleague = await aCoordinator('mis-administrator', { name: 'Sample Colleague' })
const stranger = await aCoordinator('mis-administrator')
const operations = await aCoordinator('operations-unit')
const auditor = await aCoordinator('auditor')
const localArea = await anOrganization('local-area', [administrator, colleague])
await anOrganization('local-area', [stranger])

const inLocalArea = { organizationType: 'local-area', requestorTitle: 'manager-supervisor' } as const
const reqOf = (coordinator: Coordinator) => createLocalReq({ user: signedIn(coordinator) }, app.payload)
const by = (requestId: string, coordinator = administrator) => ({ requestId, user: signedIn(coordinator) })
const denial = { reasonCode: 'no-business-need', text: 'The job function needs no CalJOBS access.' }

const listed = async (over: Partial<InboxQuery> = {}, coordinator = administrator) =>
  listInbox(await reqOf(coordinator), { ...readInboxQuery({}), ...over })
const references = async (over?: Partial<InboxQuery>, coordinator?: Coordinator) =>
  (await listed(over, coordinator)).rows.map(({ reference }) => reference)
const reviewed = async (requestId: string, coordinator = administrator) =>
  readReview(await reqOf(coordinator), requestId)

/** How many statements reach the connections of the pool while this works. */
async function queriesOf(work: () => Promise<unknown>): Promise<number> {
  const counter = vi.spyOn(pg.Client.prototype, 'query')
  try {
    await work()
    return counter.mock.calls.length
  } finally {
    counter.mockRestore()
  }
}

describe('the inbox', () => {
  it('holds the open requests of the own organizations, the oldest first, with their documents in words', async () => {
    const now = app.clock.now()
    app.clock.set('2026-11-20T18:00:00Z')
    const older = await aRequest(
      localArea.id,
      { ...inLocalArea, ispaCompletedOn: '2026-04-28', statementSignedOn: '2026-11-11' },
      nonEddClaims,
    )
    app.clock.set(now)
    const newer = await aRequest(localArea.id, {
      ...inLocalArea,
      staffGivenName: 'Maria',
      staffFamilyName: 'Sample',
    })
    const { rows } = await listed()
    expect(rows.map(({ reference }) => reference)).toEqual([older.reference, newer.reference])
    expect(rows[0]).toMatchObject({
      ageDays: 3,
      organization: localArea.name,
      evidence: 'ISPA 206 d · E-1 9 d · 2 of 2 files',
      reviewer: undefined,
    })
    expect(rows[1]).toMatchObject({ staffName: 'Maria Sample', evidence: 'ISPA 209 d · DE 7410 12 d' })
    expect(await references({}, stranger)).toEqual([])
    expect(await references({ organizationId: localArea.id }, operations)).toEqual([
      older.reference,
      newer.reference,
    ])
  })

  it('finds by reference as people type it, by any part of a name, and by email address', async () => {
    const { reference, requestId } = await aRequest(localArea.id, {
      ...inLocalArea,
      staffGivenName: 'Percival',
      staffFamilyName: "O'Searched",
      staffEmail: '100%_found@staff.example',
    })
    const typed = reference.toLowerCase().replaceAll('-', ' ')
    for (const search of [reference, typed, 'perci searched', "o'searched", '100%_FOUND@staff'])
      expect(await references({ view: 'all', search }), search).toEqual([reference])
    expect(await references({ view: 'all', search: 'percival nobody' })).toEqual([])
    expect(await references({ view: 'all', search: reference }, stranger)).toEqual([])
    expect((await denyRequest(app, by(requestId), denial)).ok).toBe(true)
    expect(await references({ search: reference })).toEqual([])
    expect(await references({ view: 'decided', search: reference })).toEqual([reference])
  })

  it('counts in each saved view what the view lists', async () => {
    const [claimed, granted, returned] = [
      await aRequest(localArea.id, inLocalArea),
      await aRequest(localArea.id, inLocalArea),
      await aRequest(localArea.id, inLocalArea),
    ]
    await claimRequest(app, by(claimed.requestId))
    await grantRequest(app, by(granted.requestId, colleague), lookedAt)
    await returnRequest(app, by(returned.requestId), { parts: ['access'], text: 'Say which cases.' })
    const req = await reqOf(administrator)
    const counts = await countInbox(req)
    for (const [view, count] of Object.entries(counts))
      expect((await listed(readInboxQuery({ view }))).total, view).toEqual(count)
    expect(await references({ view: 'mine' })).toEqual([claimed.reference])
    expect(await references({ view: 'granted' })).toEqual([granted.reference])
    expect(await references({ view: 'waiting' })).toEqual([returned.reference])
    const sum = (['open', 'decided'] as const).map((view) => counts[view].count)
    expect(counts.all).toEqual({ count: sum.reduce((a, b) => a + b), more: false })
  })

  it('keeps as to do what waits for the person until the account work is recorded', async () => {
    const staffEmail = 'waits@staff.example'
    const { requestId, reference } = await aRequest(localArea.id, { ...inLocalArea, staffEmail })
    const waitsFor = async (who: Coordinator) => (await references({ size: 100 }, who)).includes(reference)
    expect([await waitsFor(administrator), await waitsFor(colleague)]).toEqual([true, true])
    await claimRequest(app, by(requestId))
    expect([await waitsFor(administrator), await waitsFor(colleague)]).toEqual([true, false])
    await releaseRequest(app, by(requestId))
    expect(await waitsFor(colleague)).toBe(true)
    expect((await grantRequest(app, by(requestId), lookedAt)).ok).toBe(true)
    expect([await waitsFor(administrator), await waitsFor(colleague)]).toEqual([true, false])
    const query = readInboxQuery({})
    const order = (await listed({ size: 100 })).rows.map(({ id }) => id)
    const before = order[order.indexOf(requestId) - 1]
    if (before)
      expect((await nextInInbox(await reqOf(administrator), query, before))?.reference).toBe(reference)
    const overview = await readOverview(await reqOf(administrator))
    expect(overview.counts['to-do'].count).toBe(order.length)
    await recordAccount(app, by(requestId), { username: 'waits.sample', temporaryPassword: 'Planted-kind-1' })
    expect(await waitsFor(administrator)).toBe(false)
  })

  it('gives the others to do what somebody holds who is away, from the first day to the last', async () => {
    const { requestId, reference } = await aRequest(localArea.id, inLocalArea)
    await claimRequest(app, by(requestId))
    const awayOn = async (from: string, to: string | null) => {
      await sql.query('update coordinators set away_from = $2, away_to = $3 where id = $1', [
        administrator.id,
        from,
        to,
      ])
      return (await references({ size: 100 }, colleague)).includes(reference)
    }
    const today = pacificDateOf(app.clock.now())
    expect(await awayOn(addDays(today, 1), null)).toBe(false)
    expect(await awayOn(today, null)).toBe(true)
    expect(await awayOn(addDays(today, -3), today)).toBe(true)
    expect(await awayOn(addDays(today, -3), addDays(today, -1))).toBe(false)
    await sql.query('update coordinators set away_from = null, away_to = null where id = $1', [
      administrator.id,
    ])
  })

  it('reads a page in the same number of queries however many requests are on it', async () => {
    const few = await queriesOf(() => listed({ view: 'all' }))
    for (let made = 0; made < 5; made += 1) await aRequest(localArea.id, inLocalArea)
    expect(await queriesOf(() => listed({ view: 'all' }))).toBe(few)
    expect(few).toBeGreaterThan(2)
    expect(few).toBeLessThan(9)
  })

  it('sorts by each column both ways, and leads a page that is gone to the first one', async () => {
    for (const sort of ['age', 'kind', 'staff', 'organization', 'requestor', 'state'] as const) {
      const [up, down] = [
        await references({ sort, descending: false }),
        await references({ sort, descending: true }),
      ]
      expect(up.length, sort).toBe(down.length)
    }
    const [oldest] = (await listed({ sort: 'age', descending: true })).rows
    const [newest] = (await listed({ sort: 'age', descending: false })).rows
    expect(oldest!.sentAt < newest!.sentAt).toBe(true)
    expect((await listed({ page: 99 })).rows.length).toBeGreaterThan(0)
  })

  it('reads whatever stands in an address as a known filter or none', () => {
    const nothing = {
      view: 'x',
      order: '-constructor',
      p: '-3',
      q: ['a'],
      size: '7',
      from: '2026-02-30',
      org: 'x',
    }
    expect(readInboxQuery(nothing)).toEqual({
      view: 'to-do',
      search: '',
      requestor: '',
      sort: 'due',
      descending: false,
      page: 1,
      size: 50,
    })
    expect(readInboxQuery({ view: 'all', order: '-staff', p: '2', q: ' a ' })).toMatchObject({
      view: 'all',
      search: 'a',
      sort: 'staff',
      descending: true,
      page: 2,
    })
  })
})

describe('the review of a request', () => {
  it('shows the claims, the files, the checks and the history to those who may see the request alone', async () => {
    const { requestId } = await aRequest(localArea.id, inLocalArea, nonEddClaims)
    const review = await reviewed(requestId)
    expect(review).toMatchObject({ organizationName: localArea.name, ageDays: 0 })
    expect(review?.files.map(({ document }) => document)).toEqual([
      'ispa-training',
      'confidentiality-statement',
    ])
    expect(review?.files[0]).not.toHaveProperty('storageName')
    expect(review?.privileges.requested).toHaveLength(2)
    expect(review?.checks.filter(({ outcome }) => outcome !== 'pass')).toMatchObject([
      { code: 'first-request' },
    ])
    expect(review?.reasons.length).toBeGreaterThan(5)
    expect(review?.history).toMatchObject([{ what: 'A request was sent, checked, numbered and routed' }])
    expect(await reviewed(requestId, stranger)).toBeUndefined()
    expect((await reviewed(requestId, operations))?.standing.acts).toContain('grant')
    expect((await reviewed(requestId, auditor))?.standing.acts).toEqual([])
    expect(await reviewed(requestId, { ...administrator, active: false })).toBeUndefined()
  })

  it('offers exactly the acts that the service does not refuse', async () => {
    const { requestId } = await aRequest(localArea.id, inLocalArea)
    await claimRequest(app, by(requestId, colleague))
    const mine = await reviewed(requestId)
    expect(mine?.standing).toEqual({ acts: [], reasons: ['Sample Colleague is reviewing this request'] })
    expect((await grantRequest(app, by(requestId), lookedAt)).ok).toBe(false)
    const theirs = await reviewed(requestId, colleague)
    expect(theirs?.standing.acts).toEqual(['release', 'grant', 'deny', 'return', 'reassign'])
    expect((await grantRequest(app, by(requestId, colleague), lookedAt)).ok).toBe(true)
    expect((await reviewed(requestId, colleague))?.standing.acts).toEqual(['record-account', 'reassign'])
  })

  it('tells of earlier requests for the same person within the own organizations', async () => {
    const staffEmail = 'twice@staff.example'
    const first = await aRequest(localArea.id, { ...inLocalArea, staffEmail }, nonEddClaims)
    await denyRequest(app, by(first.requestId), denial)
    const second = await aRequest(localArea.id, { ...inLocalArea, staffEmail }, nonEddClaims)
    const review = await reviewed(second.requestId)
    expect(review?.related).toMatchObject({ open: [], earlier: [{ reference: first.reference }] })
    expect(review?.checks.filter(({ outcome }) => outcome === 'look')).toMatchObject([
      { code: 'first-request' },
    ])
    expect((await reviewed(first.requestId))?.request.denialTold).toEqual({
      reason: 'No business need for the access',
      heading: 'Policy and Procedures',
      words: rules.R12.words,
      explanation: 'Access needs a business need that fits the primary job function.',
    })
  })

  it('is open to the delegate whom a request was routed to', async () => {
    const delegate = await aCoordinator('mis-administrator')
    const vacant = await anOrganization('local-area')
    await app.payload.update({
      collection: 'organizations',
      id: vacant.id,
      data: { delegate: delegate.id },
      overrideAccess: true,
    })
    const { requestId, reference } = await aRequest(vacant.id, inLocalArea, nonEddClaims)
    const review = await reviewed(requestId, delegate)
    expect(review?.files).toHaveLength(2)
    expect(review?.history).toHaveLength(1)
    expect(review?.checks.filter(({ outcome }) => outcome === 'look')).toMatchObject([
      { code: 'first-request' },
      { code: 'route' },
    ])
    expect(await references({}, delegate)).toEqual([reference])
    const overview = await readOverview(await reqOf(operations), vacant.id)
    expect(overview.flagged?.map((row) => row.reference)).toContain(reference)
    expect(await readOverview(await reqOf(delegate))).not.toHaveProperty('flagged')
  })
})
