import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/database/transaction.ts'
import type { Coordinator } from '../../src/payload-types.ts'
import { lastMomentOf } from '../../src/policy/deactivation.ts'
import { exportLeavers } from '../../src/services/exportLeavers.ts'
import { readLeavers } from '../../src/services/leavers.ts'
import { exportNotice, readNotice } from '../../src/services/noticeGiven.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { call, cookieOf, serveForThisFile } from '../support/httpServer.ts'
import { plant } from '../support/oldRows.ts'
import { aRequestor } from '../support/ownership.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, anAccount, anOrganization, aSubmissionAbout, signedIn, sql } from '../support/world.ts'

serveForThisFile()
/** A Monday in the week of Thanksgiving, 10 a.m. in California. */
beforeEach(() => app.clock.set('2026-11-23T18:00:00Z'))

const asked = <T>(who: Coordinator, ask: (req: PayloadRequest) => Promise<T>) =>
  inTransaction(app.payload, ({ req }) => ask(req), signedIn(who))

/** A deactivation request of this requestor, as if it had been sent on that day. */
async function aLeaver(
  areaId: string,
  requestor: string,
  { lastDay, lastTime, sentOn = '2026-11-20' }: { lastDay: string; lastTime?: string; sentOn?: string },
) {
  const account = await anAccount(areaId, requestor)
  const sent = await submitRequest(app, await aSubmissionAbout('deactivate', account, requestor))
  if (!sent.ok) throw new Error(JSON.stringify(sent.problems))
  await plant(
    sql,
    `update requests set last_day = $2, last_time = $3, due_at = $4, request_date = $5, submitted_at = $6 where id = $1`,
    [
      sent.value.requestId,
      lastDay,
      lastTime ?? null,
      lastMomentOf({ lastDay, lastTime }),
      sentOn,
      new Date(`${sentOn}T18:00:00Z`),
    ],
  )
  return { id: sent.value.requestId, account }
}

async function anArea() {
  const { coordinator, cookie } = await cookieOf('mis-administrator')
  const area = await anOrganization('local-area', [coordinator])
  return { coordinator, cookie, area, requestor: await aRequestor(area.id) }
}

const groupsOf = async (who: Coordinator, organizationId?: string) =>
  Object.fromEntries(
    (await asked(who, (req) => readLeavers(req, organizationId))).parts.map(({ span, count, rows }) => {
      expect(rows).toHaveLength(count.count)
      return [span.group, rows.map(({ id }) => id)]
    }),
  )

describe('leavers', () => {
  it('count down to the last moment, in groups (R40, R41)', async () => {
    const { coordinator, area, requestor } = await anArea()
    const leaver = async (lastDay: string, lastTime?: string) =>
      (await aLeaver(area.id, requestor, { lastDay, lastTime })).id
    const ids = {
      later: [await leaver('2026-12-01')],
      'within-days': [await leaver('2026-11-25'), await leaver('2026-11-30')],
      'next-working-day': [await leaver('2026-11-24')],
      today: [await leaver('2026-11-23', '10:00'), await leaver('2026-11-23')],
      late: [await leaver('2026-11-22'), await leaver('2026-11-23', '09:59')],
    }
    expect(await groupsOf(coordinator)).toEqual(ids)
    app.clock.set('2026-11-24T08:00:00Z')
    expect(await groupsOf(coordinator)).toMatchObject({
      late: [...ids.late, ...ids.today],
      today: ids['next-working-day'],
      'next-working-day': ids['within-days'].slice(0, 1),
      later: [],
    })
  })

  it('show the account, the countdown, the notice and who has the request (R42)', async () => {
    const { coordinator, area, requestor } = await anArea()
    const { id, account } = await aLeaver(area.id, requestor, { lastDay: '2026-11-25', lastTime: '15:30' })
    await sql.query(
      `update requests set state = 'in-review', claimed_by_id = $2, claimed_at = now() where id = $1`,
      [id, coordinator.id],
    )
    const { parts } = await asked(coordinator, (req) => readLeavers(req))
    expect(parts.flatMap(({ rows }) => rows)).toMatchObject([
      {
        staffEmail: account.email,
        username: account.username,
        organization: area.name,
        requestorEmail: requestor,
        lastDayWords: 'November 25, 2026 at 3:30 p.m. PST',
        countdown: '2 days until the last day',
        notice: 5,
        holder: coordinator.name,
        state: 'in-review',
      },
    ])
    await sql.query(`update requests set state = 'withdrawn', withdrawn_at = now() where id = $1`, [id])
    expect((await asked(coordinator, (req) => readLeavers(req))).shown).toBe(0)
  })

  it('are those of the own organizations, and what reached one as a delegate (R18, R20)', async () => {
    const { coordinator, area, requestor } = await anArea()
    const stranger = await aCoordinator('mis-administrator')
    const { id } = await aLeaver(area.id, requestor, { lastDay: '2026-11-25' })
    const has = async (who: Coordinator) => (await groupsOf(who, area.id))['within-days']?.includes(id)
    expect(await has(coordinator)).toBe(true)
    expect(await has(stranger)).toBe(false)
    expect(await has(await aCoordinator('operations-unit'))).toBe(true)
    expect(await has(await aCoordinator('auditor'))).toBe(true)
    const elsewhere = await anOrganization('local-area', [coordinator])
    expect((await groupsOf(coordinator, elsewhere.id))['within-days']).toEqual([])
    await sql.query('insert into request_stand_ins (coordinator_id, request_id) values ($1, $2)', [
      stranger.id,
      id,
    ])
    expect(await has(stranger)).toBe(true)
    const report = await asked(stranger, (req) => readNotice(req, { days: 365 }))
    expect(report.requestors).toMatchObject([{ email: requestor, requests: 1 }])
  })

  it('leave as a file, once the audit trail knows (C9)', async () => {
    const { coordinator, cookie, area, requestor } = await anArea()
    const { id, account } = await aLeaver(area.id, requestor, { lastDay: '2026-11-23' })
    await plant(sql, `update requests set requestor_name = '=cmd()' where id = $1`, [id])
    const answer = await call('/api/requests/leavers.csv', { headers: { cookie } })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toContain('caljobs-leavers-2026-11-23.csv')
    const [, line, end] = (await answer.text()).split('\r\n')
    expect(line).toContain(`,Today,`)
    expect(line).toContain(
      `${account.username},${area.name},'=cmd(),${requestor},2026-11-23,,Today is the last day,3`,
    )
    expect(end).toBe('')
    const { rows } = await sql.query(
      `select after from audit_events where event = 'report-exported' and actor_id = $1`,
      [coordinator.id],
    )
    expect(rows.map(({ after }) => after)).toEqual([{ report: 'leavers', count: 1 }])
    expect((await call('/api/requests/leavers.csv')).status).toBe(401)
    const refused = await asked(coordinator, (req) => exportLeavers(req, undefined, 0))
    expect(refused.ok).toBe(false)
  })
})

