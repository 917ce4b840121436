import type { PayloadRequest } from 'payload'
import { poolOf } from '../../database/connection.ts'
import type { Finding } from '../../policy/quarterlyReview/findings.ts'
import type { Quarter } from '../../policy/quarters.ts'
import type { FindingState } from '../../policy/quarterlyReview/vocabulary.ts'

/** A finding with everything that became of it. Instants are UTC. */
export type FindingRow = Finding & {
  id: string
  itemId: string
  personName: string
  username: string
  quarter: Quarter
  foundBy: string
  foundAt: Date
  state: FindingState
  answer?: { text: string; by: string; at: Date }
  decision?: { text: string; by: string; at: Date }
  /** The letter that tells it, once it is sent. */
  letterId?: string
}

type Found = Omit<FindingRow, 'answer' | 'decision' | 'letterId'> & {
  answer: string | null
  answeredBy: string | null
  answeredAt: Date | null
  decision: string | null
  decidedBy: string | null
  decidedAt: Date | null
  letterId: string | null
}

/** Of an account under review, of an organization in a review, or of earlier reviews of one of them. */
export type WhichFindings =
  | { itemId: string }
  | { reviewId: string; organizationId: string }
  | { earlierThan: string; staffId: string }
  | { earlierThan: string; organizationId: string }

/** Earlier findings in one list, at most: the newest. */
export const MOST_EARLIER = 50

/** Earlier are those of draws before this one, which their organization was told of. */
const earlier = (review: string) =>
  `v.drawn_at < (select drawn_at from reviews where id = ${review}) and l.id is not null`

function conditionOf(which: WhichFindings): { where: string; values: string[] } {
  if ('itemId' in which) return { where: 'f.item_id = $1', values: [which.itemId] }
  if ('reviewId' in which)
    return {
      where: 'f.review_id = $1 and f.organization_id = $2',
      values: [which.reviewId, which.organizationId],
    }
  return 'staffId' in which
    ? { where: `i.staff_id = $2 and ${earlier('$1')}`, values: [which.earlierThan, which.staffId] }
    : {
        where: `f.organization_id = $2 and ${earlier('$1')}`,
        values: [which.earlierThan, which.organizationId],
      }
}

/** The caller has made sure that the signed-in person may read them. */
export async function findingRows(req: PayloadRequest, which: WhichFindings): Promise<FindingRow[]> {
  const { where, values } = conditionOf(which)
  const isEarlier = 'earlierThan' in which
  const { rows } = await poolOf(req.payload).query<Found>(
    `select f.id, f.item_id as "itemId", i.person_name as "personName", coalesce(i.username, '') as username, v.quarter,
       f.requirement, f.severity, f.text, f.corrective_action as "correctiveAction", f.owner, f.due_on as "dueOn",
       finder.name as "foundBy", f.found_at as "foundAt", f.state, f.answer, answerer.name as "answeredBy",
       f.answered_at as "answeredAt", f.decision, decider.name as "decidedBy", f.decided_at as "decidedAt",
       l.id as "letterId"
     from review_findings f join review_items i on i.id = f.item_id join reviews v on v.id = f.review_id
       join coordinators finder on finder.id = f.found_by_id
       left join coordinators answerer on answerer.id = f.answered_by_id
       left join coordinators decider on decider.id = f.decided_by_id
       left join review_letters l on l.review_id = f.review_id and l.organization_id = f.organization_id
     where ${where}
     order by ${isEarlier ? `f.found_at desc, f.id limit ${MOST_EARLIER}` : 'i.position, f.found_at, f.id'}`,
    values,
  )
  return rows.map(asRow)
}

function asRow(found: Found): FindingRow {
  const { answer, answeredBy, answeredAt, decision, decidedBy, decidedAt, letterId, ...row } = found
  return {
    ...row,
    ...(answer && answeredAt && { answer: { text: answer, by: answeredBy ?? '', at: answeredAt } }),
    ...(decision && decidedAt && { decision: { text: decision, by: decidedBy ?? '', at: decidedAt } }),
    ...(letterId && { letterId }),
  }
}
