import type { Problem, Result } from '../../policy/problem.ts'
import { actOutOfOrder, readWords } from '../../policy/quarterlyReview/findings.ts'
import type { FindingState } from '../../policy/quarterlyReview/vocabulary.ts'
import { isRecordId } from '../../database/recordId.ts'
import type { Application } from '../application.ts'
import { Refused, refuseIf } from '../refused.ts'
import { actOnLetter } from './actOnLetter.ts'
import type { By } from './actOnItem.ts'
import { findingNotFound } from './findings.ts'

type ByOnLetter = By & { letterId: string }

/** A coordinator takes note of the results for the organization; who comes second finds it done (R50, D14). */
export const acknowledgeLetter = (app: Application, by: ByOnLetter): Promise<Result<{ id: string }>> =>
  actOnLetter(app, by, async ({ sql, now, coordinator, letter, audit }) => {
    if (letter.isAcknowledged) return { id: letter.id }
    await sql.query(
      `update review_letters set acknowledged_at = $2, acknowledged_by_id = $3, updated_at = $2 where id = $1`,
      [letter.id, now, coordinator.id],
    )
    await audit('review-result-acknowledged', {})
    return { id: letter.id }
  })

const notAcknowledged: Problem = {
  code: 'not-possible-from-state',
  message: 'Take note of the results first, then answer their findings',
  clause: 'R50',
}

/** The organization says what was done about a finding; the Operations Unit then closes it, or sends it back (R50). */
export const answerFinding = (
  app: Application,
  by: ByOnLetter,
  given: { finding: string; words: string },
): Promise<Result<{ id: string }>> =>
  actOnLetter(app, by, async ({ sql, now, coordinator, letter, audit }) => {
    const { rows } = isRecordId(given.finding)
      ? await sql.query(
          `select state from review_findings where id = $1 and review_id = $2 and organization_id = $3 for update`,
          [given.finding, letter.reviewId, letter.organizationId],
        )
      : { rows: [] }
    if (!rows[0]) throw new Refused([findingNotFound], 404)
    refuseIf(letter.isAcknowledged ? [] : [notAcknowledged], 409)
    const tooSoon = actOutOfOrder('answer', rows[0].state as FindingState)
    refuseIf(tooSoon ? [tooSoon] : [], 409)
    const words = readWords('answer', given.words)
    if (!words.ok) throw new Refused(words.problems)
    await sql.query(
      `update review_findings set state = 'answered', answer = $2, answered_by_id = $3, answered_at = $4,
         updated_at = $4 where id = $1`,
      [given.finding, words.value, coordinator.id, now],
    )
    await audit('finding-answered', { finding: given.finding, answer: words.value })
    return { id: letter.id }
  })
