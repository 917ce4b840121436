import type { PayloadRequest, TypedUser } from 'payload'
import { ownOrganizationIds } from '../../access/ownOrganizations.ts'
import { activeCoordinator, isAuditor, isOperationsUnit } from '../../access/roles.ts'
import type { AuditEventName } from '../../audit/events.ts'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { isRecordId } from '../../database/recordId.ts'
import { inTransaction, type SqlExecutor } from '../../database/transaction.ts'
import type { Coordinator } from '../../payload-types.ts'
import type { Problem, Result } from '../../policy/problem.ts'
import { actorOf } from '../actor.ts'
import type { Application } from '../application.ts'
import { answered, Refused } from '../refused.ts'
import { within } from '../within.ts'
import type { By } from './actOnItem.ts'

export type ActingOnLetter = {
  req: PayloadRequest
  sql: SqlExecutor
  now: Date
  coordinator: Coordinator
  letter: { id: string; organizationId: string; reviewId: string; isAcknowledged: boolean }
  audit: (event: AuditEventName, after: object) => Promise<void>
}

export const letterNotFound: Problem = {
  code: 'review-letter-not-found',
  message: 'There are no such results',
}

const notYours: Problem = {
  code: 'role-may-not',
  message: 'The coordinators of the organization take note of its results and answer them',
  clause: 'R50',
}

/**
 * One act of an organization on its results, in one transaction, with the letter locked: by its own coordinators and the
 * delegates of those who are absent; by the Operations Unit where it has no coordinator (R50, D6).
 */
export const actOnLetter = <Value>(
  app: Application,
  { letterId, user, address }: By & { letterId: string },
  change: (acting: ActingOnLetter) => Promise<Value>,
): Promise<Result<Value>> =>
  answered(() =>
    inTransaction(
      app.payload,
      async ({ req, sql }) => {
        const coordinator = activeCoordinator(user)
        const letter = coordinator && (await lockedLetter(req, sql, letterId))
        if (!letter) throw new Refused([letterNotFound], 404)
        if (!(await mayAnswerFor(req, sql, letter.organizationId, user))) throw new Refused([notYours], 403)
        const now = app.clock.now()
        const audit: ActingOnLetter['audit'] = (event, after) =>
          writeAuditEvent(
            sql,
            {
              event,
              actor: actorOf(req),
              subject: { kind: 'review-letter', id: letterId },
              organizationId: letter.organizationId,
              after,
              address,
            },
            now,
          )
        return change({ req, sql, now, coordinator, letter, audit })
      },
      user,
    ),
  )

/** What the person may not read is not there. */
async function lockedLetter(
  req: PayloadRequest,
  sql: SqlExecutor,
  id: string,
): Promise<ActingOnLetter['letter'] | undefined> {
  if (!isRecordId(id)) return undefined
  await sql.query('select 1 from review_letters where id = $1 for update', [id])
  const letter = await req.payload.findByID({ collection: 'review-letters', id, ...within(req) })
  return letter
    ? {
        id,
        organizationId: String(letter.organization),
        reviewId: String(letter.review),
        isAcknowledged: Boolean(letter.acknowledgedAt),
      }
    : undefined
}

/**
 * Whether an organization has no active coordinator of its own, or none but the Operations Unit by Table 1: the
 * Operations Unit answers for it, and records what came by mail (D6, D28).
 */
export const lacksCoordinatorSql = (organization: string): string => `not exists (
  select 1 from organizations_rels r join coordinators c on c.id = r.coordinators_id and c.active
   where r.parent_id = ${organization} and r.path = 'coordinators' and c.kind in ('mis-administrator', 'wsb-spoc'))`

/** Whether a person takes note of results, and answers them, for an organization. */
export async function mayAnswerFor(
  req: PayloadRequest,
  sql: SqlExecutor,
  organizationId: string,
  user: TypedUser | null | undefined,
): Promise<boolean> {
  if (!user || isAuditor(user)) return false
  if ((await ownOrganizationIds(req)).includes(organizationId)) return true
  if (!isOperationsUnit(user)) return false
  const { rows } = await sql.query(`select ${lacksCoordinatorSql('$1')} as lacks`, [organizationId])
  return rows[0]?.lacks === true
}
