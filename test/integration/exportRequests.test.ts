import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/database/transaction.ts'
import type { Coordinator } from '../../src/payload-types.ts'
import { denyRequest } from '../../src/services/decideRequest.ts'
import { exportRequests } from '../../src/services/exportRequests.ts'
import { readInboxQuery } from '../../src/services/inboxQuery.ts'
import { call, cookieOf, serveForThisFile, signIn } from '../support/httpServer.ts'
import { app } from '../support/setup.ts'
import {
  aCoordinator,
  anOrganization,
  aRequest,
  coordinatorPassword,
  outcome,
  signedIn,
  sql,
} from '../support/world.ts'

serveForThisFile()
beforeEach(() => app.clock.set('2026-11-23T18:00:00Z'))

const fileOf = (cookie: string, parameters: string) =>
  call(`/api/requests/export.csv?${parameters}`, { headers: { cookie } })
const linesOf = async (answer: Response) => (await answer.text()).trimEnd().split('\r\n')
const exportsOf = async ({ id }: Coordinator) =>
  (
    await sql.query(`select after from audit_events where event = 'requests-exported' and actor_id = $1`, [
      id,
    ])
  ).rows.map(({ after }) => after as unknown)

/** An area with its coordinator, and requests for it. */
async function anArea(requests: number) {
  const { coordinator, cookie } = await cookieOf('mis-administrator')
  const area = await anOrganization('local-area', [coordinator])
  const sent = []
  for (let number = 0; number < requests; number++)
    sent.push(
      await aRequest(area.id, { organizationType: 'local-area', staffGivenName: `=Sample ${number}` }),
    )
  return { coordinator, cookie, area, sent }
}

describe('a list of requests as a file', () => {
  it('holds what the list holds, newest first, nothing in it a formula, and is in the audit trail', async () => {
    const { coordinator, cookie, sent } = await anArea(2)
    const [denied, other] = sent
    const denial = { reasonCode: 'no-business-need', text: 'There is no need.' }
    const by = { requestId: denied?.requestId ?? '', user: signedIn(coordinator) }
    expect(outcome(await denyRequest(app, by, denial))).toBe('done')
    const answer = await fileOf(cookie, 'view=all&from=2026-11-23&p=7&size=25')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="caljobs-requests-2026-11-23.csv"',
    )
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const [header, ...lines] = await linesOf(answer)
    expect(header).toMatch(/^Reference,Kind,State,Sent \(Pacific Time\),Due \(Pacific Time\),/)
    expect(lines).toHaveLength(2)
    const line = lines.find((one) => one.startsWith(denied?.reference ?? 'none'))
    expect(line).toContain('New account,Denied,2026-11-23 10:00,')
    expect(line).toContain(",'=Sample 0")
    expect(line).toMatch(new RegExp(`,${coordinator.name},.*business need.*$`, 'i'))
    expect(lines.find((one) => one.startsWith(other?.reference ?? 'none'))).toMatch(/,,$/)
    expect(await exportsOf(coordinator)).toEqual([
      { filter: { view: 'all', from: '2026-11-23', size: '25' }, count: 2 },
    ])
  })

  it('is narrowed down by the filters of the list, or to what was selected', async () => {
    const { coordinator, cookie, sent } = await anArea(3)
    const [first, second] = sent.map(({ requestId }) => requestId)
    const count = async (parameters: string) => (await linesOf(await fileOf(cookie, parameters))).length - 1
    expect(await count('view=to-do')).toBe(3)
    expect(await count('view=decided')).toBe(0)
    expect(await count(`view=all&q=${sent[0]?.reference}`)).toBe(1)
    expect(await count('view=all&to=2026-11-22')).toBe(0)
    expect(await count(`ids=${first},${second}`)).toBe(2)
    expect(await exportsOf(coordinator)).toContainEqual({ ids: [first, second], count: 2 })
    expect((await fileOf(cookie, 'ids=1;drop')).status).toBe(400)
    const tooMany = Array.from({ length: 101 }, () => randomUUID()).join(',')
    expect((await fileOf(cookie, `ids=${tooMany}`)).status).toBe(400)
  })

  it('holds the own organizations alone; everything for auditors; nothing for others (R18)', async () => {
    const { area, sent } = await anArea(1)
    const stranger = await anArea(0)
    const id = sent[0]?.requestId ?? ''
    const asked = [`view=all&org=${area.id}`, `ids=${id}`]
    const auditor = await aCoordinator('auditor')
    const signedInAs = await signIn(auditor.email, coordinatorPassword)
    const ofAuditor = signedInAs.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    for (const parameters of asked) {
      expect(await linesOf(await fileOf(stranger.cookie, parameters))).toHaveLength(1)
      expect(await linesOf(await fileOf(ofAuditor, parameters))).toHaveLength(2)
      expect((await fileOf('', parameters)).status).toBe(401)
    }
    expect(await exportsOf(auditor)).toHaveLength(2)
    expect(await exportsOf(stranger.coordinator)).toContainEqual({ ids: [id], count: 0 })
  })

  it('is refused in words where it would be too long, never cut short', async () => {
    const { coordinator } = await anArea(2)
    const made = (most: number) =>
      inTransaction(
        app.payload,
        ({ req }) => exportRequests(req, readInboxQuery({ view: 'all' }), most),
        signedIn(coordinator),
      )
    expect(outcome(await made(1))).toBe('too-many-to-export')
    expect(await exportsOf(coordinator)).toEqual([])
    expect(await made(2)).toMatchObject({ ok: true, value: { count: 2 } })
  })
})
