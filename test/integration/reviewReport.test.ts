import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/database/transaction.ts'
import type { Coordinator } from '../../src/payload-types.ts'
import { exportNeverSampled, readNeverSampled } from '../../src/services/quarterlyReview/neverSampled.ts'
import { readReviewReport, type ReviewReportQuery } from '../../src/services/quarterlyReview/reviewReport.ts'
import { readStaffRecord } from '../../src/services/staffRecord.ts'
import { call, cookieFor, serveForThisFile } from '../support/httpServer.ts'
import { aFinding, aLetter, anItem, aReview, clearReviews } from '../support/quarterlyReview.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, anAccount, anOrganization, outcome, signedIn, sql } from '../support/world.ts'

serveForThisFile()
afterAll(clearReviews)

const coordinator = await aCoordinator('mis-administrator', { name: 'Sample Coordinator' })
const operations = await aCoordinator('operations-unit', { name: 'Sample Reviewer' })
const other = await aCoordinator('operations-unit')
const auditor = await aCoordinator('auditor')

const asked = <T>(who: Coordinator, ask: (req: PayloadRequest) => Promise<T>) =>
  inTransaction(app.payload, ({ req }) => ask(req), signedIn(who))

const accountOf = (organizationId: string) => anAccount(organizationId, `${randomUUID()}@requestors.example`)

/**
 * Two areas. The summer was drawn twice: of the first area one account passes, one fails and has a finding that is
 * closed, and the letter is acknowledged; the other area waits with an open finding. One account of each was never drawn.
 */
async function reviews() {
  await clearReviews()
  const [area, waiting] = [
    await anOrganization('local-area', [coordinator]),
    await anOrganization('local-area'),
  ]
  const [first, failing, never] = [
    await accountOf(area.id),
    await accountOf(area.id),
    await accountOf(area.id),
  ]
  const [later, neverWaiting] = [await accountOf(waiting.id), await accountOf(waiting.id)]
  const draw = await aReview(operations.id)
  const again = await aReview(other.id, { draw: 2 })
  await anItem(draw, { staffId: first.id, organizationId: area.id, reviewedBy: operations.id })
  const itemId = await anItem(draw, { staffId: failing.id, organizationId: area.id, fails: true })
  const findingId = await aFinding(
    { reviewId: draw, itemId, organizationId: area.id, foundBy: operations.id },
    { dueOn: '2026-11-01' },
  )
  await sql.query(
    `update review_items set reviewed_by_id = $2, reviewed_at = '2026-10-07T17:00:00Z' where id = $1`,
    [itemId, operations.id],
  )
  const letterId = await aLetter(draw, area.id, operations.id)
  await sql.query(
    `update review_letters set acknowledged_by_id = $2, acknowledged_at = '2026-10-09T17:00:00Z' where id = $1`,
    [letterId, coordinator.id],
  )
  const waitingItem = await anItem(again, { staffId: later.id, organizationId: waiting.id, fails: true })
  await aFinding(
    { reviewId: again, itemId: waitingItem, organizationId: waiting.id, foundBy: operations.id },
    { dueOn: '2026-11-22' },
  )
  await sql.query(
    `update review_findings set state = 'closed', answer = 'SAMPLE: uploaded', answered_by_id = $2,
       answered_at = '2026-10-20T17:00:00Z', decision = 'SAMPLE: seen', decided_by_id = $3, decided_at = '2026-10-21T17:00:00Z'
     where id = $1`,
    [findingId, coordinator.id, operations.id],
  )
  return { area, waiting, failing, itemId, never, neverWaiting }
}

let world: Awaited<ReturnType<typeof reviews>>
beforeAll(async () => {
  app.clock.set('2026-11-23T18:00:00Z')
  world = await reviews()
})

const report = async (query: ReviewReportQuery = {}, who = auditor) => {
  const read = await asked(who, (req) => readReviewReport(req, query))
  if (!read.ok) throw new Error(outcome(read))
  return read.value
}

const fileOf = async (path: string, who = operations) => {
  const answer = await call(path, { headers: { cookie: await cookieFor(who) } })
  return { status: answer.status, lines: (await answer.text()).trim().split('\r\n') }
}

