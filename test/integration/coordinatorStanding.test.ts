import { createLocalReq } from 'payload'
import { describe, expect, it } from 'vitest'
import type { Coordinator } from '../../src/payload-types.ts'
import { changeStanding } from '../../src/services/coordinators/changeStanding.ts'
import { readStanding } from '../../src/services/coordinators/readStanding.ts'
import { claimRequest } from '../../src/services/decideRequest.ts'
import { closeOrganization } from '../../src/services/organizations/closeOrganization.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, anOrganization, aRequest, outcome, signedIn, sql } from '../support/world.ts'

const inArea = { organizationType: 'local-area' } as const
const operations = await aCoordinator('operations-unit')

async function anArea() {
  const coordinator = await aCoordinator('mis-administrator')
  const area = await anOrganization('local-area', [coordinator])
  const [claimed] = [await aRequest(area.id, inArea), await aRequest(area.id, inArea)]
  const claiming = { requestId: claimed.requestId, user: signedIn(coordinator) }
  expect(outcome(await claimRequest(app, claiming))).toBe('done')
  return { coordinator, area }
}

const change = async (
  of: Coordinator,
  given: { change: string; successor?: string },
  by: Coordinator = operations,
) =>
  outcome(
    await changeStanding(app, { coordinatorId: of.id, user: signedIn(by) }, { successor: '', ...given }),
  )

const standingOf = async (of: Coordinator, by: Coordinator = operations) =>
  readStanding(await createLocalReq({ user: signedIn(by) }, app.payload), of.id)

async function routesOf(organizationId: string) {
  const { rows } = await sql.query(
    `select state, route_level as level, l.coordinators_id as id from requests r
       join requests_rels l on l.parent_id = r.id and l.path = 'routedTo' where r.organization_id = $1`,
    [organizationId],
  )
  return rows
}

describe('Before the account of a coordinator is changed', () => {
  it('the Operations Unit sees what they have and where it would go, nobody else does', async () => {
    const { coordinator, area } = await anArea()
    const successor = await aCoordinator('mis-administrator')
    const standing = await standingOf(coordinator)
    expect(standing).toMatchObject({
      requests: 2,
      granted: 0,
      organizations: [
        {
          id: area.id,
          openRequests: 2,
          isOnly: true,
          without: expect.stringContaining('the CalJOBS Operations Unit stands in') as string,
        },
      ],
    })
    expect(standing?.successors).toContainEqual({ id: successor.id, name: successor.name })
    expect(await standingOf(coordinator, coordinator)).toBeUndefined()
    expect(await change(coordinator, { change: 'inactive' }, coordinator)).toBe('coordinator-not-found')
  })
})

describe('A change of the account of a coordinator', () => {
  it('gives all of it to the successor, in one go', async () => {
    const { coordinator, area } = await anArea()
    const successor = await aCoordinator('mis-administrator')
    expect(await change(coordinator, { change: 'inactive', successor: successor.id })).toBe('done')
    for (const row of await routesOf(area.id))
      expect(row).toEqual({ state: 'submitted', level: 'organization', id: successor.id })
    expect(await standingOf(coordinator)).toMatchObject({
      coordinator: { active: false },
      requests: 0,
      organizations: [],
    })
  })

  it('goes by Table 1 without a successor', async () => {
    const { coordinator, area } = await anArea()
    expect(await change(coordinator, { change: 'wsb-spoc' })).toBe('done')
    for (const row of await routesOf(area.id)) expect(row).toMatchObject({ level: 'operations-unit' })
  })

  it('is refused with nothing done where the successor does not fit, or nothing would change', async () => {
    const { coordinator, area } = await anArea()
    const spoc = await aCoordinator('wsb-spoc')
    const gone = await aCoordinator('mis-administrator', { active: false })
    for (const successor of [spoc.id, gone.id, coordinator.id])
      expect(await change(coordinator, { change: 'inactive', successor })).toBe('successor-wrong')
    for (const none of ['', 'active', 'mis-administrator', 'nonsense'])
      expect(await change(coordinator, { change: none })).toBe('change-wrong')
    for (const row of await routesOf(area.id)) expect(row).toMatchObject({ id: coordinator.id })
  })
})

describe('The last day of an organization', () => {
  it('is set by the Operations Unit alone, and what is open goes there once it is past', async () => {
    const { coordinator, area } = await anArea()
    const close = async (activeTo: string, by: Coordinator = operations) =>
      outcome(await closeOrganization(app, { organizationId: area.id, user: signedIn(by) }, { activeTo }))
    expect(await close('2026-11-22', coordinator)).toBe('organization-not-found')
    expect(await close('2026-02-30')).toBe('activeTo-wrong')
    expect(await close('2026-11-23')).toBe('done')
    for (const row of await routesOf(area.id)) expect(row).toMatchObject({ id: coordinator.id })
    expect(await close('2026-11-22')).toBe('done')
    for (const row of await routesOf(area.id)) expect(row).toMatchObject({ level: 'operations-unit' })
    expect(await close('')).toBe('done')
  })
})
