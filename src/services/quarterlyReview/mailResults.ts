import type { PayloadRequest } from 'payload'
import type { SqlExecutor } from '../../database/transaction.ts'
import type { NoticeOf } from '../../mail/notices.ts'
import { queueMessage } from '../../mail/outbox.ts'
import type { CivilDate } from '../../policy/dates.ts'
import { findingRequirementLabels, type FindingRequirement } from '../../policy/quarterlyReview/vocabulary.ts'
import { applicationOf } from '../application.ts'
import { operationsEmail } from '../contacts.ts'
import type { OfLetter, Recipient } from './recipients.ts'

type Mailing = OfLetter & {
  /** Unique for the occasion; the address comes behind it. */
  key: string
  isReminder: boolean
  /** Of the Operations Unit, for who is told of the whole organization. */
  words?: string
  now: Date
}

/**
 * Sends the results to one who has no account here: the accounts they are told of, with their findings (D28).
 * @returns whether a message was queued; a reminder of nothing is none
 */
export async function mailResults(
  req: PayloadRequest,
  sql: SqlExecutor,
  to: Recipient,
  { key, isReminder, words, now, ...letter }: Mailing,
): Promise<boolean> {
  const { rows } = await sql.query(
    `select o.name, v.quarter from organizations o, reviews v where o.id = $1 and v.id = $2`,
    [letter.organization, letter.reviewId],
  )
  const accounts = await accountsOf(sql, letter, to.staffIds, isReminder)
  if (!accounts.length) return false
  const contact = await operationsEmail(req)
  return queueMessage(
    sql,
    applicationOf(req.payload).config.keys,
    {
      key: `${key}:${to.email}`,
      to: to.email,
      replyTo: contact,
      notice: {
        key: 'review-result-by-mail',
        organizationName: String(rows[0]?.name),
        quarter: String(rows[0]?.quarter),
        isReminder,
        words: to.staffIds ? undefined : words?.trim() || undefined,
        accounts,
        contact,
      },
    },
    now,
  )
}

type Told = NoticeOf<'review-result-by-mail'>['accounts'][number]

async function accountsOf(
  sql: SqlExecutor,
  { reviewId, organization }: OfLetter,
  staffIds: string[] | undefined,
  openAlone: boolean,
): Promise<Told[]> {
  const { rows } = await sql.query(
    `select i.person_name as name, coalesce(json_agg(json_build_object('requirement', f.requirement, 'text', f.text,
         'correctiveAction', f.corrective_action, 'dueOn', f.due_on) order by f.due_on, f.id)
         filter (where f.id is not null), '[]') as findings
       from review_items i left join review_findings f on f.item_id = i.id and (not $4 or f.state = 'open')
      where i.review_id = $1 and i.organization_id = $2 and ($3::uuid[] is null or i.staff_id = any($3::uuid[]))
      group by i.id having not $4 or count(f.id) > 0 order by i.position`,
    [reviewId, organization, staffIds ?? null, openAlone],
  )
  return (rows as { name: string; findings: FoundFinding[] }[]).map(({ name, findings }) => ({
    name,
    findings: findings.map(({ requirement, ...finding }) => ({
      what: findingRequirementLabels[requirement],
      ...finding,
    })),
  }))
}

type FoundFinding = {
  requirement: FindingRequirement
  text: string
  correctiveAction: string
  dueOn: CivilDate
}