/** The words of the directive on files, as a cell of the file: quotation marks of the directive are curly. */
const filesRestOn = [
  'Create a New CalJOBS Staff User Account: “Staff (except for EDD staff) must also submit a copy of the signed Vendor/Contractor Confidentiality Statement (Attachment E-1) and their ISPA training certificate with the request.”',
  'Annual Maintenance: “Staff (except for EDD staff) must also submit an updated copy of the signed Vendor/Contractor Confidentiality Statement (Attachment E-1) and their ISPA training certificate with the request.”',
].join('\n')

describe('R49, R50: what came of the quarterly reviews', () => {
  it('is counted by quarter over all of its draws, with the quarters that were not drawn since', async () => {
    const { byQuarter } = await report()
    expect(byQuarter.map(({ quarter, draws }) => [quarter, draws.length])).toEqual([
      ['2026-4', 0],
      ['2026-3', 2],
    ])
    expect(byQuarter[1]).toMatchObject({
      ...{ accounts: 3, checked: 3, reviewed: 2, failing: 2, letters: 2, sent: 1, acknowledged: 1 },
      ...{ findings: 2, medium: 2, open: 1, overdue: 1, answered: 0, closed: 1 },
    })
  })

  it('is counted by organization and by requirement, of one quarter or organization alone', async () => {
    const { area, waiting } = world
    const { byOrganization, byRequirement } = await report({ quarter: '2026-3' })
    expect(byOrganization.map(({ id, accounts, overdue }) => [id, accounts, overdue]).sort()).toEqual(
      [
        [area.id, 2, 0],
        [waiting.id, 1, 1],
      ].sort(),
    )
    const lineOf = (lines: typeof byRequirement, code: string) =>
      lines.find(({ requirement }) => requirement === code)
    expect(lineOf(byRequirement, 'right-form')).toMatchObject({ pass: 3, fail: 0, findings: 0 })
    expect(lineOf(byRequirement, 'files-present')).toMatchObject({ pass: 0, fail: 2, findings: 2, open: 1 })
    const own = await report({ organizationId: waiting.id })
    expect(own.byOrganization.map(({ id }) => id)).toEqual([waiting.id])
    expect(own.byQuarter[1]).toMatchObject({ accounts: 1, findings: 1 })
    expect(lineOf(own.byRequirement, 'files-present')).toMatchObject({ fail: 1, findings: 1 })
    expect((await report({ quarter: '2026-4' })).byOrganization).toEqual([])
  })

  it('leaves as a file, a requirement or an organization a row, once the audit trail knows (C9)', async () => {
    const { area } = world
    const byRequirement = await fileOf(`/api/reviews/report.csv?quarter=2026-3&org=${area.id}`)
    expect(byRequirement.lines).toHaveLength(11)
    expect(byRequirement.lines[0]).toBe(
      'Quarter,Organization,Requirement,It rests on,Passed,Failed,Not applicable,Findings,High,Medium,Low,Open,Overdue,Answered,Closed',
    )
    expect(byRequirement.lines).toContain(
      `July to September 2026,${area.name},Files of the documents,"${filesRestOn}",0,1,0,1,0,1,0,0,0,0,1`,
    )
    const byOrganization = await fileOf(`/api/reviews/report.csv?by=organization&org=${area.id}`)
    expect(byOrganization.lines.slice(1)).toEqual([
      `July to September 2026,${area.name},2,2,1,2,1,0,1,0,0,0,0,1,1,1,1`,
    ])
    const { rows } = await sql.query(
      `select after->>'report' as report from audit_events where event = 'report-exported' and actor_id = $1 order by at`,
      [operations.id],
    )
    expect(rows.map((row) => row.report)).toEqual([
      'quarterly-reviews-by-requirement',
      'quarterly-reviews-by-organization',
    ])
  })
})

