import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Staff } from '../../src/payload-types.ts'
import type { MaintenanceKind } from '../../src/policy/maintenance.ts'
import { type Draft, findDraft, openDraft, saveAnswers } from '../../src/services/drafts.ts'
import { sentBatch } from '../../src/services/maintenanceBatch.ts'
import { refusedRows, rowField, savedRows } from '../../src/services/maintenanceDraft.ts'
import {
  keyOfRow,
  type MaintenanceRow,
  type MaintenanceSubmission,
  submitMaintenance,
} from '../../src/services/submitMaintenance.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { app } from '../support/setup.ts'
import {
  aCoordinator,
  anAccount,
  anOrganization,
  aSubmissionAbout,
  messagesOf,
  sql,
  trailOf,
} from '../support/world.ts'

const start = '2026-11-23T18:00:00Z'
beforeEach(() => app.clock.set(start))
afterAll(() => app.clock.set(start))

type World = { email: string; coordinator: string; organizationId: string; staff: Staff[]; draft: Draft }

/** A requestor with so many staff, an open list in which all are to be renewed, and one coordinator. */
async function aWorld(count: number): Promise<World> {
  const coordinator = await aCoordinator('wsb-spoc')
  const { id: organizationId } = await anOrganization('wsb-field-division', [coordinator])
  const email = `${randomUUID()}@requestors.example`
  const staff: Staff[] = []
  for (let made = 0; made < count; made++) staff.push(await anAccount(organizationId, email))
  const draft = await openDraft(app, { email, kind: 'annual-maintenance' })
  const row = {
    act: 'renew',
    ispaCompletedOn: '',
    statementSignedOn: '',
    lastDay: '',
    deactivationReason: '',
  }
  await saveAnswers(app, draft, Object.fromEntries(staff.map(({ id }) => [rowField(id), row])))
  return { email, coordinator: coordinator.email, organizationId, staff, draft }
}

const rowFor = async (
  { email }: World,
  account: Staff,
  over: MaintenanceRow['claims'] = {},
  kind: MaintenanceKind = 'annual-maintenance',
): Promise<MaintenanceRow> => ({
  row: account.id,
  name: `${account.givenName} ${account.familyName}`,
  kind,
  claims: (await aSubmissionAbout(kind, account, email, over)).claims,
})

const rowsFor = (world: World, staff = world.staff) =>
  Promise.all(staff.map((account) => rowFor(world, account)))

const batchOf = (world: World, rows: MaintenanceRow[]): MaintenanceSubmission => ({
  batchKey: world.draft.submissionKey,
  requestorEmail: world.email,
  rows,
  address: '192.0.2.1',
})

const mailTo = async (address: string): Promise<string[]> =>
  (
    await sql.query('select template from messages where "to" = $1 order by created_at, template', [address])
  ).rows.map(({ template }) => String(template))

const requestsOf = async ({ email }: World) =>
  (await sql.query('select id, kind, batch_key from requests where requestor_email = $1', [email])).rows

const openList = ({ email }: World) => findDraft(app, { email, kind: 'annual-maintenance' })

