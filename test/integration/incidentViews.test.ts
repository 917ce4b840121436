import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Coordinator } from '../../src/payload-types.ts'
import { listIncidents } from '../../src/services/incidents/incidentList.ts'
import { readIncidentQuery } from '../../src/services/incidents/incidentQuery.ts'
import { incidentOfRequest, readIncident } from '../../src/services/incidents/incidentRecord.ts'
import { readIncidentReport } from '../../src/services/incidents/incidentReport.ts'
import { closeInvestigation, saveFindings } from '../../src/services/investigations/findings.ts'
import { addStep, openInvestigation } from '../../src/services/investigations/investigate.ts'
import { readOverview } from '../../src/services/overview.ts'
import { readStaffRecord } from '../../src/services/staffRecord.ts'
import { cookieFor, call, serveForThisFile } from '../support/httpServer.ts'
import { anIncident } from '../support/incidents.ts'
import {
  asReader,
  auditor,
  by,
  coordinator,
  investigated,
  known,
  neighbor,
  operations,
  processor,
  rounds,
} from '../support/investigations.ts'
import { app } from '../support/setup.ts'
import { anAccount, anOrganization, aRequest, outcome, sql } from '../support/world.ts'

serveForThisFile()
beforeEach(() => app.clock.set('2026-11-23T18:00:00Z'))

describe('R18: who sees what of it', () => {
  it('coordinators see the facts of their own organizations, oversight the investigation too', async () => {
    const { id, requestId } = await investigated()
    await addStep(app, by(id), { text: 'Looked at the sign-ins.' })
    const view = (who: Coordinator) => asReader(who, ({ req }) => readIncident(req, id))
    expect(await view(coordinator)).toMatchObject({
      processor: 'Sample Processor',
      request: { id: requestId },
    })
    expect((await view(coordinator))?.investigation).toBeUndefined()
    expect(await view(neighbor)).toBeUndefined()
    const seen = (await view(auditor))?.investigation
    expect(seen?.rounds[0]).toMatchObject({
      investigator: 'Sample Investigator',
      steps: [{ text: 'Looked at the sign-ins.' }],
    })
    expect([seen?.mayAssign, (await view(processor))?.investigation?.mayNot]).toEqual([
      false,
      expect.stringMatching(/processed/),
    ])
    const ofRequest = (who: Coordinator) => asReader(who, ({ req }) => incidentOfRequest(req, requestId))
    expect(await ofRequest(coordinator)).toEqual({ id, state: 'under-investigation' })
    expect(await ofRequest(neighbor)).toBeUndefined()
  })

  it('the list holds what one may see, narrowed by state, organization and quarter', async () => {
    const incident = await investigated()
    const old = await anIncident(incident, { state: 'closed', opened_at: '2026-09-30T08:00:00Z' })
    const list = async (who: Coordinator, said: Record<string, string> = {}) => {
      const query = readIncidentQuery({ org: incident.organizationId, ...said })
      const { rows, total } = await asReader(who, ({ req }) => listIncidents(req, query))
      expect(total.count).toBe(rows.length)
      return rows.map(({ id, investigator }) => [id, investigator])
    }
    expect(await list(operations)).toEqual([
      [incident.id, 'Sample Investigator'],
      [old, undefined],
    ])
    expect(await list(coordinator)).toEqual([
      [incident.id, undefined],
      [old, undefined],
    ])
    expect(await list(neighbor)).toEqual([])
    expect(await list(auditor, { quarter: '2026-3' })).toEqual([[old, undefined]])
    expect(await list(auditor, { state: 'to-investigate' })).toHaveLength(1)
    const overview = (who: Coordinator) =>
      asReader(who, ({ req }) => readOverview(req, incident.organizationId))
    expect((await overview(auditor)).toInvestigate).toEqual({ count: 1, more: false })
    expect((await overview(coordinator)).toInvestigate).toBeUndefined()
  })

  it('the time line of the person tells of it, and of the investigation only to oversight', async () => {
    const organization = await anOrganization('wsb-field-division', [coordinator])
    const { requestId } = await aRequest(organization.id)
    const account = await anAccount(organization.id, `${randomUUID()}@requestors.example`)
    const id = await anIncident({ organizationId: organization.id, requestId }, { staff_id: account.id })
    await openInvestigation(app, by(id), {})
    const told = async (who: Coordinator) => {
      const record = await asReader(who, ({ req }) => readStaffRecord(req, account.id))
      return (record?.timeline.entries ?? [])
        .filter(({ topic }) => topic === 'incidents')
        .map(({ what }) => what)
    }
    const facts = [
      'The late deactivation was recorded, and the Operations Unit informed',
      'The deactivation was found to be late',
    ]
    expect(await told(coordinator)).toEqual(facts)
    expect(await told(auditor)).toEqual(['An investigation was opened', ...facts])
  })

  it('coordinators read nothing of an investigation in the audit trail', async () => {
    const { id } = await investigated()
    await saveFindings(app, by(id), known)
    const [round] = await rounds(id)
    const seen = async (who: Coordinator) => {
      const cookie = await cookieFor(who)
      const answer = await call(`/api/audit-events?where[subjectId][equals]=${String(round?.id)}`, {
        headers: { cookie },
      })
      return ((await answer.json()) as { docs: unknown[] }).docs.length
    }
    expect([await seen(coordinator), await seen(auditor)]).toEqual([0, 2])
  })
})

