import type { PayloadRequest } from 'payload'
import { activeCoordinator } from '../../access/roles.ts'
import { poolOf, type SqlExecutor } from '../../database/connection.ts'
import { sqlOf } from '../../database/transaction.ts'
import type { Claims } from '../../policy/claims.ts'
import { normalizeEmail } from '../../policy/people.ts'
import type { Problem } from '../../policy/problem.ts'
import { checkTraining, type TrainingStanding } from '../../policy/training.ts'
import type { RequestKind } from '../../policy/vocabulary.ts'
import type { Application } from '../application.ts'
import { refuseIf } from '../refused.ts'

/**
 * The training comes before the first request, where the setting says so (R48). A coordinator who enters a request in
 * the panel is not held by it: the requestor has no session there to confirm in, and the coordinator answers for what
 * is entered. A request that is sent again after a return is not the first.
 */
export async function refuseUntrained(
  req: PayloadRequest,
  { kind, requestorEmail }: Pick<Claims, 'kind' | 'requestorEmail'>,
  { isSentAgain }: { isSentAgain: boolean },
): Promise<void> {
  if (isSentAgain || activeCoordinator(req.user)) return
  refuseIf(checkTraining(kind, await standingOf(sqlOf(req), requestorEmail)))
}

/** What stands between a requestor and a request of this kind, to be told before anything is typed. */
export const missingTraining = async (
  { payload }: Application,
  kind: RequestKind,
  email: string,
): Promise<Problem[]> => checkTraining(kind, await standingOf(poolOf(payload), email))

/** Whether the training comes before the first request of anybody. */
export async function isTrainingRequired({ payload }: Application): Promise<boolean> {
  const { rows } = await poolOf(payload).query<{ required: boolean }>(`select ${settingSql} as required`)
  return rows[0]?.required === true
}

const settingSql = 'coalesce((select training_before_first_request from settings limit 1), false)'

/** Requests that a coordinator entered, or that came from an address nobody proved, are not the requestor's own. */
async function standingOf(sql: SqlExecutor, email: string): Promise<TrainingStanding> {
  const { rows } = await sql.query(
    `select ${settingSql} as required,
       exists (select 1 from training_confirmations where email = $1) as confirmed,
       exists (select 1 from requests where requestor_email = $1 and kind <> 'deactivate'
         and requestor_confirmed and entered_by_id is null) as sent`,
    [normalizeEmail(email)],
  )
  const row = rows[0]
  return {
    required: row?.required === true,
    confirmed: row?.confirmed === true,
    hasSentBefore: row?.sent === true,
  }
}