describe('accounts that were in no sample', () => {
  const neverSampled = async (organizationId: string) => {
    const read = await asked(auditor, (req) => readNeverSampled(req, { organizationId, page: 1 }))
    if (!read.ok) throw new Error(outcome(read))
    return read.value
  }

  it('are active ones, the longest on record first, with their share of the organization', async () => {
    const { area, never } = world
    const [late, gone] = [await accountOf(area.id), await accountOf(area.id)]
    await sql.query(`update staff set created_at = '2026-01-05T07:30:00Z' where id = $1`, [late.id])
    await sql.query(
      `update staff set account_state = 'deactivated', deactivated_at = '2026-11-02T18:00:00Z' where id = $1`,
      [gone.id],
    )
    const { accounts, organizations, hasNext } = await neverSampled(area.id)
    expect(accounts.map(({ id }) => id)).toEqual([late.id, never.id])
    expect(accounts[0]).toMatchObject({ email: late.email, onRecordSince: '2026-01-04' })
    expect(organizations).toEqual([{ id: area.id, name: area.name, accounts: 4, neverSampled: 2 }])
    expect(hasNext).toBe(false)
  })

  it('come by pages of fifty', async () => {
    const { waiting } = world
    await sql.query(
      `insert into staff (given_name, email, is_edd_employee, organization_id, username, account_state)
       select 'Sample', gen_random_uuid() || '@staff.example', true, $1, gen_random_uuid(), 'active' from generate_series(1, 50)`,
      [waiting.id],
    )
    const first = await neverSampled(waiting.id)
    expect([first.accounts.length, first.hasNext]).toEqual([50, true])
    const rest = await asked(auditor, (req) => readNeverSampled(req, { organizationId: waiting.id, page: 2 }))
    if (!rest.ok) throw new Error(outcome(rest))
    expect([rest.value.accounts.length, rest.value.hasNext]).toEqual([1, false])
    expect(first.accounts.map(({ id }) => id)).not.toContain(rest.value.accounts[0]?.id)
    const tooMany = await asked(auditor, (req) => exportNeverSampled(req, waiting.id, 50))
    expect(outcome(tooMany)).toBe('too-many-to-export')
    const { lines } = await fileOf(`/api/reviews/never-sampled.csv?org=${waiting.id}`, auditor)
    expect(lines).toHaveLength(52)
  })
})

describe('a coordinator of the area', () => {
  it('comes to neither of them by any door', async () => {
    const { area } = world
    expect(outcome(await asked(coordinator, (req) => readReviewReport(req, {})))).toBe('role-may-not')
    expect(outcome(await asked(coordinator, (req) => readNeverSampled(req, { page: 1 })))).toBe(
      'role-may-not',
    )
    for (const path of ['report.csv', 'report.csv?by=organization', 'never-sampled.csv']) {
      expect((await fileOf(`/api/reviews/${path}`, coordinator)).status, path).toBe(403)
      expect((await call(`/api/reviews/${path}`)).status, path).toBe(401)
    }
    expect((await fileOf(`/api/reviews/never-sampled.csv?org=${area.id}`, coordinator)).lines).toEqual([
      'This page is for the CalJOBS Operations Unit and auditors.',
    ])
  })
})

describe('the time line of an account', () => {
  const timeline = async (who: Coordinator) =>
    (await asked(who, (req) => readStaffRecord(req, world.failing.id)))?.timeline
  const told = async (who: Coordinator) =>
    (await timeline(who))?.entries.filter(({ topic }) => topic === 'reviews') ?? []

  it('tells oversight of the sample, the review, its findings and what became of them', async () => {
    const { area, itemId } = world
    const entries = await told(auditor)
    expect(entries.map(({ what, who }) => [what, who])).toEqual([
      ['Finding closed: Files of the documents', 'Sample Reviewer'],
      ['Finding answered: Files of the documents', 'Sample Coordinator'],
      [`The results for July to September 2026 were sent to ${area.name}`, 'Sample Reviewer'],
      ['Reviewed for July to September 2026: 1 of 2 checks fail', 'Sample Reviewer'],
      ['Finding noted: Files of the documents', 'Sample Reviewer'],
      ['Drawn into the sample of July to September 2026', 'Sample Reviewer'],
    ])
    for (const { links } of entries) expect(links).toMatchObject([{ to: 'review-item', id: itemId }])
    expect((await timeline(auditor))?.topics).toContain('reviews')
  })

  it('tells its coordinator nothing of it, not even that there is such a topic', async () => {
    expect(await told(coordinator)).toEqual([])
    expect((await timeline(coordinator))?.topics).not.toContain('reviews')
  })
})
