import { poolOf } from '../database/connection.ts'
import type { Request } from '../payload-types.ts'
import type { Account } from '../policy/account.ts'
import type { Leaving, OpenDeactivation } from '../policy/openDeactivation.ts'
import { normalizeEmail } from '../policy/people.ts'
import { openStates } from '../policy/vocabulary.ts'
import { ownAccounts } from './accounts.ts'
import type { Application } from './application.ts'
import { bindingFor, openDeactivationsOf } from './openDeactivations.ts'

/** One of the requestor's own staff, with the requests about them that this requestor has sent and that are open. */
export type MyStaffMember = {
  account: Account
  openRequests: Pick<Request, 'reference' | 'kind' | 'state'>[]
  /** The open deactivation that binds, whoever sent it (D24). */
  deactivation?: OpenDeactivation
}

/** As the checks of a request want it (D24). */
export const leavingOf = ({ account, deactivation }: MyStaffMember): Leaving | undefined =>
  deactivation && { deactivation, dueOn: account.dueOn }

/**
 * The people that this requestor is requestor of record for, what is late first (R13).
 * @param activeOnly without those whose account is deactivated or not made yet
 */
export async function myStaff(
  app: Application,
  requestorEmail: string,
  { activeOnly }: { activeOnly: boolean },
): Promise<MyStaffMember[]> {
  const pool = poolOf(app.payload)
  const accounts = await ownAccounts(pool, requestorEmail, { activeOnly })
  const { rows } = await pool.query<Record<string, string | null>>(
    `select reference, kind, state, staff_id, staff_email from requests
      where requestor_email = $1 and state::text = any($2) order by submitted_at`,
    [normalizeEmail(requestorEmail), [...openStates]],
  )
  const people = accounts.map(({ staffId, email }) => ({ staffId, email }))
  const deactivations = await openDeactivationsOf(pool, people)
  return accounts.map((account) => ({
    account,
    deactivation: bindingFor(deactivations, account),
    openRequests: rows
      .filter((row) => row.staff_id === account.staffId || row.staff_email === account.email)
      .map(
        ({ reference, kind, state }) => ({ reference, kind, state }) as MyStaffMember['openRequests'][number],
      ),
  }))
}
