import type { PayloadRequest } from 'payload'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { isRecordId } from '../../database/recordId.ts'
import type { SqlExecutor } from '../../database/transaction.ts'
import { queueMessage } from '../../mail/outbox.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import type { Problem, Result } from '../../policy/problem.ts'
import { textProblem } from '../../policy/quarterlyReview/words.ts'
import type { Quarter } from '../../policy/quarters.ts'
import { actorOf } from '../actor.ts'
import { type Application, applicationOf, siteUrl } from '../application.ts'
import { operationsEmail } from '../contacts.ts'
import { Refused, refuseIf } from '../refused.ts'
import type { By } from './actOnItem.ts'
import { mailResults } from './mailResults.ts'
import { type OfLetter, type Recipient, recipientsOf } from './recipients.ts'
import { asReviewingUnit, reviewNotFound } from './asReviewingUnit.ts'

type Sent = { id: string; sentTo: string[] }

/**
 * Shares the results of a review with one organization: its own coordinators get word of a letter that they alone read,
 * others the results themselves by mail (D28), once every one of its accounts is reviewed (R50, D14). Two people who send it at once send it once.
 */
export const sendLetter = (
  app: Application,
  { reviewId, user, address }: By & { reviewId: string },
  { organization, words }: { organization: string; words: string },
): Promise<Result<Sent>> =>
  asReviewingUnit(app, user, async ({ req, sql }, coordinator) => {
    const now = app.clock.now()
    const quarter = await quarterOfReview(sql, reviewId)
    await refuseUnready(sql, reviewId, organization)
    refuseIf(textProblem('words', words, { clause: 'R50' }))
    const recipients = await recipientsOf(req, sql, { reviewId, organization }, pacificDateOf(now))
    const sentTo = recipients.map(({ email }) => email)
    const letter = await req.payload.create({
      collection: 'review-letters',
      data: {
        review: reviewId,
        organization,
        words: words.trim() || null,
        sentTo,
        sentBy: coordinator.id,
        sentAt: now.toISOString(),
      },
      depth: 0,
      overrideAccess: true,
      req,
    })
    await tell(req, sql, { letterId: letter.id, reviewId, organization, quarter, recipients, words }, now)
    await writeAuditEvent(
      sql,
      {
        event: 'review-result-sent',
        actor: actorOf(req),
        subject: { kind: 'review-letter', id: letter.id },
        organizationId: organization,
        after: { review: reviewId, quarter, sentTo },
        address,
      },
      now,
    )
    return { id: letter.id, sentTo }
  })

async function quarterOfReview(sql: SqlExecutor, reviewId: string): Promise<Quarter> {
  const { rows } = isRecordId(reviewId)
    ? await sql.query('select quarter from reviews where id = $1 for share', [reviewId])
    : { rows: [] }
  if (!rows[0]) throw new Refused([reviewNotFound], 404)
  return String(rows[0].quarter)
}

const problem = (code: string, message: string): Problem => ({
  code,
  field: 'organization',
  message,
  clause: 'R50',
})

/** Its accounts are locked, so that none is opened again meanwhile. */
async function refuseUnready(sql: SqlExecutor, reviewId: string, organization: string): Promise<void> {
  const { rows: items } = isRecordId(organization)
    ? await sql.query(
        `select reviewed_at from review_items where review_id = $1 and organization_id = $2 order by id for update`,
        [reviewId, organization],
      )
    : { rows: [] }
  refuseIf(
    items.length ? [] : [problem('organization-wrong', 'No account of this organization is in the sample')],
  )
  const left = items.filter(({ reviewed_at }) => !reviewed_at).length
  const what = left === 1 ? '1 account is' : `${left} accounts are`
  refuseIf(left ? [problem('not-all-reviewed', `${what} not reviewed yet. Review all accounts first`)] : [])
  const { rows: letters } = await sql.query(
    'select 1 from review_letters where review_id = $1 and organization_id = $2',
    [reviewId, organization],
  )
  refuseIf(
    letters.length
      ? [problem('not-possible-from-state', 'The results were sent already. Reload the page')]
      : [],
    409,
  )
}

async function tell(
  req: PayloadRequest,
  sql: SqlExecutor,
  {
    letterId,
    reviewId,
    organization,
    quarter,
    recipients,
    words,
  }: OfLetter & { letterId: string; quarter: Quarter; recipients: Recipient[]; words: string },
  now: Date,
): Promise<void> {
  const { rows } = await sql.query(
    `select o.name, count(f.id)::int as findings, min(f.due_on) as due, (select count(*)::int from review_items i
         where i.review_id = $2 and i.organization_id = o.id) as accounts
       from organizations o left join review_findings f on f.organization_id = o.id and f.review_id = $2
      where o.id = $1 group by o.id`,
    [organization, reviewId],
  )
  const { keys } = applicationOf(req.payload).config
  const contact = await operationsEmail(req)
  const key = `review-result:${letterId}`
  for (const one of recipients.filter(({ byMail }) => byMail))
    await mailResults(req, sql, one, { key, reviewId, organization, isReminder: false, words, now })
  for (const { email: to } of recipients.filter(({ byMail }) => !byMail))
    await queueMessage(
      sql,
      keys,
      {
        key: `${key}:${to}`,
        to,
        replyTo: contact,
        notice: {
          key: 'review-result',
          organizationName: String(rows[0]?.name),
          quarter,
          accounts: Number(rows[0]?.accounts),
          findings: Number(rows[0]?.findings),
          firstDueOn: (rows[0]?.due as string | null) ?? undefined,
          contact,
          letterUrl: siteUrl(req, `/admin/collections/review-letters/${letterId}`),
        },
      },
      now,
    )
}
