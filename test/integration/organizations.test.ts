import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '../../src/database/transaction.ts'
import type { Coordinator, Organization } from '../../src/payload-types.ts'
import { listOrganizations } from '../../src/services/organizationList.ts'
import { readOrganization } from '../../src/services/organizationRecord.ts'
import { readOrganizationReport } from '../../src/services/organizationReport.ts'
import { call, cookieOf, serveForThisFile, signIn } from '../support/httpServer.ts'
import { aRequestor } from '../support/ownership.ts'
import { app } from '../support/setup.ts'
import {
  aCoordinator,
  anAccount,
  anOrganization,
  aRequest,
  coordinatorPassword,
  signedIn,
  sql,
} from '../support/world.ts'

serveForThisFile()
beforeEach(() => app.clock.set('2026-11-23T18:00:00Z'))

const asked = <T>(who: Coordinator, ask: (req: PayloadRequest) => Promise<T>) =>
  inTransaction(app.payload, ({ req }) => ask(req), signedIn(who))
const all = { view: 'all', search: '' } as const
const change = (id: string, data: Partial<Organization>) =>
  app.payload.update({ collection: 'organizations', id, data, overrideAccess: true, depth: 0 })

/** A Local Area with a coordinator, a process on file, a request and an account. */
async function anArea() {
  const { coordinator, cookie } = await cookieOf('mis-administrator')
  const area = await anOrganization('local-area', [coordinator])
  await change(area.id, { processOnFileOn: '2026-07-01', emailDomains: ['area.example'] })
  const requestor = await aRequestor(area.id)
  await anAccount(area.id, requestor)
  await aRequest(area.id, { organizationType: 'local-area' })
  return { coordinator, cookie, area, requestor }
}

describe('organizations', () => {
  it('are listed with coordinators, days away, process on file and numbers (R7)', async () => {
    const { coordinator, area } = await anArea()
    const absence = { awayFrom: '2026-11-20', awayTo: '2026-12-01' }
    await sql.query('update coordinators set away_from = $2, away_to = $3 where id = $1', [
      coordinator.id,
      ...Object.values(absence),
    ])
    const { organizations, counts } = await asked(coordinator, (req) => listOrganizations(req, all))
    expect(organizations).toMatchObject([
      {
        id: area.id,
        coordinators: [{ name: coordinator.name, isAwayToday: true, ...absence }],
        processOnFileOn: '2026-07-01',
        isActive: true,
        flags: ['away-without-delegate', 'process-without-document'],
        openRequests: { count: 1, more: false },
        activeAccounts: { count: 1, more: false },
      },
    ])
    expect(counts).toEqual({
      all: 1,
      'no-coordinator': 0,
      'away-without-delegate': 1,
      'unfit-contact': 0,
      'no-process': 0,
      'process-without-document': 1,
    })

    const delegate = await aCoordinator('mis-administrator')
    await sql.query('update coordinators set stand_in_id = $2 where id = $1', [coordinator.id, delegate.id])
    const [standing] = (await asked(delegate, (req) => listOrganizations(req, all))).organizations
    expect(standing).toMatchObject({
      id: area.id,
      flags: ['process-without-document'],
      coordinators: [{ standInName: delegate.name }],
    })
  })

  it('each have a page with what is on record and who has sent requests', async () => {
    const { coordinator, area, requestor } = await anArea()
    const page = await asked(coordinator, (req) => readOrganization(req, area.id))
    expect(page).toMatchObject({
      organization: { id: area.id, flags: ['process-without-document'] },
      emailDomains: ['area.example'],
      requestorsTotal: 2,
      requestCounts: { open: { count: 1 }, decided: { count: 0 } },
      staffCounts: { active: { count: 1 } },
      mayEdit: false,
    })
    expect(page?.requestors.find(({ email }) => email === requestor)).toMatchObject({ activeAccounts: 1 })
    const operations = await aCoordinator('operations-unit')
    expect((await asked(operations, (req) => readOrganization(req, area.id)))?.mayEdit).toBe(true)
  })

  it('show a coordinator the own ones alone; all to the Operations Unit and auditors (R18, R20)', async () => {
    const { area } = await anArea()
    const stranger = await anArea()
    const listed = async (who: Coordinator) =>
      (await asked(who, (req) => listOrganizations(req, { ...all, search: area.name }))).organizations.map(
        ({ id }) => id,
      )
    expect(await listed(stranger.coordinator)).toEqual([])
    expect(await asked(stranger.coordinator, (req) => readOrganization(req, area.id))).toBeUndefined()
    expect(await asked(stranger.coordinator, (req) => readOrganization(req, randomUUID()))).toBeUndefined()
    expect(await asked(stranger.coordinator, (req) => readOrganization(req, 'report'))).toBeUndefined()
    for (const kind of ['operations-unit', 'auditor'] as const) {
      const overseer = await aCoordinator(kind)
      expect(await listed(overseer)).toEqual([area.id])
      expect((await asked(overseer, (req) => readOrganization(req, area.id)))?.organization.id).toBe(area.id)
    }
  })
})

