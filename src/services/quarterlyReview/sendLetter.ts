import type { PayloadRequest } from 'payload'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { isRecordId } from '../../database/recordId.ts'
import type { SqlExecutor } from '../../database/transaction.ts'
import { queueMessage } from '../../mail/outbox.ts'
import { type CivilDate, pacificDateOf } from '../../policy/dates.ts'
import type { Problem, Result } from '../../policy/problem.ts'
import { textProblem } from '../../policy/quarterlyReview/words.ts'
import type { Quarter } from '../../policy/quarters.ts'
import { actorOf } from '../actor.ts'
import { type Application, applicationOf, siteUrl } from '../application.ts'
import { operationsEmail } from '../contacts.ts'
import { Refused, refuseIf } from '../refused.ts'
import type { By } from './actOnItem.ts'
import { asReviewingUnit, reviewNotFound } from './asReviewingUnit.ts'

type Sent = { id: string; sentTo: string[] }

/**
 * Shares the results of a review with one organization: its own coordinators get word of a letter that they alone read,
 * once every one of its accounts is reviewed (R50, D14). Two people who send it at once send it once.
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
    const sentTo = await recipientsOf(req, sql, organization, pacificDateOf(now))
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
    await tell(req, sql, { letterId: letter.id, reviewId, organization, quarter, sentTo }, now)
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

/**
 * Mail addresses of the organization's own coordinators and of the delegates of those who are absent; the Operations
 * Unit's mailbox where it has none.
 */
export async function recipientsOf(
  req: PayloadRequest,
  sql: SqlExecutor,
  organization: string,
  today: CivilDate,
): Promise<string[]> {
  const { rows } = await sql.query(
    `with own as (
       select c.* from organizations_rels r join coordinators c on c.id = r.coordinators_id
        where r.parent_id = $1 and r.path = 'coordinators' and c.active and c.kind <> 'auditor')
     select email from own union
     select d.email from own join coordinators d on d.id = own.stand_in_id and d.active and d.kind <> 'auditor'
      where own.away_from <= $2 and (own.away_to is null or own.away_to >= $2)
     order by email`,
    [organization, today],
  )
  return rows.length ? rows.map(({ email }) => String(email)) : [await operationsEmail(req)]
}

async function tell(
  req: PayloadRequest,
  sql: SqlExecutor,
  {
    letterId,
    reviewId,
    organization,
    quarter,
    sentTo,
  }: { letterId: string; reviewId: string; organization: string; quarter: Quarter; sentTo: string[] },
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
  for (const to of sentTo)
    await queueMessage(
      sql,
      keys,
      {
        key: `review-result:${letterId}:${to}`,
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
