import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/database/transaction.ts'
import type { Coordinator } from '../../src/payload-types.ts'
import { countLapsed, countLapsing, countStaff, listStaff } from '../../src/services/staffList.ts'
import { readStaffQuery } from '../../src/services/staffQuery.ts'
import { aRequestor } from '../support/ownership.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, anAccount, anOrganization, signedIn, sql } from '../support/world.ts'

beforeEach(() => app.clock.set('2026-11-23T18:00:00Z'))

const asked = <T>(who: Coordinator, ask: (req: Parameters<typeof listStaff>[0]) => Promise<T>) =>
  inTransaction(app.payload, ({ req }) => ask(req), signedIn(who))
const list = (who: Coordinator, parameters: Record<string, string> = {}) =>
  asked(who, (req) => listStaff(req, readStaffQuery(parameters)))
const idsOf = async (who: Coordinator, parameters: Record<string, string> = {}) =>
  (await list(who, parameters)).rows.map(({ id }) => id)

/** An area with one account of each standing. */
async function anArea() {
  const coordinator = await aCoordinator('mis-administrator')
  const area = await anOrganization('local-area', [coordinator])
  const requestor = await aRequestor(area.id)
  const gone = await aRequestor(area.id)
  await sql.query(`update requestors set gone_on = '2026-11-20' where email = $1`, [gone])
  const account = (over: Parameters<typeof anAccount>[2], of = requestor) => anAccount(area.id, of, over)
  return {
    coordinator,
    area,
    today: await account({ dueOn: '2026-11-23', familyName: 'Sample C' }),
    lastDay: await account({ dueOn: '2026-12-23', familyName: 'Sample B' }),
    later: await account({ dueOn: '2026-12-24', familyName: 'Sample A' }),
    lapsed: await account({ dueOn: '2026-11-22', familyName: 'Sample Dorado' }),
    ofNobody: await account({ dueOn: '2027-03-01', requestorOfRecord: null, familyName: 'Sample E' }),
    ofGone: await account({ dueOn: '2027-02-01', familyName: 'Sample F' }, gone),
    deactivated: await account({
      accountState: 'deactivated',
      deactivatedAt: '2026-11-01T18:00:00Z',
      dueOn: '2026-11-30',
      familyName: 'Sample G',
    }),
  }
}

describe('the list of staff', () => {
  it('shows each saved view, what falls due first on top (R11, R13, D5)', async () => {
    const { coordinator, ...one } = await anArea()
    const ids = (...accounts: { id: string }[]) => accounts.map(({ id }) => id)
    expect(await idsOf(coordinator)).toEqual(
      ids(one.lapsed, one.today, one.lastDay, one.later, one.ofGone, one.ofNobody),
    )
    expect(await idsOf(coordinator, { view: 'due' })).toEqual(ids(one.today, one.lastDay))
    expect(await idsOf(coordinator, { view: 'lapsed' })).toEqual(ids(one.lapsed))
    expect(await idsOf(coordinator, { view: 'no-requestor' })).toEqual(ids(one.ofGone, one.ofNobody))
    expect(await idsOf(coordinator, { view: 'deactivated' })).toEqual(ids(one.deactivated))
    expect(await idsOf(coordinator, { view: 'due', order: '-due' })).toEqual(ids(one.lastDay, one.today))
    expect((await idsOf(coordinator, { view: 'all' })).slice(0, 2)).toEqual(ids(one.later, one.lastDay))
    const counts = await asked(coordinator, (req) => countStaff(req, one.area.id))
    expect(Object.fromEntries(Object.entries(counts).map(([view, { count }]) => [view, count]))).toEqual({
      active: 6,
      due: 2,
      lapsed: 1,
      'no-requestor': 2,
      deactivated: 1,
      all: 7,
    })
    expect(await asked(coordinator, (req) => countLapsing(req))).toEqual({ count: 2, more: false })
    expect(await asked(coordinator, (req) => countLapsed(req))).toEqual({ count: 1, more: false })
  })

  it('finds people by words of name, address and username', async () => {
    const { coordinator, lapsed, area } = await anArea()
    const odd = await anAccount(area.id, await aRequestor(area.id), {
      givenName: "Robin'); drop",
      familyName: 'O’Sample & | !Sons',
      email: `robin.${randomUUID()}@staff.example`,
    })
    const found = (q: string) => idsOf(coordinator, { view: 'all', q })
    expect(await found(lapsed.email)).toEqual([lapsed.id])
    expect(await found(lapsed.email.toUpperCase())).toEqual([lapsed.id])
    expect(await found(String(lapsed.username))).toEqual([lapsed.id])
    expect(await found('AVERY sample dor')).toEqual([lapsed.id])
    expect(await found('rob son')).toEqual([odd.id])
    expect(await found('robin & !sons | x:*')).toEqual([])
    expect(await found("'")).toEqual([])
    expect(await found('nobody')).toEqual([])
  })

  it('has pages, and leads back to the first where there are no more', async () => {
    const { coordinator, area } = await anArea()
    const requestor = await aRequestor(area.id)
    for (let number = 0; number < 20; number++) await anAccount(area.id, requestor)
    const first = await list(coordinator, { view: 'all', size: '25' })
    expect([first.rows.length, first.hasNext, first.total.count]).toEqual([25, true, 27])
    const second = await list(coordinator, { view: 'all', size: '25', p: '2' })
    expect([second.rows.length, second.hasNext, second.page]).toEqual([2, false, 2])
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(27)
    expect((await list(coordinator, { view: 'all', size: '25', p: '9' })).page).toBe(1)
  })

  it('holds the own organizations alone; everything for the Operations Unit and auditors (R18, R20)', async () => {
    const { coordinator, area, lapsed } = await anArea()
    const stranger = await anArea()
    const lists: Record<string, string>[] = [
      { view: 'all' },
      { view: 'all', org: area.id },
      { q: lapsed.email },
    ]
    for (const parameters of lists)
      expect(await idsOf(stranger.coordinator, parameters)).not.toContain(lapsed.id)
    expect(await asked(stranger.coordinator, (req) => countLapsed(req, area.id))).toMatchObject({ count: 0 })
    for (const kind of ['operations-unit', 'auditor'] as const) {
      const overseer = await aCoordinator(kind)
      expect(await idsOf(overseer, { view: 'lapsed', org: area.id })).toEqual([lapsed.id])
      expect(await asked(overseer, (req) => countLapsed(req, area.id))).toMatchObject({ count: 1 })
    }
    const delegate = await aCoordinator('mis-administrator')
    expect((await list(delegate, { view: 'all' })).rows).toEqual([])
    await sql.query(`update coordinators set away_from = '2026-11-20', stand_in_id = $2 where id = $1`, [
      coordinator.id,
      delegate.id,
    ])
    expect(await idsOf(delegate, { view: 'lapsed' })).toEqual([lapsed.id])
  })
})
