import type { TypedUser } from 'payload'
import { seesEverything } from '../../access/roles.ts'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { inTransaction } from '../../database/transaction.ts'
import { failure, type Problem, type Result } from '../../policy/problem.ts'
import { actorOf } from '../actor.ts'
import type { Application } from '../application.ts'
import { answered, Refused } from '../refused.ts'
import { reviewNotFound } from './asReviewingUnit.ts'
import { type Replay, replayReview } from './replayReview.ts'

const onlyOversightReplays: Problem = {
  code: 'role-may-not',
  message: 'The CalJOBS Operations Unit and auditors alone draw a sample again',
  clause: 'R49',
}

/** Draws a sample again for a person of oversight, and tells the audit trail what came of it (D14). */
export async function replayOnDemand(
  app: Application,
  { user, address, reviewId }: { user: TypedUser; address?: string; reviewId: string },
): Promise<Result<Replay>> {
  if (!seesEverything(user)) return failure(onlyOversightReplays)
  return answered(() =>
    inTransaction(
      app.payload,
      async ({ req, sql }) => {
        const replay = await replayReview(sql, reviewId)
        if (!replay) throw new Refused([reviewNotFound], 404)
        const { reviewId: id, ...after } = replay
        const event = { event: 'review-replayed' as const, actor: actorOf(req), after, address }
        await writeAuditEvent(sql, { ...event, subject: { kind: 'review', id } }, app.clock.now())
        return replay
      },
      user,
    ),
  )
}