describe('the report of organizations', () => {
  const linesOf = async (answer: Response) => (await answer.text()).trimEnd().split('\r\n')
  const file = (cookie: string) => call('/api/organizations/report.csv', { headers: { cookie } })

  it('names those without a coordinator, away without a delegate, without a process on file (R7, D6)', async () => {
    const auditor = await aCoordinator('auditor')
    const { area } = await anArea()
    const bare = await anOrganization('local-area')
    const community = await anOrganization('community-based-organization')
    const closed = await anOrganization('local-area')
    await change(closed.id, { activeTo: '2026-11-22' })
    const report = await asked(auditor, readOrganizationReport)
    const of = (flag: string) =>
      report.find((part) => part.flag === flag)?.organizations.map(({ id }) => id) ?? []
    expect(of('no-coordinator')).toEqual(expect.arrayContaining([bare.id]))
    expect(of('no-process')).toEqual(expect.arrayContaining([bare.id, community.id]))
    expect(of('process-without-document')).toContain(area.id)
    for (const { flag } of report) {
      if (flag !== 'process-without-document') expect(of(flag)).not.toContain(area.id)
      expect(of(flag)).not.toContain(closed.id)
    }
    expect(of('no-coordinator')).not.toContain(community.id)
  })

  it('goes along as a file, nothing in it a formula, and is in the audit trail', async () => {
    const { coordinator, cookie, area } = await anArea()
    await change(area.id, { processOnFileOn: null, name: `=SAMPLE ${area.slug}` })
    const stranger = await cookieOf('mis-administrator')
    const answer = await file(cookie)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="caljobs-organizations-2026-11-23.csv"',
    )
    const [header, ...lines] = await linesOf(answer)
    expect(header).toContain(
      'Organization,Type,No active coordinator,Away without a delegate,A contact who gets no requests,No process on file,"Process stated, no document"',
    )
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(`'=SAMPLE ${area.slug},Local Area,No,No,No,Yes,No,${coordinator.name}`)
    expect(await linesOf(await file(stranger.cookie))).toHaveLength(1)
    const { rows } = await sql.query(
      `select after from audit_events where event = 'report-exported' and actor_id = $1`,
      [coordinator.id],
    )
    expect(rows).toEqual([{ after: { report: 'organizations', count: 1 } }])
    expect((await file('')).status).toBe(401)
    const auditor = await aCoordinator('auditor')
    const signedInAs = await signIn(auditor.email, coordinatorPassword)
    const ofAuditor = await file(signedInAs.headers.getSetCookie()[0]?.split(';')[0] ?? '')
    expect((await ofAuditor.text()).includes(area.slug)).toBe(true)
  })
})