describe('Annual maintenance of many staff', () => {
  it('R46: makes one request of each row, with one receipt and one word to the coordinator', async () => {
    const world = await aWorld(4)
    const { sent, refused } = await submitMaintenance(app, batchOf(world, await rowsFor(world)))
    expect([sent.length, refused]).toEqual([4, []])
    expect(await mailTo(world.email)).toEqual(['requests-received'])
    expect(await mailTo(world.coordinator)).toEqual(['requests-routed'])
    for (const { requestId } of sent) {
      expect(await trailOf(requestId)).toEqual(['request-submitted'])
      expect(await messagesOf(requestId)).toEqual([])
    }
    const draft = await openList(world)
    expect(draft).toMatchObject({ submissionKey: world.draft.submissionKey, answers: {} })
    expect(sent.map(({ requestId }) => requestId)).toContain(draft?.sentRequestId)
  })

  it('names every person in the receipt, by reference', async () => {
    const world = await aWorld(2)
    const { sent } = await submitMaintenance(app, batchOf(world, await rowsFor(world)))
    const { rows } = await sql.query('select body_text, reply_to from messages where "to" = $1', [
      world.email,
    ])
    for (const { reference } of sent) expect(rows[0]?.body_text).toContain(reference)
    for (const { familyName } of world.staff) expect(rows[0]?.body_text).toContain(familyName)
    expect(rows[0]?.reply_to).toBe(world.coordinator)
  })

  it('R46: sends the others when one row is refused, and keeps that one with the reason under a new key', async () => {
    const world = await aWorld(3)
    const [first, ...others] = await rowsFor(world)
    const bad = { ...first!, claims: { ...first!.claims, ispaCompletedOn: '2025-11-22' } }
    const { sent, refused } = await submitMaintenance(app, batchOf(world, [bad, ...others]))
    expect(sent).toHaveLength(2)
    expect(refused.map(({ row, problems }) => [row, problems[0]?.code])).toEqual([
      [bad.row, 'ispa-training-lapsed'],
    ])
    const draft = await openList(world)
    expect(draft?.sentRequestId).toBeUndefined()
    expect(draft?.submissionKey).not.toBe(world.draft.submissionKey)
    expect([...savedRows(draft?.answers ?? {}).keys()]).toEqual([bad.row])
    expect(refusedRows(draft?.answers ?? {}).get(bad.row)).toMatchObject({
      batchKey: world.draft.submissionKey,
      name: bad.name,
    })
  })

  it('keeps people who were left behind, and forgets those for whom nothing was wanted', async () => {
    const world = await aWorld(3)
    const [sent, left, nothing] = world.staff
    await saveAnswers(app, world.draft, { [rowField(nothing!.id)]: { act: 'nothing' } })
    await submitMaintenance(app, batchOf(world, [await rowFor(world, sent!)]))
    const kept = [...savedRows((await openList(world))?.answers ?? {}).keys()]
    expect(kept).toContain(left!.id)
    expect(kept).not.toContain(sent!.id)
    const draft = await openList(world)
    const last = { ...batchOf(world, [await rowFor(world, left!)]), batchKey: draft!.submissionKey }
    await submitMaintenance(app, last)
    expect((await openList(world))?.sentRequestId).toBeDefined()
    expect(await mailTo(world.email)).toEqual(['requests-received', 'requests-received'])
  })

  it('R41: tells the coordinator of a deactivation at once for itself, and of it too in the one receipt', async () => {
    const world = await aWorld(2)
    const [one, other] = world.staff
    const rows = [await rowFor(world, one!), await rowFor(world, other!, {}, 'deactivate')]
    await submitMaintenance(app, batchOf(world, rows))
    expect((await mailTo(world.coordinator)).sort()).toEqual(['request-routed', 'requests-routed'])
    expect(await mailTo(world.email)).toEqual(['requests-received'])
  })

  it('PG-7: the same list twice, also at the same moment, is sent once', async () => {
    const world = await aWorld(3)
    const batch = batchOf(world, await rowsFor(world))
    const [one, other] = await Promise.all([submitMaintenance(app, batch), submitMaintenance(app, batch)])
    const again = await submitMaintenance(app, batch)
    const references = (outcome: typeof one) => outcome.sent.map(({ reference }) => reference)
    expect(references(other)).toEqual(references(one))
    expect(references(again)).toEqual(references(one))
    expect(await requestsOf(world)).toHaveLength(3)
    expect(await mailTo(world.email)).toEqual(['requests-received'])
    expect(await mailTo(world.coordinator)).toEqual(['requests-routed'])
  })

  it('goes on after it broke off in the middle: every row once', async () => {
    const world = await aWorld(3)
    const rows = await rowsFor(world)
    const { batchKey } = batchOf(world, rows)
    const [first] = rows
    const submissionKey = keyOfRow(batchKey, first!.row, first!.kind)
    const { kind, claims } = first!
    await submitRequest(app, { kind, submissionKey, requestorEmail: world.email, claims, batchKey })
    const { sent } = await submitMaintenance(app, batchOf(world, rows))
    expect(sent.map(({ alreadySent }) => alreadySent)).toEqual([true, false, false])
    expect(await requestsOf(world)).toHaveLength(3)
  })

  it('makes up for the receipt when it broke off before it', async () => {
    const world = await aWorld(2)
    const batch = batchOf(world, await rowsFor(world))
    await sql.query(`
      create function no_receipt() returns trigger language plpgsql as $$ begin raise 'The receipt breaks off'; end $$;
      create trigger no_receipt before insert on messages for each row
        when (new.template = 'requests-received') execute function no_receipt()`)
    try {
      await expect(submitMaintenance(app, batch)).rejects.toThrow()
    } finally {
      await sql.query('drop trigger no_receipt on messages; drop function no_receipt()')
    }
    expect(await requestsOf(world)).toHaveLength(2)
    expect(await mailTo(world.email)).toEqual([])
    expect((await openList(world))?.submissionKey).toBe(world.draft.submissionKey)
    const { sent } = await submitMaintenance(app, batch)
    expect(sent.map(({ alreadySent }) => alreadySent)).toEqual([true, true])
    expect(await requestsOf(world)).toHaveLength(2)
    expect(await mailTo(world.email)).toEqual(['requests-received'])
    expect(await mailTo(world.coordinator)).toEqual(['requests-routed'])
    expect((await openList(world))?.sentRequestId).toBeDefined()
  })

  it('D17: refuses a row whose person has an open renewal, naming it', async () => {
    const world = await aWorld(2)
    const [one] = world.staff
    const first = await submitRequest(app, await aSubmissionAbout('annual-maintenance', one!, world.email))
    const { sent, refused } = await submitMaintenance(app, batchOf(world, await rowsFor(world)))
    expect(sent).toHaveLength(1)
    expect(refused[0]?.problems[0]).toMatchObject({ code: 'request-already-open' })
    expect(refused[0]?.problems[0]?.message).toContain(first.ok ? first.value.reference : 'none')
  })

  it("R13: another requestor's staff are nobody's here", async () => {
    const [world, others] = [await aWorld(1), await aWorld(1)]
    const theirs = await rowFor(world, others.staff[0]!)
    const { sent, refused } = await submitMaintenance(app, batchOf(world, [theirs]))
    expect([sent, refused.map(({ problems }) => problems[0]?.code)]).toEqual([[], ['staff-not-yours']])
    expect(await mailTo(world.email)).toEqual([])
  })

  it('leaves the others to be sent when a row meets a fault of the service', async () => {
    const world = await aWorld(2)
    const [first, second] = await rowsFor(world)
    const faulty = { ...first!, claims: { ...first!.claims, requestorName: 'Fault\u0000' } }
    const { sent, refused } = await submitMaintenance(app, batchOf(world, [faulty, second!]))
    expect([sent.length, refused[0]?.problems[0]?.code]).toEqual([1, 'row-not-sent'])
  })

  it('shows a batch to the requestor who sent it, and to nobody else', async () => {
    const [world, others] = [await aWorld(2), await aWorld(1)]
    await submitMaintenance(app, batchOf(world, await rowsFor(world)))
    const batchKey = world.draft.submissionKey
    expect((await sentBatch(app, { batchKey, requestorEmail: world.email }))?.requests).toHaveLength(2)
    expect(await sentBatch(app, { batchKey, requestorEmail: others.email })).toBeUndefined()
    expect(await sentBatch(app, { batchKey: 'no key', requestorEmail: world.email })).toBeUndefined()
  })
})
