import type { PayloadRequest } from 'payload'
import { ownOrganizationIds } from '../../access/ownOrganizations.ts'
import { isAuditor, isOperationsUnit } from '../../access/roles.ts'
import { poolOf } from '../../database/connection.ts'
import { lacksCoordinatorSql } from './actOnLetter.ts'

/** What of quarterly reviews waits for the signed-in person; nothing for an auditor, who changes nothing. */
export type ReviewsWaiting = {
  toAcknowledge: number
  toAnswer: number
  /** For the Operations Unit alone. */
  toReview?: number
  toClose?: number
}

/**
 * Counts what waits: results to take note of and findings to answer of own organizations, and for the Operations Unit of
 * organizations without a coordinator; accounts to review and answers to look at (R49, R50).
 */
export async function countReviewsWaiting(req: PayloadRequest): Promise<ReviewsWaiting | undefined> {
  if (!req.user || isAuditor(req.user)) return undefined
  const operations = isOperationsUnit(req.user)
  const { rows } = await poolOf(req.payload).query<Required<ReviewsWaiting>>(
    `with own as (
       select l.* from review_letters l where l.organization_id = any($1::uuid[]) or ($2 and ${lacksCoordinatorSql('l.organization_id')}))
     select (select count(*)::int from own where acknowledged_at is null) as "toAcknowledge",
       (select count(*)::int from own join review_findings f on f.review_id = own.review_id
         and f.organization_id = own.organization_id and f.state = 'open') as "toAnswer",
       case when $2 then (select count(*)::int from review_items where reviewed_at is null) end as "toReview",
       case when $2 then (select count(*)::int from review_findings where state = 'answered') end as "toClose"`,
    [await ownOrganizationIds(req), operations],
  )
  const [row] = rows
  if (!row) return undefined
  const { toAcknowledge, toAnswer, toReview, toClose } = row
  return { toAcknowledge, toAnswer, ...(operations && { toReview, toClose }) }
}
