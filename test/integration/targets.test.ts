import { createLocalReq } from 'payload'
import { afterEach, describe, expect, it } from 'vitest'
import { ownOrganizationIds } from '../../src/access/ownOrganizations.ts'
import type { Coordinator } from '../../src/payload-types.ts'
import { setAbsence } from '../../src/services/absence.ts'
import { denyRequest, grantRequest, returnRequest } from '../../src/services/decideRequest.ts'
import { escalateOverdue } from '../../src/services/escalateOverdue.ts'
import { recordAccount } from '../../src/services/recordAccount.ts'
import { app } from '../support/setup.ts'
import {
  aCoordinator,
  anOrganization,
  aRequest,
  messagesOf,
  outcome,
  signedIn,
  sql,
  trailOf,
} from '../support/world.ts'

const monday = '2026-11-16T18:00:00Z'
const local = { overrideAccess: true, depth: 0 } as const
const by = (requestId: string, coordinator: Coordinator) => ({ requestId, user: signedIn(coordinator) })
const inArea = { organizationType: 'local-area' } as const
const ages = { ispaCompletedOn: '2026-04-28', statementSignedOn: '2026-11-11' }

const row = async (requestId: string) => {
  const { rows } = await sql.query('select * from requests where id = $1', [requestId])
  return rows[0] as Record<string, unknown>
}
const dueAt = async (requestId: string) => ((await row(requestId)).due_at as Date).toISOString()

async function anArea(delegate?: Coordinator) {
  const coordinator = await aCoordinator('mis-administrator')
  const area = await anOrganization('local-area', [coordinator])
  if (delegate)
    await app.payload.update({
      collection: 'organizations',
      id: area.id,
      data: { delegate: delegate.id },
      ...local,
    })
  return { coordinator, area }
}

const settings = (data: object) => app.payload.updateGlobal({ slug: 'settings', data, ...local })

afterEach(async () => {
  app.clock.set('2026-11-23T18:00:00Z')
  await settings({ processingTargets: [], closedDays: [] })
  await sql.query('delete from unavailable_periods')
})

describe('the processing target of a request', () => {
  it('is set when it is sent, and moves with the settings and with the times in which CalJOBS is unavailable', async () => {
    app.clock.set(monday)
    const { area } = await anArea()
    const { requestId } = await aRequest(area.id, { ...inArea, ...ages })
    expect(await dueAt(requestId)).toBe('2026-11-19T07:59:59.999Z')
    await settings({ processingTargets: [{ kind: 'new-account', businessDays: 3 }] })
    expect(await dueAt(requestId)).toBe('2026-11-20T07:59:59.999Z')
    await settings({ closedDays: [{ day: '2026-11-18', name: 'SAMPLE' }] })
    expect(await dueAt(requestId)).toBe('2026-11-21T07:59:59.999Z')
    const period = { from: '2026-11-17T18:00:00Z', to: '2026-11-17T20:00:00Z', reason: 'SAMPLE maintenance' }
    const { id } = await app.payload.create({ collection: 'unavailable-periods', data: period, ...local })
    expect(await dueAt(requestId)).toBe('2026-11-24T07:59:59.999Z') // 2 hours past Friday is Saturday
    await expect(
      app.payload.update({
        collection: 'unavailable-periods',
        id,
        data: { to: '2026-11-17T10:00:00Z' },
        ...local,
      }),
    ).rejects.toThrow('Enter an end that lies after the beginning')
  })
})

describe('a temporary password', () => {
  it('holds longer for the time in which CalJOBS was unavailable, and staff and requestor are told once', async () => {
    const { coordinator, area } = await anArea()
    const { requestId } = await aRequest(area.id, inArea)
    const granted = await grantRequest(app, by(requestId, coordinator), { note: 'Looked at and in order.' })
    expect(outcome(granted)).toBe('done')
    const work = { username: 'held.longer', temporaryPassword: 'Planted-held-1' }
    expect(outcome(await recordAccount(app, by(requestId, coordinator), work))).toBe('done')
    app.clock.set('2026-11-24T10:00:00Z')
    const data = { from: '2026-11-24T06:00:00Z', to: '2026-11-24T09:00:00Z', reason: 'SAMPLE outage' }
    const { id } = await app.payload.create({ collection: 'unavailable-periods', data, ...local })
    await app.payload.update({ collection: 'unavailable-periods', id, data: { reason: 'SAMPLE' }, ...local })
    const { credentials_expire_at: expires } = await row(requestId)
    expect((expires as Date).toISOString()).toBe('2026-11-24T21:00:00.000Z')
    const { rows } = await sql.query(
      'select template, secret_until from messages where request_id = $1 and template like $2 order by template',
      [requestId, '%credentials%'],
    )
    expect(rows.map(({ template }) => template)).toEqual(['account-credentials', 'credentials-extended'])
    expect(rows[0]?.secret_until).toEqual(expires)
    expect(await trailOf(requestId)).toContain('credentials-extended')
  })
})

