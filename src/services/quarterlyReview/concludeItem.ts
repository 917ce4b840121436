import type { SqlExecutor } from '../../database/transaction.ts'
import type { Problem, Result } from '../../policy/problem.ts'
import { checkConclusion } from '../../policy/quarterlyReview/reviewing.ts'
import type { FindingRequirement } from '../../policy/quarterlyReview/vocabulary.ts'
import type { Application } from '../application.ts'
import { refuseIf } from '../refused.ts'
import { actOnItem, type By, refuseReviewed } from './actOnItem.ts'
import { recheckItem } from './checkItems.ts'

/**
 * Ends the review of an account: its checks are computed once more and stay so, and each that fails has a finding, or
 * the note says why not (R49).
 */
export const concludeItem = (
  app: Application,
  by: By & { itemId: string },
  { note }: { note: string },
): Promise<Result<{ id: string }>> =>
  actOnItem(app, by, async (acting) => {
    refuseReviewed(acting)
    const { sql, item, coordinator, now } = acting
    // What was true when the reviewer looked may have been mended or broken since: the end is computed from what is.
    const checks = (await recheckItem({ req: acting.req, sql }, item.id)) ?? []
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

/** Computes the checks of an account anew, when something was mended meanwhile. */
export const recheck = (app: Application, by: By & { itemId: string }): Promise<Result<{ id: string }>> =>
  actOnItem(app, by, async (acting) => {
    refuseReviewed(acting)
    await recheckItem({ req: acting.req, sql: acting.sql }, acting.item.id)
    return { id: acting.item.id }
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

async function requirementsFound(sql: SqlExecutor, itemId: string): Promise<FindingRequirement[]> {
  const { rows } = await sql.query('select requirement from review_findings where item_id = $1', [itemId])
  return rows.map(({ requirement }) => requirement as FindingRequirement)
}
