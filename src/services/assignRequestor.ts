import type { TypedUser } from 'payload'
import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { isRecordId } from '../database/recordId.ts'
import { inTransaction, type Transaction } from '../database/transaction.ts'
import type { Account } from '../policy/account.ts'
import { pacificDateOf } from '../policy/dates.ts'
import { failure, type Problem, type Result, success } from '../policy/problem.ts'
import { checkOverseer, isUnowned } from '../policy/roster.ts'
import { accountById } from './accounts.ts'
import { actorOf } from './actor.ts'
import type { Application } from './application.ts'
import { closeOffers, overseerById } from './overseers.ts'
import { queueAssignedNotice } from './ownershipMail.ts'
import { checkRights } from './ownershipRights.ts'
import { refuseIf, Refused } from './refused.ts'

export type Assignment = {
  staffId: string
  requestorId: string
  user: TypedUser
  /** Network address of the coordinator. */
  address?: string
}

const notFound: Problem = { code: 'staff-not-found', message: 'There is no such staff member' }
const hasRequestor: Problem = {
  code: 'has-requestor',
  message: 'This account has a requestor already, or is not active. Reload the list',
  clause: 'R13',
}

/**
 * A coordinator gives an account that nobody living oversees to a requestor of its organization (R13). The new
 * requestor is told, and confirms the need on the roster: a coordinator does not confirm it for them.
 */
export async function assignRequestor(app: Application, assignment: Assignment): Promise<Result<Account>> {
  try {
    return success(
      await inTransaction(
        app.payload,
        (transaction) => assign(app, transaction, assignment),
        assignment.user,
      ),
    )
  } catch (error) {
    if (error instanceof Refused) return failure(...error.problems)
    throw error
  }
}

async function assign(
  app: Application,
  { req, sql }: Transaction,
  { staffId, requestorId, address }: Assignment,
): Promise<Account> {
  const now = app.clock.now()
  const today = pacificDateOf(now)
  await sql.query('select id from staff where id = $1 for update', [staffId])
  const owned = await accountById(sql, staffId)
  if (!owned) throw new Refused([notFound], 404)
  const { account, requestorOfRecordId } = owned
  const to = isRecordId(requestorId) ? await overseerById(sql, requestorId, 'share') : undefined
  const { organizationId, email } = account
  await checkRights(req, { organizationId, about: [email, to?.email ?? ''], notFound })
  const last = requestorOfRecordId ? await overseerById(sql, requestorOfRecordId) : undefined
  if (!isUnowned(account, last, today)) throw new Refused([hasRequestor], 409)
  refuseIf(checkOverseer(account, to, today).map((problem) => ({ ...problem, field: 'requestorId' })))
  if (!to) throw new Error('A requestor who may oversee the account is on record')
  await req.payload.update({
    collection: 'staff',
    id: staffId,
    data: { requestorOfRecord: to.id },
    depth: 0,
    overrideAccess: true,
    req,
  })
  await closeOffers(sql, staffId, now)
  await writeAuditEvent(
    sql,
    {
      event: 'account-assigned',
      actor: actorOf(req),
      subject: { kind: 'staff', id: staffId },
      organizationId,
      before: { requestorOfRecord: requestorOfRecordId ?? null },
      after: { requestorOfRecord: to.id },
      address,
    },
    now,
  )
  await queueAssignedNotice(req, { account, to, at: now })
  return account
}