describe('The report of a quarter', () => {
  it('counts by source, cause and determination, with the exposure, for oversight alone', async () => {
    const organization = await anOrganization('wsb-field-division', [coordinator])
    const { requestId } = await aRequest(organization.id)
    const of = { organizationId: organization.id, requestId }
    const inQuarter = { opened_at: '2031-02-03T08:00:00Z' }
    const investigatedId = await anIncident(of, inQuarter)
    await anIncident(of, {
      ...inQuarter,
      source: 'form',
      state: 'closed',
      deactivated_at: '2026-11-21T08:59:59.999Z',
    })
    await anIncident(of, { ...inQuarter, state: 'unfounded' })
    await anIncident(of, { opened_at: '2031-04-01T07:00:00Z' }) // the next quarter in California
    await openInvestigation(app, by(investigatedId), {})
    await closeInvestigation(app, by(investigatedId), known)
    const report = (who: Coordinator) => asReader(who, ({ req }) => readIncidentReport(req, '2031-1'))
    expect(outcome(await report(coordinator))).toBe('role-may-not')
    const read = await report(auditor)
    if (!read.ok) throw new Error(outcome(read))
    const { byCause, byDetermination, ...numbers } = read.value.report
    expect(numbers).toMatchObject({
      count: 2,
      open: 0,
      unfounded: 1,
      exposure: { total: 53, median: 26, longest: 52 },
      byOrganization: [{ label: organization.name, count: 2 }],
    })
    expect(byCause.filter(({ count }) => count)).toEqual([
      { label: 'The requestor told it late', count: 1 },
      { label: 'Not determined yet', count: 1 },
    ])
    expect(byDetermination.filter(({ count }) => count)).toHaveLength(2)
  })

  it('and the list leave as files, in the audit trail before', async () => {
    const { organizationId } = await investigated()
    const cookie = await cookieFor(auditor)
    const get = (address: string, as = cookie) => call(address, { headers: { cookie: as } })
    const report = await get('/api/incidents/report.csv?quarter=2031-1')
    expect([report.status, report.headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename="caljobs-late-deactivations-report-2031-1.csv"',
    ])
    expect(await report.text()).toContain('January to March 2031')
    expect((await get('/api/incidents/report.csv', await cookieFor(coordinator))).status).toBe(403)
    const list = await get(`/api/incidents/export.csv?org=${organizationId}`)
    expect((await list.text()).trim().split('\r\n')).toHaveLength(2)
    expect((await call('/api/incidents/export.csv')).status).toBe(401)
    const { rows } = await sql.query(
      "select after from audit_events where event = 'report-exported' and actor_id = $1 order by at",
      [auditor.id],
    )
    expect(rows.map(({ after }) => (after as { report: string }).report).sort()).toEqual([
      'late-deactivations',
      'late-deactivations-by-quarter',
    ])
  })
})
