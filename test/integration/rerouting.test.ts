import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { Coordinator, Organization } from '../../src/payload-types.ts'
import { claimRequest, grantRequest } from '../../src/services/decideRequest.ts'
import { rerouteStranded } from '../../src/services/rerouting/rerouteStranded.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { call, cookieFor, json, serveForThisFile } from '../support/httpServer.ts'
import { app } from '../support/setup.ts'
import {
  aCoordinator,
  anOrganization,
  aRequest,
  aSubmission,
  lookedAt,
  outcome,
  signedIn,
  sql,
  trailOf,
} from '../support/world.ts'

serveForThisFile()

const local = { overrideAccess: true, depth: 0 } as const
const inArea = { organizationType: 'local-area' } as const
const operations = await aCoordinator('operations-unit')
const { operationsEmail } = await app.payload.findGlobal({ slug: 'settings', ...local })

const change = (collection: 'coordinators' | 'organizations', { id }: { id: string }, data: object) =>
  app.payload.update({ collection, id, data, ...local })
const by = (requestId: string, coordinator: Coordinator) => ({ requestId, user: signedIn(coordinator) })

async function heldOf(requestId: string) {
  const { rows } = await sql.query(
    `select state, route_level as level, route_reason as reason, claimed_by_id as holder,
       array(select coordinators_id from requests_rels where parent_id = r.id and path = 'routedTo') as ids
       from requests r where id = $1`,
    [requestId],
  )
  return rows[0] as { state: string; level: string; reason: string; holder: string | null; ids: string[] }
}

/** To whom the one message went that lists what came over, with this reference in it. */
async function toldOf(reference: string): Promise<string[]> {
  const { rows } = await sql.query(
    `select "to" from messages where template = 'requests-rerouted' and body_text like '%' || $1 || '%' order by 1`,
    [reference],
  )
  return rows.map(({ to }) => String(to))
}

async function anArea(colleagues = 0) {
  const coordinator = await aCoordinator('mis-administrator')
  const others = await Promise.all(
    Array.from({ length: colleagues }, () => aCoordinator('mis-administrator')),
  )
  const area = await anOrganization('local-area', [coordinator, ...others])
  return { coordinator, others, area }
}

/** One that waits, one in review and one granted with its account work open, all with a coordinator. */
async function threeOf(area: Organization, coordinator: Coordinator) {
  const [waiting, claimed, granted] = [
    await aRequest(area.id, inArea),
    await aRequest(area.id, inArea),
    await aRequest(area.id, inArea),
  ]
  expect(outcome(await claimRequest(app, by(claimed.requestId, coordinator)))).toBe('done')
  expect(outcome(await grantRequest(app, by(granted.requestId, coordinator), lookedAt))).toBe('done')
  return [waiting, claimed, granted]
}

afterEach(() => app.clock.set('2026-11-23T18:00:00Z'))

