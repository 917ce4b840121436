import { inTransaction, type Transaction } from '../../database/transaction.ts'
import { poolOf } from '../../database/connection.ts'
import { queueMessage } from '../../mail/outbox.ts'
import { addDays, type CivilDate, mondayOf, pacificDateOf, startOfPacificDay } from '../../policy/dates.ts'
import {
  drawExpectedBy,
  isOverdue,
  isToRemind,
  isUnacknowledged,
  REMIND_DAYS,
} from '../../policy/quarterlyReview/followUp.ts'
import { type Quarter, quarterOf } from '../../policy/quarters.ts'
import type { FindingState } from '../../policy/quarterlyReview/vocabulary.ts'
import { type Application, siteUrl } from '../application.ts'
import { operationsEmail } from '../contacts.ts'
import { MOST_COUNTED } from '../count.ts'
import { AT_A_TIME, eachOfMany, type Worked } from '../eachOfMany.ts'
import { mailResults } from './mailResults.ts'
import { recipientsOf } from './recipients.ts'

/**
 * Follows reviews to their end, once a week each: coordinators whose results wait or whose findings are due, and the
 * Operations Unit about a quarter without a draw in its fifth week, and about overdue findings (R49, R50).
 */
export async function remindReviews(app: Application, signal?: AbortSignal): Promise<Worked> {
  const today = pacificDateOf(app.clock.now())
  const toldUnit = await inTransaction(app.payload, (transaction) =>
    tellOperationsUnit(app, transaction, today),
  )
  const worked = await eachOfMany(app, {
    nextIds: (after) => nextLetters(app, today, after),
    work: (transaction, id) => remindOfLetter(app, transaction, id, today),
    failed: (id) => `The reminder of the results ${id} could not be queued`,
    signal,
  })
  return { ...worked, done: worked.done + toldUnit }
}

/** Letters for whose coordinators something waits. */
async function nextLetters(app: Application, today: CivilDate, after?: string): Promise<string[]> {
  const { rows } = await poolOf(app.payload).query<{ id: string }>(
    `select l.id from review_letters l
      where ($1::uuid is null or l.id > $1) and (
        (l.acknowledged_at is null and l.sent_at < $2)
        or exists (select 1 from review_findings f where f.review_id = l.review_id
          and f.organization_id = l.organization_id and f.state = 'open' and f.due_on <= $3))
      order by l.id limit ${AT_A_TIME}`,
    [after ?? null, startOfPacificDay(addDays(today, 1 - REMIND_DAYS)), addDays(today, REMIND_DAYS)],
  )
  return rows.map(({ id }) => id)
}

async function remindOfLetter(
  app: Application,
  { req, sql }: Transaction,
  id: string,
  today: CivilDate,
): Promise<number> {
  const { rows } = await sql.query(
    `select l.organization_id as organization, l.review_id as "reviewId", o.name, v.quarter, l.sent_at as "sentAt", l.acknowledged_at as "acknowledgedAt",
       coalesce(json_agg(json_build_object('state', f.state, 'dueOn', f.due_on)) filter (where f.id is not null), '[]') as open
       from review_letters l join organizations o on o.id = l.organization_id join reviews v on v.id = l.review_id
       left join review_findings f on f.review_id = l.review_id and f.organization_id = l.organization_id
         and f.state = 'open'
      where l.id = $1 group by l.id, o.id, v.id`,
    [id],
  )
  const [letter] = rows as LetterRow[]
  if (!letter) return 0
  const due = letter.open.filter((finding) => isToRemind(finding, today))
  const overdue = due.filter((finding) => isOverdue(finding, today)).length
  const toAcknowledge = !letter.acknowledgedAt && isUnacknowledged(pacificDateOf(letter.sentAt), today)
  const contact = await operationsEmail(req)
  let told = 0
  for (const one of await recipientsOf(req, sql, letter, today)) {
    const to = one.email
    const key = `review-reminder:${id}:${mondayOf(today)}`
    if (one.byMail) {
      const { reviewId, organization } = letter
      const now = app.clock.now()
      const mailed =
        due.length > 0 &&
        (await mailResults(req, sql, one, { key, reviewId, organization, isReminder: true, now }))
      told += mailed ? 1 : 0
      continue
    }
    const isNew = await queueMessage(
      sql,
      app.config.keys,
      {
        key: `${key}:${to}`,
        to,
        replyTo: contact,
        notice: {
          key: 'review-reminder',
          organizationName: letter.name,
          quarter: letter.quarter,
          toAcknowledge,
          dueSoon: due.length - overdue,
          overdue,
          contact,
          letterUrl: siteUrl(req, `/admin/collections/review-letters/${id}`),
        },
      },
      app.clock.now(),
    )
    told += isNew ? 1 : 0
  }
  return told
}

type LetterRow = {
  organization: string
  reviewId: string
  name: string
  quarter: Quarter
  sentAt: Date
  acknowledgedAt: Date | null
  open: { state: FindingState; dueOn: CivilDate }[]
}

async function tellOperationsUnit(
  app: Application,
  { req, sql }: Transaction,
  today: CivilDate,
): Promise<number> {
  const to = await operationsEmail(req)
  const quarter = quarterOf(today)
  const week = mondayOf(today)
  const queue = async (message: Pick<Parameters<typeof queueMessage>[2], 'key' | 'notice'>) =>
    (await queueMessage(sql, app.config.keys, { to, ...message }, app.clock.now())) ? 1 : 0
  let told = 0
  if (await lacksDraw(sql, quarter, today))
    told += await queue({
      key: `review-not-drawn:${quarter}:${week}:${to}`,
      notice: { key: 'review-not-drawn', quarter, reviewsUrl: siteUrl(req, '/admin/collections/reviews') },
    })
  const organizations = await overdueOrganizations(sql, today)
  if (organizations.length)
    told += await queue({
      key: `findings-overdue:${week}:${to}`,
      notice: {
        key: 'findings-overdue',
        organizations,
        reviewsUrl: siteUrl(req, '/admin/collections/review-letters'),
      },
    })
  return told
}

async function lacksDraw(sql: Transaction['sql'], quarter: Quarter, today: CivilDate): Promise<boolean> {
  if (today < drawExpectedBy(quarter)) return false
  const { rows } = await sql.query('select 1 from reviews where quarter = $1 limit 1', [quarter])
  return rows.length === 0
}

async function overdueOrganizations(
  sql: Transaction['sql'],
  today: CivilDate,
): Promise<{ name: string; findings: number }[]> {
  const { rows } = await sql.query(
    `select o.name, count(*)::int as findings from review_findings f join organizations o on o.id = f.organization_id
       join review_letters l on l.review_id = f.review_id and l.organization_id = f.organization_id
      where f.state = 'open' and f.due_on < $1 group by o.name order by o.name limit ${MOST_COUNTED}`,
    [today],
  )
  return rows as { name: string; findings: number }[]
}
