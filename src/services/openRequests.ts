import type { PayloadRequest } from 'payload'
import { sqlOf } from '../database/transaction.ts'
import type { Claims } from '../policy/claims.ts'
import type { Problem } from '../policy/problem.ts'
import { openStates } from '../policy/vocabulary.ts'
import type { SubmissionContext } from './prepareSubmission.ts'
import { Refused } from './refused.ts'

/**
 * D17: one open request of a kind for a person, also of two at the same moment; a unique index stands behind it.
 * A deactivation from an address that is not proved blocks nobody: only the same sender's counts as the second.
 * @param asCoordinator entered by a coordinator, who counts as proved
 */
export async function refuseSecondOpenRequest(
  req: PayloadRequest,
  claims: Claims,
  context: SubmissionContext,
  asCoordinator: boolean,
): Promise<void> {
  const sql = sqlOf(req)
  await sql.query("select pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 1))", [
    claims.kind,
    claims.staffEmail,
  ])
  const proved = context.requestorConfirmed || asCoordinator
  const { rows } = await sql.query(
    `select reference, requestor_email from requests
      where kind = $1 and staff_email = $2 and state::text = any($3) and ($4::uuid is null or id <> $4)
        and (case when $5 then requestor_confirmed or entered_by_id is not null
             else requestor_email = $6 and not requestor_confirmed and entered_by_id is null end)
      limit 1`,
    [
      claims.kind,
      claims.staffEmail,
      [...openStates],
      context.resubmitted?.id ?? null,
      proved,
      claims.requestorEmail,
    ],
  )
  const first = rows[0]
  if (!first) return
  const own = proved && first.requestor_email === claims.requestorEmail
  throw new Refused([secondOpenRequest(own ? String(first.reference) : undefined)], 409)
}

/** @param reference of the first request, where the same requestor made it; others are not told of it */
export function secondOpenRequest(reference?: string): Problem {
  const message = reference
    ? `You have already asked for this: request ${reference} for the same person is still open`
    : 'A request for this person cannot be taken now. Contact your CalJOBS Access Coordinator'
  return { code: 'request-already-open', field: 'staffEmail', message, clause: 'D17' }
}
