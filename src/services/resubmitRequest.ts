import { inTransaction, type SqlExecutor, type Transaction } from '../database/transaction.ts'
import type { Request } from '../payload-types.ts'
import { checkTransition } from '../policy/lifecycle.ts'
import { normalizeEmail } from '../policy/people.ts'
import { failure, type Result, success } from '../policy/problem.ts'
import type { Application } from './application.ts'
import { lockRequest } from './lockRequest.ts'
import { prepareSubmission, type SubmissionContext } from './prepareSubmission.ts'
import { recordSubmitted } from './recordSubmitted.ts'
import { refuseIf, Refused } from './refused.ts'
import { holdRoutes } from './routeRequest.ts'
import { closeDraft, type Submission, type Submitted } from './submitRequest.ts'

/** The whole request as it is now, what was not asked about included. */
export type Answer = Omit<Submission, 'kind' | 'batchKey' | 'unproved'> & { requestId: string }

/**
 * Sends a returned request again: checked anew on today's date, routed anew, under its old reference (D2). The
 * same submission twice is one.
 */
export async function resubmitRequest(app: Application, submission: Answer): Promise<Result<Submitted>> {
  try {
    return success(await inTransaction(app.payload, (transaction) => resubmit(app, transaction, submission)))
  } catch (error) {
    if (error instanceof Refused) return failure(...error.problems)
    throw error
  }
}

async function resubmit(app: Application, { req, sql }: Transaction, submission: Answer): Promise<Submitted> {
  const { requestId, submissionKey, claims, address } = submission
  const requestorEmail = normalizeEmail(submission.requestorEmail)
  await holdRoutes(sql, [claims.organizationId ?? ''], 'reading')
  await lockRequest(sql, requestId)
  const before = await readOwn(sql, requestId, requestorEmail)
  const { reference } = before
  const { rows: sent } = await sql.query(
    'select 1 from drafts where submission_key::text = $1 and sent_at is not null',
    [submissionKey],
  )
  if (sent.length) return { reference, requestId, alreadySent: true }
  const { kind, state: from } = before
  const possible = checkTransition({ kind, from, event: 'resubmit', role: 'requestor', data: {} })
  if (!possible.ok) throw new Refused(possible.problems, 409)
  const context: SubmissionContext = {
    requestorConfirmed: true,
    address,
    submissionKey: before.submissionKey ?? undefined,
    batchKey: before.batchKey ?? undefined,
    resubmitted: { id: requestId, reference },
  }
  const prepared = await prepareSubmission(req, kind, { ...claims, requestorEmail }, context)
  const unclaimed = { claimedBy: null, claimedAt: null, ispaSeenOn: null, statementSeenOn: null }
  const request = await req.payload.update({
    collection: 'requests',
    id: requestId,
    data: { ...prepared.fields, ...unclaimed },
    depth: 0,
    overrideAccess: true,
    context: { transition: 'resubmit' },
    req,
  })
  const actor = { kind: 'requestor', email: requestorEmail } as const
  await recordSubmitted(req, request, actor, prepared.evidenceIds, 'request-resubmitted')
  await closeDraft(sql, submissionKey, requestId, app.clock.now())
  return { reference, requestId, alreadySent: false }
}

type Own = Pick<Request, 'reference' | 'kind' | 'state' | 'submissionKey' | 'batchKey'>

/** A request of another requestor does not exist for this one; it is locked before. */
async function readOwn(sql: SqlExecutor, requestId: string, email: string): Promise<Own> {
  const { rows } = await sql.query(
    `select reference, kind, state, submission_key as "submissionKey", batch_key as "batchKey" from requests
     where id = $1 and requestor_email = $2`,
    [requestId, email],
  )
  refuseIf(rows.length ? [] : [{ code: 'request-not-found', message: 'There is no such request' }], 404)
  return rows[0] as Own
}
