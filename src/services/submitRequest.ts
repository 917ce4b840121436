import { inTransaction, type SqlExecutor } from '../database/transaction.ts'
import type { Request } from '../payload-types.ts'
import { normalizeEmail } from '../policy/people.ts'
import { failure, type Result, success } from '../policy/problem.ts'
import type { RequestKind } from '../policy/vocabulary.ts'
import type { Application } from './application.ts'
import type { ClaimsInput, SubmissionContext } from './prepareSubmission.ts'
import { Refused } from './refused.ts'

export type Submission = {
  kind: RequestKind
  /** Made with the form, the same however often it is sent (PG-7). */
  submissionKey: string
  /** The address that the requestor has proved (D9); it stands over the one in the claims. */
  requestorEmail: string
  claims: Omit<ClaimsInput, 'requestorEmail'>
  /** Network address of the requestor. */
  address?: string
  /** The address is not proved: a deactivation alone is taken so (D9). */
  unproved?: boolean
  /** Rows of one annual maintenance: the sender of all of them queues one receipt (R46). */
  batchKey?: string
}

export type Submitted = { reference: string; requestId: string; alreadySent: boolean }

/**
 * Sends a request on behalf of a requestor: checks, number, route, files and audit trail in one transaction. The
 * same submission twice, also at the same moment, is one request.
 */
export async function submitRequest(app: Application, submission: Submission): Promise<Result<Submitted>> {
  try {
    return success(await inOneTransaction(app, submission))
  } catch (error) {
    if (error instanceof Refused) return failure(...error.problems)
    throw error
  }
}

/** The form that it was filled in on is closed with it, in the same transaction. */
export const closeDraft = (sql: SqlExecutor, submissionKey: string, requestId: string, now: Date) =>
  sql.query(
    "update drafts set sent_request_id = $2, sent_at = $3, answers = '{}' where submission_key::text = $1 and sent_at is null",
    [submissionKey, requestId, now],
  )

const inOneTransaction = (app: Application, submission: Submission) =>
  inTransaction(app.payload, async ({ req, sql }): Promise<Submitted> => {
    const { kind, submissionKey, address, batchKey } = submission
    const requestorEmail = normalizeEmail(submission.requestorEmail)
    await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [submissionKey])
    const { rows } = await sql.query(
      'select id, reference from requests where submission_key = $1 and requestor_email = $2',
      [submissionKey, requestorEmail],
    )
    const sent = rows[0]
    if (sent) return { reference: String(sent.reference), requestId: String(sent.id), alreadySent: true }
    const context: SubmissionContext = {
      claims: { ...submission.claims, requestorEmail },
      requestorConfirmed: !submission.unproved,
      address,
      submissionKey,
      batchKey,
    }
    const request = await app.payload.create({
      collection: 'requests',
      data: { kind } as Request, // the hook makes the rest of the claims
      overrideAccess: true,
      depth: 0,
      context: { submission: context },
      req,
    })
    await closeDraft(sql, submissionKey, request.id, app.clock.now())
    return { reference: request.reference, requestId: request.id, alreadySent: false }
  })
