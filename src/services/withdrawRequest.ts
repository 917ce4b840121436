import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { inTransaction, type SqlExecutor, type Transaction } from '../database/transaction.ts'
import type { Request } from '../payload-types.ts'
import { checkTransition } from '../policy/lifecycle.ts'
import { normalizeEmail } from '../policy/people.ts'
import { failure, type Problem, type Result, success } from '../policy/problem.ts'
import { parseReference } from '../policy/reference.ts'
import type { Application } from './application.ts'
import { Refused } from './refused.ts'
import { queueWithdrawnNotices } from './requestNotices.ts'

export type Withdrawal = {
  reference: string
  /** The proved address: nobody withdraws another's request. */
  requestorEmail: string
  /** Network address of the requestor. */
  address?: string
}

export type Withdrawn = { reference: string; alreadyWithdrawn: boolean }

const notFound: Problem = { code: 'request-not-found', message: 'There is no such request' }

/**
 * Takes a request back, as long as it is not decided; its coordinators are told (R22). Twice, also at the same
 * moment, is once. A request of another requestor does not exist for this one.
 */
export async function withdrawRequest(app: Application, withdrawal: Withdrawal): Promise<Result<Withdrawn>> {
  const reference = parseReference(withdrawal.reference)
  if (!reference) return failure(notFound)
  const own = { ...withdrawal, reference, requestorEmail: normalizeEmail(withdrawal.requestorEmail) }
  try {
    return success(await inTransaction(app.payload, (transaction) => withdraw(app, transaction, own)))
  } catch (error) {
    if (error instanceof Refused) return failure(...error.problems)
    throw error
  }
}

async function withdraw(
  app: Application,
  { req, sql }: Transaction,
  { reference, requestorEmail, address }: Withdrawal,
): Promise<Withdrawn> {
  const { id, kind, state: from, organization } = await lockOwn(sql, reference, requestorEmail)
  if (from === 'withdrawn') return { reference, alreadyWithdrawn: true }
  const checked = checkTransition({ kind, from, event: 'withdraw', role: 'requestor', data: {} })
  if (!checked.ok) throw new Refused(checked.problems, 409)
  const now = app.clock.now()
  const at = now.toISOString()
  const data = { state: checked.value.to, withdrawnAt: at, changedAt: at }
  const request = await req.payload.update({
    collection: 'requests',
    id,
    data,
    depth: 0,
    overrideAccess: true,
    context: { transition: 'withdraw' },
    req,
  })
  await writeAuditEvent(
    sql,
    {
      event: 'request-withdrawn',
      actor: { kind: 'requestor', email: requestorEmail },
      subject: { kind: 'request', id },
      requestId: id,
      organizationId: organization,
      before: { state: from },
      after: data,
      address,
    },
    now,
  )
  await queueWithdrawnNotices(req, request)
  return { reference, alreadyWithdrawn: false }
}

type Own = Pick<Request, 'id' | 'kind' | 'state'> & { organization: string }

async function lockOwn(sql: SqlExecutor, reference: string, email: string): Promise<Own> {
  const { rows } = await sql.query(
    `select id, kind, state, organization_id as organization from requests
      where reference = $1 and requestor_email = $2 for update`,
    [reference, email],
  )
  if (!rows.length) throw new Refused([notFound], 404)
  return rows[0] as Own
}