describe('an overdue request', () => {
  it('goes to the delegate, then to the Operations Unit, each told once; time never grants or denies', async () => {
    app.clock.set(monday)
    const delegate = await aCoordinator('mis-administrator')
    const { coordinator, area } = await anArea(delegate)
    const { requestId } = await aRequest(area.id, { ...inArea, ...ages })
    const refused = await denyRequest(app, by(requestId, delegate), {
      reasonCode: 'no-business-need',
      text: 'There is no need.',
    })
    expect(outcome(refused)).toBe('request-not-found')
    app.clock.set('2026-11-19T07:59:59Z')
    await escalateOverdue(app)
    expect((await row(requestId)).escalated_to).toBeNull()
    for (const now of ['2026-11-19T08:00:00Z', '2026-11-19T09:00:00Z', '2026-11-21T07:59:00Z']) {
      app.clock.set(now)
      await escalateOverdue(app)
      expect(await row(requestId)).toMatchObject({ escalated_to: 'delegate', state: 'submitted' })
    }
    for (const now of ['2026-11-21T08:00:00Z', '2027-05-01T08:00:00Z']) {
      app.clock.set(now)
      await escalateOverdue(app)
      expect(await row(requestId)).toMatchObject({ escalated_to: 'operations-unit', state: 'submitted' })
    }
    const { rows } = await sql.query(
      `select "to", count(*)::int as count from messages where request_id = $1 and template = 'request-overdue'
        group by "to"`,
      [requestId],
    )
    const told = Object.fromEntries(rows.map(({ to, count }) => [String(to), count]))
    expect(told).toMatchObject({ [coordinator.email]: 2, [delegate.email]: 2, 'caljobsadmin@edd.ca.gov': 1 })
    expect((await trailOf(requestId)).filter((event) => event === 'request-escalated')).toHaveLength(2)
    const denied = await denyRequest(app, by(requestId, delegate), {
      reasonCode: 'no-business-need',
      text: 'There is no need.',
    })
    expect(outcome(denied)).toBe('done')
  })

  it('is not overdue as long as CalJOBS cannot be used', async () => {
    app.clock.set(monday)
    const { area } = await anArea()
    const { requestId } = await aRequest(area.id, { ...inArea, ...ages })
    const data = { from: '2026-11-18T18:00:00Z', reason: 'SAMPLE outage' }
    await app.payload.create({ collection: 'unavailable-periods', data, ...local })
    app.clock.set('2026-11-20T18:00:00Z')
    await escalateOverdue(app)
    expect((await row(requestId)).escalated_to).toBeNull()
    expect(await dueAt(requestId)).toBe('2026-11-21T07:59:59.999Z')
  })

  it('stays where it is while the requestor is asked for more', async () => {
    app.clock.set(monday)
    const { coordinator, area } = await anArea()
    const { requestId } = await aRequest(area.id, { ...inArea, ...ages })
    await returnRequest(app, by(requestId, coordinator), { parts: ['access'], text: 'Say which cases.' })
    app.clock.set('2026-12-10T18:00:00Z')
    await escalateOverdue(app)
    expect((await row(requestId)).escalated_to).toBeNull()
  })
})

describe('an absence', () => {
  const given = (standIn: string) => ({ awayFrom: '2026-11-23', awayTo: '2026-11-25', standIn })
  const organizationsOf = async (coordinator: Coordinator) =>
    ownOrganizationIds(await createLocalReq({ user: signedIn(coordinator) }, app.payload))

  it('gives the delegate the same organizations from its first day to its last, and new requests', async () => {
    const { coordinator, area } = await anArea()
    const standIn = await aCoordinator('mis-administrator')
    const done = await setAbsence(
      app,
      { coordinatorId: coordinator.id, user: signedIn(coordinator) },
      given(standIn.id),
    )
    expect(outcome(done)).toBe('done')
    for (const [now, expected] of [
      ['2026-11-23T07:59:59Z', []],
      ['2026-11-23T08:00:00Z', [area.id]],
      ['2026-11-26T07:59:59Z', [area.id]],
      ['2026-11-26T08:00:00Z', []],
    ] as const) {
      app.clock.set(now)
      expect(await organizationsOf(standIn), now).toEqual(expected)
    }
    app.clock.set('2026-11-24T18:00:00Z')
    const { requestId } = await aRequest(area.id, inArea)
    expect(await row(requestId)).toMatchObject({ route_level: 'delegate', route_flagged: false })
    expect(await messagesOf(requestId)).toContain('request-routed')
    const { rows } = await sql.query(
      'select 1 from messages where template = \'absence-delegated\' and "to" = $1',
      [standIn.email],
    )
    expect(rows).toHaveLength(1)
  })

  it('is set by the person or the Operations Unit alone, and never to an auditor, an inactive person or oneself', async () => {
    const [own, other, operations, auditor] = await Promise.all([
      aCoordinator('mis-administrator'),
      aCoordinator('mis-administrator'),
      aCoordinator('operations-unit'),
      aCoordinator('auditor'),
    ])
    const inactive = await aCoordinator('mis-administrator', { active: false })
    const set = async (user: Coordinator, standIn: string) =>
      outcome(await setAbsence(app, { coordinatorId: own.id, user: signedIn(user) }, given(standIn)))
    expect(await set(other, other.id)).toBe('coordinator-not-found')
    expect(await set(auditor, other.id)).toBe('coordinator-not-found')
    for (const standIn of [own, auditor, inactive]) expect(await set(own, standIn.id)).toBe('standIn-wrong')
    expect(await set(operations, other.id)).toBe('done')
    await expect(
      app.payload.update({
        collection: 'coordinators',
        id: own.id,
        data: { standIn: auditor.id },
        overrideAccess: false,
        user: signedIn(own),
        depth: 0,
      }),
    ).rejects.toThrow('Select a delegate who can act')
  })
})