describe('What a coordinator has, when they can no longer act', () => {
  it('goes to the Operations Unit at once when the only one becomes inactive, by REST as by the Local API', async () => {
    const { coordinator, area } = await anArea()
    const three = await threeOf(area, coordinator)
    const response = await call(`/api/coordinators/${coordinator.id}`, {
      ...json({ active: false }, { Cookie: await cookieFor(operations) }),
      method: 'PATCH',
    })
    expect(response.status).toBe(200)
    const [waiting, claimed, granted] = await Promise.all(three.map(({ requestId }) => heldOf(requestId)))
    expect(waiting).toMatchObject({ state: 'submitted', level: 'operations-unit', holder: null })
    expect(claimed).toMatchObject({ state: 'submitted', level: 'operations-unit', holder: null })
    expect(granted).toMatchObject({ state: 'granted', level: 'operations-unit' })
    expect(granted?.ids).toContain(granted?.holder)
    expect(waiting?.reason).toContain('no coordinator and no delegate who can act today')
    for (const { requestId, reference } of three) {
      expect(await toldOf(reference)).toEqual([operationsEmail])
      expect((await trailOf(requestId)).at(-1)).toBe('request-rerouted')
    }
    const { rows } = await sql.query(
      `select count(*)::int as left from messages where "to" = $1 and state = 'queued'
         and template in ('request-routed', 'requests-routed')`,
      [coordinator.email],
    )
    expect(rows[0]?.left).toBe(0)
  })

  it('stays with the colleague who is left, who is told of what was claimed or granted alone', async () => {
    const { coordinator, others, area } = await anArea(1)
    const three = await threeOf(area, coordinator)
    await change('coordinators', coordinator, { active: false })
    const told = []
    for (const { requestId, reference } of three) {
      expect(await heldOf(requestId)).toMatchObject({ level: 'organization', ids: [others[0]?.id] })
      told.push(...(await toldOf(reference)))
    }
    expect(told).toEqual([others[0]?.email, others[0]?.email])
  })

  it.each([
    ['is given another kind', 'coordinators', () => ({ kind: 'wsb-spoc' })],
    ['is away from today', 'coordinators', () => ({ awayFrom: '2026-11-23' })],
    ['is removed from the organization', 'organizations', () => ({ coordinators: [] })],
    ['has an organization that closed yesterday', 'organizations', () => ({ activeTo: '2026-11-22' })],
  ] as const)('goes on when the only coordinator %s', async (_why, collection, data) => {
    const { coordinator, area } = await anArea()
    const { requestId } = await aRequest(area.id, inArea)
    await change(collection, collection === 'coordinators' ? coordinator : area, data())
    expect(await heldOf(requestId)).toMatchObject({ level: 'operations-unit' })
    expect((await heldOf(requestId)).ids).toContain(operations.id)
  })

  it('is left alone when nothing changed that matters, or an absence begins tomorrow', async () => {
    const { coordinator, area } = await anArea()
    const { requestId } = await aRequest(area.id, inArea)
    await change('coordinators', coordinator, { name: 'Another Name', awayFrom: '2026-11-24' })
    expect(await heldOf(requestId)).toMatchObject({ level: 'organization', ids: [coordinator.id] })
    expect(await trailOf(requestId)).not.toContain('request-rerouted')
  })

  it('goes to the delegate of the organization, and on when the delegate is removed', async () => {
    const { coordinator, area } = await anArea()
    const delegate = await aCoordinator('mis-administrator')
    await change('organizations', area, { delegate: delegate.id })
    const { requestId, reference } = await aRequest(area.id, inArea)
    await change('coordinators', coordinator, { active: false })
    expect(await heldOf(requestId)).toMatchObject({ level: 'delegate', ids: [delegate.id] })
    expect(await toldOf(reference)).toEqual([delegate.email])
    expect(outcome(await claimRequest(app, by(requestId, delegate)))).toBe('done')
    await change('organizations', area, { delegate: null })
    expect(await heldOf(requestId)).toMatchObject({
      state: 'submitted',
      level: 'operations-unit',
      holder: null,
    })
  })

  it('is found by the job where nothing was written: an absence that begins, and SQL by hand', async () => {
    const [one, other] = [await anArea(), await anArea()]
    const late = await aRequest(one.area.id, inArea)
    const byHand = await aRequest(other.area.id, inArea)
    await change('coordinators', one.coordinator, { awayFrom: '2026-11-24' })
    await sql.query('update coordinators set active = false where id = $1', [other.coordinator.id])
    app.clock.set('2026-11-24T18:00:00Z')
    expect(await rerouteStranded(app)).toMatchObject({ faults: 0 })
    for (const { requestId } of [late, byHand])
      expect(await heldOf(requestId)).toMatchObject({ level: 'operations-unit' })
    expect(await rerouteStranded(app)).toMatchObject({ done: 0, faults: 0 })
  })

  it('misses no request that is sent at the same moment', async () => {
    const { coordinator, area } = await anArea()
    const submissions = await Promise.all(Array.from({ length: 4 }, () => aSubmission(area.id, inArea)))
    const [, ...sent] = await Promise.all([
      change('coordinators', coordinator, { active: false }),
      ...submissions.map((submission) => submitRequest(app, submission)),
    ])
    for (const one of sent)
      expect(one.ok && (await heldOf(one.value.requestId))).toMatchObject({ level: 'operations-unit' })
  })

  it('is neither lost nor kept by one who claims it while they become inactive', async () => {
    const { coordinator, area } = await anArea()
    const sent = await Promise.all([aRequest(area.id, inArea), aRequest(area.id, inArea)])
    await Promise.all([
      change('coordinators', coordinator, { active: false }),
      ...sent.map(({ requestId }) => claimRequest(app, by(requestId, coordinator))),
    ])
    for (const { requestId } of sent)
      expect(await heldOf(requestId)).toMatchObject({ level: 'operations-unit' })
  })
})

