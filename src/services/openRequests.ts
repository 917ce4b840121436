import type { PayloadRequest } from 'payload'
import { sqlOf } from '../database/transaction.ts'
import type { Claims } from '../policy/claims.ts'
import type { Problem } from '../policy/problem.ts'
import { openStates } from '../policy/vocabulary.ts'
import type { SubmissionContext } from './prepareSubmission.ts'
import { Refused } from './refused.ts'

/**
 * D17: one open request of a kind for a person and requestor; a unique index stands behind it. Somebody else's request
 * stands beside it and is not spoken of. What came from an address that is not proved does not count as its owner's.
 * The person is locked before (`lockPerson`).
 * @param asCoordinator entered by a coordinator, who counts as proved
 * @param staffId the account on record, which other addresses may name too
 */
export async function refuseSecondOpenRequest(
  req: PayloadRequest,
  claims: Claims,
  context: SubmissionContext,
  { asCoordinator, staffId }: { asCoordinator: boolean; staffId?: string },
): Promise<void> {
  const proved = context.requestorConfirmed || asCoordinator
  const { rows } = await sqlOf(req).query(
    `select reference from requests
      where kind = $1 and (staff_email = $2 or staff_id = $3::uuid) and requestor_email = $4
        and state::text = any($5) and ($6::uuid is null or id <> $6)
        and (requestor_confirmed or entered_by_id is not null) = $7
      limit 1`,
    [
      claims.kind,
      claims.staffEmail,
      staffId ?? null,
      claims.requestorEmail,
      [...openStates],
      context.resubmitted?.id ?? null,
      proved,
    ],
  )
  const first = rows[0]
  if (first) throw new Refused([secondOpenRequest(proved ? String(first.reference) : undefined)], 409)
}

/** @param reference of the first request, where the address is proved; anybody else is not told of it */
export function secondOpenRequest(reference?: string): Problem {
  const message = reference
    ? `You have already asked for this: request ${reference} for the same person is still open`
    : 'A request for this person cannot be taken now. Contact your CalJOBS Access Coordinator'
  return { code: 'request-already-open', field: 'staffEmail', message, clause: 'D17' }
}
