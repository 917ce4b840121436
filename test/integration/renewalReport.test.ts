import type { PayloadRequest } from 'payload'
import { beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/database/transaction.ts'
import type { Coordinator, Staff } from '../../src/payload-types.ts'
import { exportLapsed } from '../../src/services/exportRenewals.ts'
import { readRenewals } from '../../src/services/renewalReport.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { call, cookieOf, serveForThisFile } from '../support/httpServer.ts'
import { aRequestor } from '../support/ownership.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, anAccount, anOrganization, aSubmissionAbout, signedIn, sql } from '../support/world.ts'

serveForThisFile()
/** A Monday. */
beforeEach(() => app.clock.set('2026-11-23T18:00:00Z'))

const asked = <T>(who: Coordinator, ask: (req: PayloadRequest) => Promise<T>) =>
  inTransaction(app.payload, ({ req }) => ask(req), signedIn(who))
const renewals = (who: Coordinator, organizationId?: string) =>
  asked(who, (req) => readRenewals(req, organizationId))

/** An area with an account on each side of each boundary. */
async function anArea() {
  const { coordinator, cookie } = await cookieOf('mis-administrator')
  const area = await anOrganization('local-area', [coordinator])
  const requestor = await aRequestor(area.id)
  const account = (over: Partial<Staff>) => anAccount(area.id, requestor, over)
  const lapsedLong = await account({ dueOn: '2026-10-01' })
  const lapsed = await account({ dueOn: '2026-11-22' })
  for (const dueOn of ['2026-11-23', '2026-12-23', '2026-12-24', '2027-11-22']) await account({ dueOn })
  await account({ dueOn: null, ispaCompletedOn: null })
  await account({ dueOn: '2026-11-01', accountState: 'deactivated', deactivatedAt: '2026-11-02T18:00:00Z' })
  return { coordinator, cookie, area, requestor, lapsed, lapsedLong }
}

describe('renewals', () => {
  it('stand as current, due in 30 days and lapsed, to the day (R11, D5)', async () => {
    const { coordinator, area } = await anArea()
    const { compliance } = await renewals(coordinator)
    expect(compliance).toEqual([{ id: area.id, name: area.name, current: 2, due: 2, lapsed: 2, unknown: 1 }])
    app.clock.set('2026-11-24T08:00:00Z')
    expect((await renewals(coordinator)).compliance).toMatchObject([
      { current: 1, due: 2, lapsed: 3, unknown: 1 },
    ])
  })

  it('are forecast for 52 weeks from Monday on; what has lapsed stands apart', async () => {
    const { coordinator } = await anArea()
    const { forecast } = await renewals(coordinator)
    expect(forecast).toMatchObject({ lapsed: 2, later: 1, unknown: 1 })
    expect(forecast.weeks).toHaveLength(52)
    expect(forecast.weeks.filter(({ accounts }) => accounts)).toEqual([
      { from: '2026-11-23', accounts: 1 },
      { from: '2026-12-21', accounts: 2 },
    ])
    app.clock.set('2026-11-30T18:00:00Z')
    expect((await renewals(coordinator)).forecast.weeks.at(-1)).toEqual({ from: '2027-11-22', accounts: 1 })
    expect((await renewals(coordinator)).forecast.weeks.at(-2)).toEqual({ from: '2027-11-15', accounts: 0 })
  })

  it('list the lapsed accounts, the longest lapsed first, with the request that would renew them', async () => {
    const { coordinator, requestor, lapsed, lapsedLong } = await anArea()
    const sent = await submitRequest(app, await aSubmissionAbout('annual-maintenance', lapsed, requestor))
    if (!sent.ok) throw new Error(JSON.stringify(sent.problems))
    const { rows, total, hasMore } = (await renewals(coordinator)).lapsed
    expect(rows.map(({ id }) => id)).toEqual([lapsedLong.id, lapsed.id])
    expect([total.count, hasMore]).toEqual([2, false])
    expect(rows[0]?.renewal).toBeUndefined()
    expect(rows[1]).toMatchObject({
      dueOn: '2026-11-22',
      requestor: { email: requestor },
      renewal: { id: sent.value.requestId },
    })
  })

  it('are those of the own organizations alone; all for the Operations Unit and auditors (R18, R20)', async () => {
    const { coordinator, area, lapsed } = await anArea()
    const other = await anArea()
    expect((await renewals(coordinator, other.area.id)).compliance).toEqual([])
    expect((await renewals(coordinator, other.area.id)).lapsed.rows).toEqual([])
    const nobodys = await renewals(await aCoordinator('mis-administrator'))
    expect(nobodys.compliance).toEqual([])
    expect(nobodys.forecast.lapsed).toBe(0)
    for (const kind of ['operations-unit', 'auditor'] as const) {
      const seen = await renewals(await aCoordinator(kind), area.id)
      expect(seen.compliance).toMatchObject([{ id: area.id, lapsed: 2 }])
      expect(seen.forecast.lapsed).toBe(2)
      expect(seen.lapsed.rows.map(({ id }) => id)).toContain(lapsed.id)
    }
    const all = await renewals(await aCoordinator('operations-unit'))
    expect(all.compliance.map(({ id }) => id)).toEqual(expect.arrayContaining([area.id, other.area.id]))
  })

  it('leave as files, once the audit trail knows (C9)', async () => {
    const { coordinator, cookie, area, lapsed, lapsedLong, requestor } = await anArea()
    await sql.query(`update staff set given_name = '@Avery' where id = $1`, [lapsedLong.id])
    const file = async (path: string) => {
      const answer = await call(path, { headers: { cookie } })
      expect(answer.headers.get('content-type')).toContain('text/csv')
      return (await answer.text()).trim().split('\r\n')
    }
    expect(await file('/api/organizations/compliance.csv')).toEqual([
      'Organization,Active accounts,Current,Due in 30 days,Lapsed,No due date on record,Documents hold,Documents hold (%)',
      `${area.name},7,2,2,2,1,4,57`,
    ])
    const [head = '', line = ''] = await file('/api/organizations/forecast.csv')
    expect(head).toMatch(
      /^Organization,Lapsed,Week of 2026-11-23,.*,Week of 2027-11-15,Later,No due date on record$/,
    )
    expect(line).toBe([area.name, 2, 1, 0, 0, 0, 2, ...Array.from({ length: 47 }, () => 0), 1, 1].join(','))
    const people = await file('/api/staff/lapsed.csv')
    expect(people).toHaveLength(3)
    expect(people[1]).toBe(
      `'@Avery ${lapsedLong.familyName},${lapsedLong.email},${lapsedLong.username},${area.name},Sample Supervisor,${requestor},2026-10-01,52,`,
    )
    expect(people[2]).toContain(`${lapsed.email},`)
    expect(people[2]).toContain(',2026-11-22,0,')
    const { rows } = await sql.query(
      `select after->>'report' as report from audit_events where event = 'report-exported' and actor_id = $1 order by at, report`,
      [coordinator.id],
    )
    expect(rows.map(({ report }) => report).sort()).toEqual(['compliance', 'lapsed', 'renewal-forecast'])
    for (const path of [
      '/api/organizations/compliance.csv',
      '/api/organizations/forecast.csv',
      '/api/staff/lapsed.csv',
    ])
      expect((await call(path)).status, path).toBe(401)
    expect((await asked(coordinator, (req) => exportLapsed(req, undefined, 1))).ok).toBe(false)
  })
})