describe('Table 1', () => {
  it.each([
    ['local-area', 'mis-administrator', 'wsb-spoc'],
    ['local-area', 'mis-administrator', 'auditor'],
    ['wsb-field-division', 'wsb-spoc', 'mis-administrator'],
    ['community-based-organization', 'operations-unit', 'mis-administrator'],
    ['all-other-staff', 'operations-unit', 'wsb-spoc'],
  ] as const)('lets %s be coordinated by %s, and not by %s, by REST too', async (type, right, wrong) => {
    const organization = await anOrganization(type, [await aCoordinator(right)])
    const cookie = await cookieFor(operations)
    const other = await aCoordinator(wrong)
    for (const field of ['coordinators', 'delegate']) {
      const value = field === 'delegate' ? other.id : [other.id]
      const response = await call(`/api/organizations/${organization.id}`, {
        ...json({ [field]: value }, { Cookie: cookie }),
        method: 'PATCH',
      })
      expect(response.status).toBe(400)
      expect(await response.text()).toContain('which Table 1 does not name here')
    }
  })

  it('refuses an inactive account as a new coordinator, and keeps one who was there', async () => {
    const { coordinator, area } = await anArea()
    const gone = await aCoordinator('mis-administrator', { active: false })
    await expect(change('organizations', area, { coordinators: [coordinator.id, gone.id] })).rejects.toThrow()
    await change('coordinators', coordinator, { active: false })
    await change('organizations', area, { localInstructions: 'Ask at the office.' })
  })
})

it('after any changes of coordinators, every open request has an addressee who is active and whom Table 1 allows', async () => {
  const people = await Promise.all([
    aCoordinator('mis-administrator'),
    aCoordinator('mis-administrator'),
    aCoordinator('wsb-spoc'),
  ])
  const ids = people.map(({ id }) => id)
  const any = fc.constantFrom(...people)
  const step = fc.oneof(
    fc.tuple(fc.constant('coordinators' as const), any, fc.record({ active: fc.boolean() })),
    fc.tuple(
      fc.constant('coordinators' as const),
      any,
      fc.record({ kind: fc.constantFrom('mis-administrator', 'wsb-spoc', 'auditor') }),
    ),
    fc.tuple(
      fc.constant('coordinators' as const),
      any,
      fc.record({ awayFrom: fc.constantFrom(null, '2026-11-20'), standIn: fc.constant(null) }),
    ),
    fc.tuple(
      fc.constant('organizations' as const),
      fc.nat(1),
      fc.record({ coordinators: fc.subarray(ids), delegate: fc.option(fc.constantFrom(...ids)) }),
    ),
    fc.tuple(
      fc.constant('organizations' as const),
      fc.nat(1),
      fc.record({ activeTo: fc.constantFrom(null, '2026-11-01') }),
    ),
  )
  const areas = [
    await anOrganization('local-area', people.slice(0, 1)),
    await anOrganization('local-area', people.slice(1, 2)),
  ]
  for (const { id } of areas) for (let sent = 0; sent < 2; sent += 1) await aRequest(id, inArea)
  const stranded = `
    select r.reference from requests r join organizations o on o.id = r.organization_id
     where r.organization_id = any($1) and not (
       exists (select 1 from requests_rels l where l.parent_id = r.id and l.path = 'routedTo')
       and not exists (select 1 from requests_rels l join coordinators c on c.id = l.coordinators_id
         where l.parent_id = r.id and l.path = 'routedTo' and not (c.active and c.away_from is null
           and (c.kind = 'operations-unit' or (c.kind = 'mis-administrator' and o.active_to is null and (
             c.id = o.delegate_id or exists (select 1 from organizations_rels own
               where own.parent_id = o.id and own.coordinators_id = c.id)))))))`
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      for (const [collection, target, data] of steps) {
        const record = typeof target === 'number' ? areas[target] : target
        if (record) await change(collection, record, data).catch(refusedByTable1)
        const { rows } = await sql.query(stranded, [areas.map(({ id }) => id)])
        expect(rows).toEqual([])
      }
    }),
    { numRuns: 12 },
  )
})

/** A refusal is an answer as good as any here; a fault is not. */
function refusedByTable1(error: unknown): void {
  expect(error).toMatchObject({ name: 'ValidationError' })
}
