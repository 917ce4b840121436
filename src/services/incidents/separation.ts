import type { SqlExecutor } from '../../database/transaction.ts'
import type { Request } from '../../payload-types.ts'
import type { LastMoment } from '../../policy/deactivation.ts'
import type { Separation } from '../../policy/incidents.ts'
import { normalizeEmail } from '../../policy/people.ts'
import { findAccount } from '../accounts.ts'

/** Somebody's separation as it is known here: of which account, by when, and whether that is done. */
export type KnownSeparation = Separation & {
  /** Mail address of the account on record, or else of the request: what tells one separation from another. */
  personEmail: string
  staffId?: string
}

export const momentOf = ({ lastDay, lastTime }: Pick<Request, 'lastDay' | 'lastTime'>): LastMoment => ({
  lastDay: lastDay ?? '',
  lastTime,
})

/** What is on record of the person whom a deactivation is about. */
export async function separationOf(sql: SqlExecutor, request: Request): Promise<KnownSeparation> {
  const person = { email: request.staffEmail, username: request.username ?? '' }
  const account = (await findAccount(sql, person))?.account
  const known = {
    moment: momentOf(request),
    personEmail: normalizeEmail(account?.email ?? request.staffEmail),
  }
  if (!account) return known
  if (account.state !== 'deactivated') return { ...known, staffId: account.staffId }
  const { rows } = await sql.query('select deactivated_at as at from staff where id = $1', [account.staffId])
  return { ...known, staffId: account.staffId, deactivatedAt: rows[0]?.at as Date }
}
