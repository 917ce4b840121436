import type { SqlExecutor } from '../../database/transaction.ts'
import type { Problem, Result } from '../../policy/problem.ts'
import type { ReviewCheck } from '../../policy/quarterlyReview/checklist/check.ts'
import { checkConclusion } from '../../policy/quarterlyReview/reviewing.ts'
import type { FindingRequirement } from '../../policy/vocabulary.ts'
import type { Application } from '../application.ts'
import { refuseIf } from '../refused.ts'
import { actOnItem, type By, refuseReviewed } from './actOnItem.ts'

/**
 * Ends the review of an account: its checks stay as they were computed, and each that fails has a finding, or the note
 * says why not (R49).
 */
export const concludeItem = (
  app: Application,
  by: By & { itemId: string },
  { note }: { note: string },
): Promise<Result<{ id: string }>> =>
  actOnItem(app, by, async (acting) => {
    refuseReviewed(acting)
    const { sql, item, coordinator, now } = acting
    const checks = await checksOf(sql, item.id)
    const found = await requirementsFound(sql, item.id)
    refuseIf(checkConclusion(checks, found, note))
    await sql.query(
      `update review_items set reviewed_at = $2, reviewed_by_id = $3, note = $4, updated_at = $2 where id = $1`,
      [item.id, now, coordinator.id, note.trim() || null],
    )
    const failing = checks.filter(({ outcome }) => outcome === 'fail').map(({ code }) => code)
    await acting.audit('review-item-reviewed', {
      after: { failing, findings: found.length, note: note.trim() },
    })
    return { id: item.id }
  })

/** Goes on with an account whose review has ended, until its organization is told. */
export const reopenItem = (app: Application, by: By & { itemId: string }): Promise<Result<{ id: string }>> =>
  actOnItem(app, by, async (acting) => {
    const { sql, item, now } = acting
    refuseIf(item.isReviewed ? [] : [notReviewed], 409)
    await sql.query(
      `update review_items set reviewed_at = null, reviewed_by_id = null, updated_at = $2 where id = $1`,
      [item.id, now],
    )
    await acting.audit('review-item-reopened', {})
    return { id: item.id }
  })

const notReviewed: Problem = {
  code: 'not-possible-from-state',
  message: 'This account is under review already. Reload the page',
  clause: 'R49',
}

const notChecked: Problem = {
  code: 'not-possible-from-state',
  message: 'The checks of this account are not computed yet. Reload the page in a minute',
  clause: 'R49',
}

async function checksOf(sql: SqlExecutor, itemId: string): Promise<ReviewCheck[]> {
  const { rows } = await sql.query('select checks from review_items where id = $1', [itemId])
  const checks = rows[0]?.checks as ReviewCheck[] | null
  refuseIf(checks ? [] : [notChecked], 409)
  return checks ?? []
}

async function requirementsFound(sql: SqlExecutor, itemId: string): Promise<FindingRequirement[]> {
  const { rows } = await sql.query('select requirement from review_findings where item_id = $1', [itemId])
  return rows.map(({ requirement }) => requirement as FindingRequirement)
}
