import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { poolOf } from '../../database/connection.ts'
import { inTransaction, type Transaction } from '../../database/transaction.ts'
import { queueMessage } from '../../mail/outbox.ts'
import { addDays, type CivilDate, pacificDateOf } from '../../policy/dates.ts'
import { firstDayOf, type Quarter } from '../../policy/quarters.ts'
import { ROSTER_REMIND_AFTER_DAYS, rosterAnswerBy, rosterQuarter } from '../../policy/rosterAsking.ts'
import { fullName } from '../../policy/people.ts'
import { type Application, siteUrl } from '../application.ts'
import { AT_A_TIME, eachOfMany, type Worked } from '../eachOfMany.ts'
import { contactOfOrganization } from '../organizationContacts.ts'
import { targetRules } from '../targets.ts'
import { overseesToday, unanswered } from './unanswered.ts'

/** People that a message names; the page that it links to has all of them. */
const MOST_NAMED = 50

type Asking = { quarter: Quarter; since: CivilDate; today: CivilDate; isReminder: boolean }

/**
 * Asks every requestor once a quarter to confirm the staff on record, from its first business day on, and reminds once
 * of those who have not answered (R13, R59, D29). After days without a run each is asked once.
 * @param signal ends it after the requestor in hand
 */
export async function askRosters(app: Application, signal?: AbortSignal): Promise<Worked> {
  const today = pacificDateOf(app.clock.now())
  const { isClosed } = await inTransaction(app.payload, ({ req, sql }) =>
    targetRules(req, sql, app.clock.now()),
  )
  const quarter = rosterQuarter(today, isClosed)
  if (!quarter) return { done: 0, faults: 0 }
  const asking = { quarter, since: firstDayOf(quarter), today }
  const asked = await each(app, { ...asking, isReminder: false }, signal)
  const reminded = await each(app, { ...asking, isReminder: true }, signal)
  return {
    done: asked.done + reminded.done,
    faults: asked.faults + reminded.faults,
    firstFault: asked.firstFault ?? reminded.firstFault,
  }
}

const each = (app: Application, asking: Asking, signal?: AbortSignal): Promise<Worked> =>
  eachOfMany(app, {
    nextIds: (after) => nextIds(app, asking, after),
    work: async (transaction, id) => ((await askOne(app, transaction, asking, id)) ? 1 : 0),
    failed: (id) => `The requestor ${id} could not be asked for the roster`,
    signal,
  })

const notAsked = `not exists (select 1 from roster_questions a where a.requestor_id = q.id and a.quarter = $3)`
const toRemind = `exists (select 1 from roster_questions a where a.requestor_id = q.id and a.quarter = $3
  and a.reminded_at is null and a.asked_on <= $4 and a.answer_by >= $2)`

async function nextIds(app: Application, asking: Asking, after?: string): Promise<string[]> {
  const { quarter, since, today, isReminder } = asking
  const { rows } = await poolOf(app.payload).query<{ id: string }>(
    `select q.id from requestors q
      where exists (select 1 from staff s where ${unanswered('$1')}) and ${overseesToday('$2')}
        and ${isReminder ? toRemind : `${notAsked} and $4::text is not null`} and ($5::uuid is null or q.id > $5)
      order by q.id limit ${AT_A_TIME}`,
    [since, today, quarter, addDays(today, -ROSTER_REMIND_AFTER_DAYS), after ?? null],
  )
  return rows.map(({ id }) => id)
}

/** @returns whether it was done now: another process may have been first */
async function askOne(
  app: Application,
  transaction: Transaction,
  asking: Asking,
  requestorId: string,
): Promise<boolean> {
  const answerBy = await record(app, transaction, asking, requestorId)
  if (!answerBy) return false
  const { sql } = transaction
  const { rows } = await sql.query(
    `select q.email, s.organization_id, s.given_name, s.family_name from requestors q join staff s on ${unanswered('$2')}
      where q.id = $1 order by s.family_name, s.given_name, s.id`,
    [requestorId, asking.since],
  )
  const accounts = rows as Row[]
  if (!accounts[0]) return false
  await tell(app, transaction, asking, { requestorId, answerBy, accounts })
  return true
}

type Row = { email: string; organization_id: string; given_name: string; family_name: string | null }

/** @returns the last day for the answer; nothing where it is on record already */
async function record(
  app: Application,
  { sql }: Transaction,
  { quarter, today, isReminder }: Asking,
  requestorId: string,
): Promise<CivilDate | undefined> {
  const now = app.clock.now()
  const { rows } = isReminder
    ? await sql.query(
        `update roster_questions set reminded_at = $3
          where requestor_id = $1 and quarter = $2 and reminded_at is null returning answer_by`,
        [requestorId, quarter, now],
      )
    : await sql.query(
        `insert into roster_questions (requestor_id, quarter, asked_at, asked_on, answer_by)
         values ($1, $2, $3, $4, $5) on conflict do nothing returning answer_by`,
        [requestorId, quarter, now, today, rosterAnswerBy(today)],
      )
  return rows[0]?.answer_by as CivilDate | undefined
}

type Question = { requestorId: string; answerBy: CivilDate; accounts: Row[] }

async function tell(
  { clock, config }: Application,
  { req, sql }: Transaction,
  { quarter, isReminder }: Asking,
  { requestorId, answerBy, accounts }: Question,
): Promise<void> {
  const [first] = accounts
  if (!first) return
  const now = clock.now()
  await queueMessage(
    sql,
    config.keys,
    {
      key: `roster:${quarter}:${isReminder ? 'reminder' : 'question'}:${requestorId}`,
      to: first.email,
      replyTo: await contactOfOrganization(req, first.organization_id),
      notice: {
        key: 'roster-question',
        quarter,
        names: accounts.slice(0, MOST_NAMED).map((one) => fullName(one.given_name, one.family_name)),
        total: accounts.length,
        answerBy,
        isReminder,
        rosterUrl: siteUrl(req, '/my/roster'),
      },
    },
    now,
  )
  await writeAuditEvent(
    sql,
    {
      event: isReminder ? 'roster-reminded' : 'roster-asked',
      actor: { kind: 'system' },
      subject: { kind: 'requestor', id: requestorId },
      organizationId: first.organization_id,
      after: { quarter, accounts: accounts.length, answerBy },
    },
    now,
  )
}
