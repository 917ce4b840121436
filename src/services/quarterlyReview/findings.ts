import { poolOf } from '../../database/connection.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import type { Problem, Result } from '../../policy/problem.ts'
import { type Finding, type GivenFinding, readFinding } from '../../policy/quarterlyReview/findings.ts'
import { isRecordId } from '../../database/recordId.ts'
import type { Application } from '../application.ts'
import { Refused } from '../refused.ts'
import { type ActingOnItem, actOnItem, type By, refuseReviewed } from './actOnItem.ts'

export const findingNotFound: Problem = { code: 'finding-not-found', message: 'There is no such finding' }

/** Notes what is wrong with an account under review (R49, R50). */
export const noteFinding = (
  app: Application,
  by: By & { itemId: string },
  given: GivenFinding,
): Promise<Result<{ id: string }>> =>
  actOnItem(app, by, async (acting) => {
    refuseReviewed(acting)
    const finding = read(acting, given)
    const { item, sql, coordinator, now } = acting
    const { rows } = await sql.query(
      `insert into review_findings (review_id, item_id, organization_id, requirement, severity, text,
         corrective_action, owner, due_on, found_by_id, found_at, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $11) returning id`,
      [item.reviewId, item.id, item.organizationId, ...valuesOf(finding), coordinator.id, now],
    )
    const id = String(rows[0]?.id)
    await acting.audit('finding-noted', { after: { finding: id, ...finding } })
    return { id }
  })

/** Changes a finding before its organization is told. */
export const changeFinding = async (
  app: Application,
  by: By & { findingId: string },
  given: GivenFinding,
): Promise<Result<{ id: string }>> =>
  actOnFinding(app, by, async (acting, before) => {
    const finding = read(acting, given)
    await acting.sql.query(
      `update review_findings set requirement = $2, severity = $3, text = $4, corrective_action = $5, owner = $6,
         due_on = $7, updated_at = $8 where id = $1`,
      [by.findingId, ...valuesOf(finding), acting.now],
    )
    await acting.audit('finding-changed', { before, after: { finding: by.findingId, ...finding } })
    return { id: by.findingId }
  })

/** Takes a finding away that was noted by mistake; the audit trail keeps what it said. */
export const removeFinding = (
  app: Application,
  by: By & { findingId: string },
): Promise<Result<{ id: string }>> =>
  actOnFinding(app, by, async (acting, before) => {
    await acting.sql.query('delete from review_findings where id = $1', [by.findingId])
    await acting.audit('finding-removed', { before })
    return { id: by.findingId }
  })

/** An act on a finding of an account that is still under review. */
async function actOnFinding<Value>(
  app: Application,
  { findingId, ...by }: By & { findingId: string },
  change: (acting: ActingOnItem, before: Record<string, unknown>) => Promise<Value>,
): Promise<Result<Value>> {
  const itemId = await itemOf(app, findingId)
  return actOnItem(app, { itemId, ...by }, async (acting) => {
    refuseReviewed(acting)
    const { rows } = await acting.sql.query(
      `select id as finding, requirement, severity, text, corrective_action as "correctiveAction", owner,
         due_on as "dueOn" from review_findings where id = $1 for update`,
      [findingId],
    )
    if (!rows[0]) throw new Refused([findingNotFound], 404)
    return change(acting, rows[0])
  })
}

/** The account that a finding is about; it never changes. */
async function itemOf(app: Application, findingId: string): Promise<string> {
  if (!isRecordId(findingId)) return ''
  const { rows } = await poolOf(app.payload).query<{ id: string }>(
    'select item_id as id from review_findings where id = $1',
    [findingId],
  )
  return rows[0]?.id ?? ''
}

function read({ now }: ActingOnItem, given: GivenFinding): Finding {
  const finding = readFinding(given, pacificDateOf(now))
  if (!finding.ok) throw new Refused(finding.problems)
  return finding.value
}

const valuesOf = (finding: Finding) => [
  finding.requirement,
  finding.severity,
  finding.text,
  finding.correctiveAction,
  finding.owner,
  finding.dueOn,
]
