import { inTransaction, type SqlExecutor } from '../database/transaction.ts'
import type { Request } from '../payload-types.ts'
import type { NewAccountClaims } from '../policy/eligibility.ts'
import { normalizeEmail } from '../policy/people.ts'
import { failure, type Result, success } from '../policy/problem.ts'
import type { Application } from './application.ts'
import { type SubmissionContext } from './prepareSubmission.ts'
import { Refused } from './refused.ts'

export type Submission = {
  /** Made with the form, the same however often it is sent (PG-7). */
  submissionKey: string
  /** The address that the requestor has proved (D9); it stands over the one in the claims. */
  requestorEmail: string
  claims: Omit<NewAccountClaims, 'requestorEmail'>
  /** Network address of the requestor. */
  address?: string
}

export type Submitted = { reference: string; requestId: string; alreadySent: boolean }

/**
 * Sends a new-account request on behalf of a requestor: checks, number, route, files and audit trail in one
 * transaction. The same submission twice, also at the same moment, is one request.
 */
export async function submitNewAccount(app: Application, submission: Submission): Promise<Result<Submitted>> {
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
    await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [submission.submissionKey])
    const { rows } = await sql.query(
      'select id, reference from requests where submission_key = $1 and requestor_email = $2',
      [submission.submissionKey, normalizeEmail(submission.requestorEmail)],
    )
    const sent = rows[0]
    if (sent) return { reference: String(sent.reference), requestId: String(sent.id), alreadySent: true }
    const context: SubmissionContext = {
      claims: { ...submission.claims, requestorEmail: submission.requestorEmail },
      requestorConfirmed: true,
      address: submission.address,
      submissionKey: submission.submissionKey,
    }
    const request = await app.payload.create({
      collection: 'requests',
      data: { kind: 'new-account' } as Request, // the hook makes the rest of the claims
      overrideAccess: true,
      depth: 0,
      context: { submission: context },
      req,
    })
    await closeDraft(sql, submission.submissionKey, request.id, app.clock.now())
    return { reference: request.reference, requestId: request.id, alreadySent: false }
  })
