import type { PayloadRequest } from 'payload'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { isRecordId } from '../../database/recordId.ts'
import type { SqlExecutor } from '../../database/transaction.ts'
import { queueMessage } from '../../mail/outbox.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import type { Problem, Result } from '../../policy/problem.ts'
import { actOutOfOrder, readWords } from '../../policy/quarterlyReview/findings.ts'
import { mayNotReview } from '../../policy/quarterlyReview/reviewing.ts'
import type { Quarter } from '../../policy/quarters.ts'
import type { FindingState } from '../../policy/quarterlyReview/vocabulary.ts'
import { actorOf } from '../actor.ts'
import { type Application, applicationOf, siteUrl } from '../application.ts'
import { operationsEmail } from '../contacts.ts'
import { Refused, refuseIf } from '../refused.ts'
import { asReviewer, type By, involvedIn } from './actOnItem.ts'
import { asReviewingUnit } from './asReviewingUnit.ts'
import { findingNotFound } from './findings.ts'
import { type Recipient, recipientsOf } from './recipients.ts'

type ToldFinding = {
  id: string
  state: FindingState
  answeredAt: Date | null
  staffId: string
  organizationId: string
  reviewId: string
  organizationName: string
  letterId: string | null
  quarter: Quarter
}

const notTold: Problem = {
  code: 'not-possible-from-state',
  message: 'The organization was not told of this finding yet',
  clause: 'R50',
}

/** Closes a finding, or sends it back with what is missing; its coordinators are told (R50). */
export const decideFinding = (
  app: Application,
  { findingId, user, address }: By & { findingId: string },
  act: 'return' | 'close',
  given: { words: string },
): Promise<Result<{ id: string }>> =>
  asReviewingUnit(app, user, async ({ req, sql }, coordinator) => {
    const finding = await lockedFinding(sql, findingId)
    const own = mayNotReview(asReviewer(coordinator), await involvedIn(sql, finding))
    if (own) throw new Refused([own], 403)
    const tooSoon = finding.letterId ? actOutOfOrder(act, finding.state) : notTold
    refuseIf(tooSoon ? [tooSoon] : [], 409)
    const words = readWords(act, given.words)
    if (!words.ok) throw new Refused(words.problems)
    const now = app.clock.now()
    await sql.query(
      `update review_findings set state = $2, decision = $3, decided_by_id = $4, decided_at = $5, updated_at = $5
        where id = $1`,
      [findingId, act === 'close' ? 'closed' : 'open', words.value, coordinator.id, now],
    )
    await tell(req, sql, finding, { act, words: words.value }, now)
    await writeAuditEvent(
      sql,
      {
        event: act === 'close' ? 'finding-closed' : 'finding-returned',
        actor: actorOf(req),
        subject: { kind: 'review-letter', id: finding.letterId ?? undefined },
        organizationId: finding.organizationId,
        after: { finding: findingId, decision: words.value },
        address,
      },
      now,
    )
    return { id: findingId }
  })

async function lockedFinding(sql: SqlExecutor, id: string): Promise<ToldFinding> {
  const { rows } = isRecordId(id)
    ? await sql.query(
        `select f.id, f.state, f.answered_at as "answeredAt", i.staff_id as "staffId", f.organization_id as "organizationId", f.review_id as "reviewId", o.name as "organizationName",
           l.id as "letterId", v.quarter
         from review_findings f join review_items i on i.id = f.item_id join organizations o on o.id = f.organization_id
           join reviews v on v.id = f.review_id
           left join review_letters l on l.review_id = f.review_id and l.organization_id = f.organization_id
         where f.id = $1 for update of f`,
        [id],
      )
    : { rows: [] }
  if (!rows[0]) throw new Refused([findingNotFound], 404)
  return rows[0] as ToldFinding
}

async function tell(
  req: PayloadRequest,
  sql: SqlExecutor,
  finding: ToldFinding,
  { act, words }: { act: 'return' | 'close'; words: string },
  now: Date,
): Promise<void> {
  const contact = await operationsEmail(req)
  const letter = { reviewId: finding.reviewId, organization: finding.organizationId }
  const recipients = await recipientsOf(req, sql, letter, pacificDateOf(now))
  for (const { email: to, byMail } of recipients.filter(isToldOf(finding.staffId)))
    await queueMessage(
      sql,
      applicationOf(req.payload).config.keys,
      {
        key: `finding-decided:${finding.id}:${act}:${finding.answeredAt?.getTime() ?? ''}:${to}`,
        to,
        replyTo: contact,
        notice: {
          key: 'finding-decided',
          isClosed: act === 'close',
          organizationName: finding.organizationName,
          quarter: finding.quarter,
          words,
          contact,
          letterUrl: byMail
            ? undefined
            : siteUrl(req, `/admin/collections/review-letters/${finding.letterId}#finding-${finding.id}`),
        },
      },
      now,
    )
}

/** A requestor is told of their own accounts alone (D28). */
const isToldOf =
  (staffId: string) =>
  ({ staffIds }: Recipient) =>
    !staffIds || staffIds.includes(staffId)
