import type { PayloadRequest } from 'payload'
import { activeCoordinator } from '../../access/roles.ts'
import { poolOf } from '../../database/connection.ts'
import { isRecordId } from '../../database/recordId.ts'
import type { ReviewItem } from '../../payload-types.ts'
import type { Problem } from '../../policy/problem.ts'
import type { ReviewCheck } from '../../policy/quarterlyReview/checklist/check.ts'
import { mayNotReview } from '../../policy/quarterlyReview/reviewing.ts'
import type { Quarter } from '../../policy/quarters.ts'
import { applicationOf } from '../application.ts'
import { idOf, namesOf } from '../names.ts'
import { within } from '../within.ts'
import { asReviewer, involvedIn, involvedSql } from './actOnItem.ts'
import { type FindingRow, findingRows } from './findingRows.ts'

export type ItemView = {
  item: ReviewItem
  staffId: string
  reviewId: string
  quarter: Quarter
  draw: number
  /** Of the whole sample. */
  sampleSize: number
  organization: { id: string; name: string }
  checks?: ReviewCheck[]
  findings: FindingRow[]
  /** What came of findings about this account in earlier reviews. */
  earlier: FindingRow[]
  reviewer?: string
  /** The letter of its organization, once it is sent: nothing changes any more. */
  letterId?: string
  /** Why the signed-in person may not review it. */
  mayNot?: Problem
  /** The next account of the sample that is not reviewed yet, and that the signed-in person may review. */
  next?: string
  readAt: Date
}

/** An account of a sample with its checks and findings; nothing for who does not oversee (R49). */
export async function readItem(req: PayloadRequest, id: string): Promise<ItemView | undefined> {
  const item = isRecordId(id)
    ? await req.payload.findByID({ collection: 'review-items', id, ...within(req) })
    : undefined
  const coordinator = activeCoordinator(req.user)
  if (!item || !coordinator) return undefined
  const staffId = idOf(item.staff) ?? ''
  const reviewId = idOf(item.review) ?? ''
  const organizationId = idOf(item.organization) ?? ''
  const sql = poolOf(req.payload)
  const [of, findings, earlier, organizations, people, involved] = await Promise.all([
    reviewOf(req, { itemId: id, reviewId, organizationId, coordinatorId: coordinator.id }),
    findingRows(req, { itemId: id }),
    findingRows(req, { earlierThan: reviewId, staffId }),
    namesOf(req, 'organizations', [organizationId]),
    namesOf(req, 'coordinators', [item.reviewedBy]),
    involvedIn(sql, { staffId, organizationId }),
  ])
  const reviewer = people.get(idOf(item.reviewedBy) ?? '')
  const mayNot = mayNotReview(asReviewer(coordinator), involved)
  return {
    item,
    staffId,
    reviewId,
    ...of,
    organization: { id: organizationId, name: organizations.get(organizationId) ?? '' },
    ...(item.checks ? { checks: item.checks as ReviewCheck[] } : {}),
    findings,
    earlier,
    ...(reviewer && { reviewer }),
    ...(mayNot && { mayNot }),
    readAt: applicationOf(req.payload).clock.now(),
  }
}

type Of = { itemId: string; reviewId: string; organizationId: string; coordinatorId: string }

async function reviewOf(req: PayloadRequest, { itemId, reviewId, organizationId, coordinatorId }: Of) {
  const { rows } = await poolOf(req.payload).query<{
    quarter: Quarter
    draw: number
    sampleSize: number
    letterId: string | null
    next: string | null
  }>(
    `select v.quarter, v.draw::int as draw, v.sample_size::int as "sampleSize", (select id from review_letters
         where review_id = v.id and organization_id = $2) as "letterId",
       (select other.id from review_items other, review_items this where this.id = $3 and other.review_id = v.id
         and other.reviewed_at is null and other.id <> this.id
         and not ${involvedSql('other', '$4::uuid')}
         order by other.position < this.position, other.position limit 1) as next
     from reviews v where v.id = $1`,
    [reviewId, organizationId, itemId, coordinatorId],
  )
  const [row] = rows
  if (!row) throw new Error('The review of the account is gone')
  const { letterId, next, ...of } = row
  return { ...of, ...(letterId && { letterId }), ...(next && { next }) }
}
