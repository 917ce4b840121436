import type { PayloadRequest } from 'payload'
import { poolOf } from '../../database/connection.ts'
import { isRecordId } from '../../database/recordId.ts'
import type { ReviewLetter } from '../../payload-types.ts'
import {
  type CheckOutcome,
  countOutcomes,
  type ReviewCheck,
} from '../../policy/quarterlyReview/checklist/check.ts'
import { isOverdue } from '../../policy/quarterlyReview/followUp.ts'
import type { Quarter } from '../../policy/quarters.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import { applicationOf } from '../application.ts'
import { operationsEmail } from '../contacts.ts'
import { idOf, namesOf } from '../names.ts'
import { within } from '../within.ts'
import { mayAnswerFor } from './actOnLetter.ts'
import { type OpenRoster, openRostersOf } from '../rosters/openRosters.ts'
import { type FindingRow, findingRows } from './findingRows.ts'

/** An account that the organization is told of. */
export type ToldItem = {
  id: string
  staffId: string
  personName: string
  username: string
  outcomes: Record<CheckOutcome, number>
  failing: ReviewCheck['code'][]
  findings: number
}

export type LetterView = {
  letter: ReviewLetter
  quarter: Quarter
  draw: number
  organization: { id: string; name: string }
  sentBy: string
  acknowledgedBy?: string
  items: ToldItem[]
  findings: FindingRow[]
  /** What came of the findings of earlier reviews (R50). */
  earlier: FindingRow[]
  /** Requestors who have not answered for their staff in this quarter (R59). */
  rosters: OpenRoster[]
  /** Whether the signed-in person takes note of it, and answers, for the organization. */
  mayAnswer: boolean
  /** Mail address of the Operations Unit. */
  contact: string
  readAt: Date
}

/** The results of one organization, for who may read its letter (R50, D14). */
export async function readLetter(req: PayloadRequest, id: string): Promise<LetterView | undefined> {
  const letter = isRecordId(id)
    ? await req.payload.findByID({ collection: 'review-letters', id, ...within(req) })
    : undefined
  if (!letter) return undefined
  const reviewId = idOf(letter.review) ?? ''
  const organizationId = idOf(letter.organization) ?? ''
  const sql = poolOf(req.payload)
  const [{ rows: reviews }, items, findings, earlier, organizations, people, mayAnswer, contact] =
    await Promise.all([
      sql.query<{ quarter: Quarter; draw: number }>(
        'select quarter, draw::int as draw from reviews where id = $1',
        [reviewId],
      ),
      toldItems(req, reviewId, organizationId),
      findingRows(req, { reviewId, organizationId }),
      findingRows(req, { earlierThan: reviewId, organizationId }),
      namesOf(req, 'organizations', [organizationId]),
      namesOf(req, 'coordinators', [letter.sentBy, letter.acknowledgedBy]),
      mayAnswerFor(req, sql, organizationId, req.user),
      operationsEmail(req),
    ])
  const acknowledgedBy = people.get(idOf(letter.acknowledgedBy) ?? '')
  return {
    letter,
    quarter: reviews[0]?.quarter ?? '',
    draw: reviews[0]?.draw ?? 1,
    organization: { id: organizationId, name: organizations.get(organizationId) ?? '' },
    sentBy: people.get(idOf(letter.sentBy) ?? '') ?? '',
    ...(acknowledgedBy && { acknowledgedBy }),
    items,
    findings,
    earlier,
    rosters: await openRostersOf(req, organizationId, reviews[0]?.quarter ?? ''),
    mayAnswer,
    contact,
    readAt: applicationOf(req.payload).clock.now(),
  }
}

async function toldItems(req: PayloadRequest, reviewId: string, organizationId: string): Promise<ToldItem[]> {
  const { rows } = await poolOf(req.payload).query<
    Omit<ToldItem, 'outcomes' | 'failing'> & { checks: ReviewCheck[] }
  >(
    `select i.id, i.staff_id as "staffId", i.person_name as "personName", coalesce(i.username, '') as username, i.checks,
       (select count(*)::int from review_findings f where f.item_id = i.id) as findings
     from review_items i where i.review_id = $1 and i.organization_id = $2 order by i.position`,
    [reviewId, organizationId],
  )
  return rows.map(({ checks, ...row }) => ({
    ...row,
    outcomes: countOutcomes(checks),
    failing: checks.filter(({ outcome }) => outcome === 'fail').map(({ code }) => code),
  }))
}

/** A letter in the list of results. */
export type LetterRow = {
  id: string
  quarter: Quarter
  draw: number
  organization: string
  sentAt: Date
  acknowledgedAt?: Date
  accounts: number
  findings: number
  open: number
  answered: number
  overdue: number
}

/** Letters in one list, at most: the newest. */
export const MOST_LETTERS = 500

/** The results that the signed-in person may read, the newest first. */
export async function listLetters(req: PayloadRequest): Promise<LetterRow[]> {
  const { docs } = await req.payload.find({
    collection: 'review-letters',
    sort: '-sentAt',
    select: { sentAt: true },
    ...within(req),
    limit: MOST_LETTERS,
  })
  const today = pacificDateOf(applicationOf(req.payload).clock.now())
  const { rows } = await poolOf(req.payload).query<FoundLetter>(
    `select l.id, v.quarter, v.draw::int as draw, o.name as organization, l.sent_at as "sentAt",
       l.acknowledged_at as "acknowledgedAt", (select count(*)::int from review_items i where i.review_id = l.review_id
         and i.organization_id = l.organization_id) as accounts,
       coalesce((select json_agg(json_build_object('state', f.state, 'dueOn', f.due_on)) from review_findings f
         where f.review_id = l.review_id and f.organization_id = l.organization_id), '[]') as states
     from review_letters l join reviews v on v.id = l.review_id join organizations o on o.id = l.organization_id
     where l.id = any($1::uuid[]) order by l.sent_at desc, o.name`,
    [docs.map(({ id }) => id)],
  )
  return rows.map(({ states, acknowledgedAt, ...row }) => ({
    ...row,
    ...(acknowledgedAt && { acknowledgedAt }),
    findings: states.length,
    open: states.filter(({ state }) => state === 'open').length,
    answered: states.filter(({ state }) => state === 'answered').length,
    overdue: states.filter((one) => isOverdue(one, today)).length,
  }))
}

type FoundLetter = Omit<LetterRow, 'acknowledgedAt' | 'findings' | 'open' | 'answered' | 'overdue'> & {
  acknowledgedAt: Date | null
  states: Pick<FindingRow, 'state' | 'dueOn'>[]
}
