import type { PayloadRequest, TypedUser } from 'payload'
import { activeCoordinator } from '../../access/roles.ts'
import type { AuditEventName } from '../../audit/events.ts'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { isRecordId } from '../../database/recordId.ts'
import { inTransaction, type SqlExecutor } from '../../database/transaction.ts'
import type { Coordinator } from '../../payload-types.ts'
import type { Problem, Result } from '../../policy/problem.ts'
import {
  type InvolvedInAccount,
  mayNotReview,
  type Reviewer,
} from '../../policy/quarterlyReview/reviewing.ts'
import { actorOf } from '../actor.ts'
import type { Application } from '../application.ts'
import { answered, Refused, refuseIf } from '../refused.ts'

/** Who acts, from where. */
export type By = { user: TypedUser; address?: string }

/** An account of a sample, as the acts on it need it. */
export type Item = {
  id: string
  reviewId: string
  staffId: string
  organizationId: string
  isReviewed: boolean
  /** Its organization was sent the results: nothing changes any more. */
  isTold: boolean
}

/** An act on an account of a sample in its transaction, with the account locked. */
export type ActingOnItem = {
  req: PayloadRequest
  sql: SqlExecutor
  now: Date
  coordinator: Coordinator
  item: Item
  /** Without the organization: coordinators read the trail of theirs, and a review is for oversight until it is told. */
  audit: (event: AuditEventName, more: { before?: unknown; after?: unknown }) => Promise<void>
}

export const itemNotFound: Problem = {
  code: 'review-item-not-found',
  message: 'There is no such account under review',
}

/**
 * One act of a reviewer on an account of a sample, in one transaction; by the Operations Unit alone, and by nobody who
 * had a part in the account (R49).
 */
export const actOnItem = <Value>(
  app: Application,
  { itemId, user, address }: By & { itemId: string },
  change: (acting: ActingOnItem) => Promise<Value>,
): Promise<Result<Value>> =>
  answered(() =>
    inTransaction(
      app.payload,
      async ({ req, sql }) => {
        const coordinator = activeCoordinator(user)
        if (!coordinator) throw new Refused([itemNotFound], 404)
        const item = await lockedItem(sql, itemId)
        const own = mayNotReview(asReviewer(coordinator), await involvedIn(sql, item))
        if (own) throw new Refused([own], 403)
        refuseIf(item.isTold ? [told] : [], 409)
        const now = app.clock.now()
        const audit: ActingOnItem['audit'] = (event, more) =>
          writeAuditEvent(
            sql,
            { event, actor: actorOf(req), subject: { kind: 'review-item', id: itemId }, address, ...more },
            now,
          )
        return change({ req, sql, now, coordinator, item, audit })
      },
      user,
    ),
  )

const told: Problem = {
  code: 'not-possible-from-state',
  message: 'The results of this organization were sent. What they say stays as it is',
  clause: 'R50',
}

/** Refuses what comes after the end of the review of an account. */
export function refuseReviewed({ item }: ActingOnItem): void {
  const reviewed: Problem = {
    code: 'not-possible-from-state',
    message: 'The review of this account has ended. Open it again to go on',
    clause: 'R49',
  }
  refuseIf(item.isReviewed ? [reviewed] : [], 409)
}

export const asReviewer = ({ id, email, kind, active }: Coordinator): Reviewer => ({
  id,
  email,
  kind,
  active: active === true,
})

async function lockedItem(sql: SqlExecutor, id: string): Promise<Item> {
  if (!isRecordId(id)) throw new Refused([itemNotFound], 404)
  const { rows } = await sql.query(
    `select i.id, i.review_id as "reviewId", i.staff_id as "staffId", i.organization_id as "organizationId",
       i.reviewed_at is not null as "isReviewed", exists (select 1 from review_letters l
         where l.review_id = i.review_id and l.organization_id = i.organization_id) as "isTold"
       from review_items i where i.id = $1 for update`,
    [id],
  )
  if (!rows[0]) throw new Refused([itemNotFound], 404)
  return rows[0] as Item
}

/** Ids of who coordinates an organization or is its delegate, and of who decided about or processed an account. */
const involvedIds = (organization: string, staff: string): string => `
  select coordinators_id as id from organizations_rels where parent_id = ${organization} and path = 'coordinators'
  union select delegate_id from organizations where id = ${organization}
  union select unnest(array[r.reviewed_by_id, r.processed_by_id]) from requests r where r.staff_id = ${staff}`

/**
 * The same for a list: whether a coordinator has had a part in the accounts `alias` of a sample. Whose mail address it
 * is decides the act alone.
 * @param coordinator the parameter with the id
 */
export const involvedSql = (alias: string, coordinator: string): string =>
  `exists (select 1 from (${involvedIds(`${alias}.organization_id`, `${alias}.staff_id`)}) part where part.id = ${coordinator})`

/** Who has had a part in an account: in its organization, in a decision about it, or as its requestor or owner. */
export async function involvedIn(
  sql: SqlExecutor,
  { staffId, organizationId }: Pick<Item, 'staffId' | 'organizationId'>,
): Promise<InvolvedInAccount> {
  const { rows } = await sql.query(
    `select coalesce(array_agg(id) filter (where id is not null), '{}') as ids
       from (${involvedIds('$1', '$2')}) part`,
    [organizationId, staffId],
  )
  const { rows: people } = await sql.query(
    `select s.email, q.email as requestor from staff s left join requestors q on q.id = s.requestor_of_record_id
      where s.id = $1`,
    [staffId],
  )
  return {
    coordinatorIds: rows[0]?.ids as string[],
    emails: [people[0]?.email, people[0]?.requestor].filter((email) => typeof email === 'string'),
  }
}
