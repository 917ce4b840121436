import { createLocalReq } from 'payload'
import { describe, expect, it } from 'vitest'
import { coordinatorKinds, type CoordinatorKind, type OrganizationType } from '../../src/policy/vocabulary.ts'
import { readAbsences, setAbsence } from '../../src/services/absence.ts'
import { listOrganizations } from '../../src/services/organizationList.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, anOrganization, outcome, signedIn, sql } from '../support/world.ts'

const local = { overrideAccess: true, depth: 0 } as const

/** The kinds that Table 1 lets coordinate a type. */
const table1 = {
  'local-area': ['mis-administrator'],
  'wsb-field-division': ['wsb-spoc'],
  'community-based-organization': ['operations-unit'],
  'all-other-staff': ['operations-unit'],
} satisfies Record<OrganizationType, CoordinatorKind[]>

const naming = (organizationId: string, coordinatorId: string) =>
  sql.query(
    `insert into organizations_rels (parent_id, path, "order", coordinators_id) values ($1, 'coordinators', 9, $2)`,
    [organizationId, coordinatorId],
  )
const delegating = (organizationId: string, coordinatorId: string) =>
  sql.query('update organizations set delegate_id = $2 where id = $1', [organizationId, coordinatorId])

async function isTaken(statement: Promise<unknown>): Promise<boolean> {
  try {
    await statement
    return true
  } catch (error) {
    expect(error).toMatchObject({ code: '23514' })
    return false
  }
}

describe('The database', () => {
  it.each(Object.entries(table1))('names for %s coordinators of %s alone', async (type, fitting) => {
    const organization = await anOrganization(type as OrganizationType)
    for (const kind of coordinatorKinds) {
      const { id } = await aCoordinator(kind)
      const fits = fitting.some((one) => one === kind)
      expect(await isTaken(naming(organization.id, id)), kind).toBe(fits)
      expect(await isTaken(delegating(organization.id, id)), kind).toBe(fits || kind === 'operations-unit')
    }
  })

  it('names nobody who is not active, and lets no type come that those who are named do not fit', async () => {
    const organization = await anOrganization('local-area')
    const gone = await aCoordinator('mis-administrator', { active: false })
    expect(await isTaken(naming(organization.id, gone.id))).toBe(false)
    expect(await isTaken(delegating(organization.id, gone.id))).toBe(false)
    const area = await anOrganization('local-area', [await aCoordinator('mis-administrator')])
    const asDivision = `update organizations set type = 'wsb-field-division' where id = $1`
    expect(await isTaken(sql.query(asDivision, [area.id]))).toBe(false)
    expect(await isTaken(sql.query(asDivision, [(await anOrganization('local-area')).id]))).toBe(true)
  })

  it.each([
    ['mis-administrator', ['mis-administrator', 'operations-unit']],
    ['wsb-spoc', ['wsb-spoc', 'operations-unit']],
    ['operations-unit', ['operations-unit']],
  ] as const)('lets for an absent %s stand in: %s', async (absent, fitting) => {
    const { id } = await aCoordinator(absent, { awayFrom: '2027-01-04' })
    for (const kind of coordinatorKinds) {
      const standIn = await aCoordinator(kind)
      const fits = fitting.some((one) => one === kind)
      const written = sql.query('update coordinators set stand_in_id = $2 where id = $1', [id, standIn.id])
      expect(await isTaken(written), kind).toBe(fits)
    }
  })
})

it('Nobody stands in for an auditor, who coordinates nothing', async () => {
  const { id } = await aCoordinator('auditor', { awayFrom: '2027-01-04' })
  const standIn = await aCoordinator('operations-unit')
  const named = app.payload.update({
    collection: 'coordinators',
    id,
    data: { standIn: standIn.id },
    ...local,
  })
  await expect(named).rejects.toThrow('coordinates nothing')
  const written = sql.query('update coordinators set stand_in_id = $2 where id = $1', [id, standIn.id])
  expect(await isTaken(written)).toBe(false)
})

describe('Who is named from before', () => {
  it('stays when the record is saved again, gets nothing, and is listed', async () => {
    const [coordinator, operations] = [
      await aCoordinator('mis-administrator'),
      await aCoordinator('operations-unit'),
    ]
    const area = await anOrganization('local-area', [coordinator])
    await app.payload.update({
      collection: 'coordinators',
      id: coordinator.id,
      data: { kind: 'wsb-spoc' },
      ...local,
    })
    const saved = await app.payload.update({
      collection: 'organizations',
      id: area.id,
      data: { coordinators: [coordinator.id], localInstructions: 'Ask at the office.' },
      ...local,
    })
    expect(saved.coordinators).toEqual([coordinator.id])
    const req = await createLocalReq({ user: signedIn(operations) }, app.payload)
    const { organizations } = await listOrganizations(req, { view: 'unfit-contact', search: area.name })
    expect(organizations.map(({ id }) => id)).toEqual([area.id])
  })
})

describe('A delegate of an absence', () => {
  it('is offered and taken of a kind that may act where the absent does', async () => {
    const [own, colleague, spoc, operations] = [
      await aCoordinator('mis-administrator'),
      await aCoordinator('mis-administrator'),
      await aCoordinator('wsb-spoc'),
      await aCoordinator('operations-unit'),
    ]
    const req = await createLocalReq({ user: signedIn(own) }, app.payload)
    const offered = (await readAbsences(req)).own?.candidates.map(({ id }) => id)
    expect(offered).toEqual(expect.arrayContaining([colleague.id, operations.id]))
    for (const { id } of [own, spoc]) expect(offered).not.toContain(id)
    const naming = async (standIn: string) =>
      outcome(
        await setAbsence(
          app,
          { coordinatorId: own.id, user: signedIn(own) },
          { awayFrom: '2027-01-04', awayTo: '', standIn },
        ),
      )
    expect(await naming(spoc.id)).toBe('standIn-wrong')
    expect(await naming(colleague.id)).toBe('done')
  })
})