describe('days of notice', () => {
  it('are summed up by requestor and by organization (R42)', async () => {
    const { coordinator, area, requestor } = await anArea()
    const late = await aRequestor(area.id)
    const send = (who: string, sentOn: string, lastDay: string) => aLeaver(area.id, who, { sentOn, lastDay })
    await send(requestor, '2026-11-20', '2026-11-23')
    await send(requestor, '2026-11-20', '2026-11-22')
    await send(requestor, '2026-11-02', '2026-11-30')
    await send(late, '2026-11-10', '2026-11-08')
    await send(requestor, '2026-05-04', '2026-05-05')
    await send(requestor, '2025-11-23', '2025-11-20')
    const denied = await send(late, '2026-11-10', '2026-11-01')
    await sql.query(`update requests set state = 'withdrawn', withdrawn_at = now() where id = $1`, [
      denied.id,
    ])
    const report = await asked(coordinator, (req) => readNotice(req, { days: 365 }))
    expect(report).toMatchObject({
      since: '2025-11-24',
      all: { requests: 5, median: 2, smallest: -2, afterLastDay: 1, short: 2 },
      organizations: [{ id: area.id, name: area.name, requests: 5 }],
      requestors: [
        { email: late, organization: area.name, requests: 1, median: -2, afterLastDay: 1, short: 1 },
        { email: requestor, requests: 4, median: 2.5, smallest: 1, afterLastDay: 0, short: 1 },
      ],
      hasMoreRequestors: false,
    })
    const quarter = await asked(coordinator, (req) => readNotice(req, { days: 90, organizationId: area.id }))
    expect(quarter.all).toMatchObject({ requests: 4, afterLastDay: 1 })
  })

  it('leave as a file by requestor or by organization', async () => {
    const { coordinator, cookie, area, requestor } = await anArea()
    await aLeaver(area.id, requestor, { sentOn: '2026-11-20', lastDay: '2026-11-18' })
    await aLeaver(area.id, requestor, { sentOn: '2026-11-20', lastDay: '2026-11-29' })
    const file = async (query: string) => {
      const answer = await call(`/api/organizations/notice.csv?${query}`, { headers: { cookie } })
      return (await answer.text()).split('\r\n')
    }
    expect((await file('by=organization&days=90'))[1]).toBe(`${area.name},2,3.5,'-2,1,50,1,50`)
    expect((await file('by=requestor'))[1]).toBe(
      `Sample Supervisor,${requestor},${area.name},2,3.5,'-2,1,50,1,50`,
    )
    const other = randomUUID()
    expect((await file(`by=requestor&org=${other}`))[1]).toBe('')
    expect((await asked(coordinator, (req) => exportNotice(req, 'requestor', { days: 365 }, 0))).ok).toBe(
      false,
    )
  })
})
