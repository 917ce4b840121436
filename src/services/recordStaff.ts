import type { Request, Staff } from '../payload-types.ts'
import type { Account, AccountChange } from '../policy/account.ts'
import { pacificDateOf } from '../policy/dates.ts'
import { kindOf } from '../policy/kinds/index.ts'
import { isGone } from '../policy/roster.ts'
import type { Act } from './actOnRequest.ts'
import { findAccount, lockAccount, type OwnedAccount } from './accounts.ts'
import { idOf, idsOf } from './names.ts'
import { Refused } from './refused.ts'

/**
 * Brings the staff record to what the completed request makes of it (R8, R36). An account that was not on record
 * yet, because it is older than this service, comes on record now.
 * @param deactivatedAt UTC instant, of a deactivation
 */
export async function recordStaff(act: Act, username: string, deactivatedAt?: Date): Promise<Staff> {
  const { request, req } = act
  const person = { email: request.staffEmail, username: request.username ?? '' }
  await lockAccount(act.sql, person)
  const owned = await findAccount(act.sql, person)
  await refuseTakenUsername(act, username, owned?.account)
  const change = kindOf(request.kind).outcome(decided(request), owned?.account)
  const isOverseen = owned ? await hasLivingRequestor(act, owned) : false
  const fields = changedFields(change, request, { owned, isOverseen, deactivatedAt })
  const data = { ...fields, ...(username ? { username } : {}) }
  const options = { collection: 'staff', depth: 0, overrideAccess: true, req } as const
  if (owned) {
    const isNewPerson = kindOf(request.kind).concerns === 'new-person'
    return req.payload.update({
      ...options,
      id: owned.account.staffId,
      data: { ...(isNewPerson ? personFields(request) : {}), ...data },
    })
  }
  const made = { ...personFields(request), requestorOfRecord: request.requestor, ...data }
  return req.payload.create({ ...options, data: { accountState: 'none', ...made } })
}

/** A username belongs to one person alone. */
async function refuseTakenUsername(
  { request, sql }: Act,
  username: string,
  account: Account | undefined,
): Promise<void> {
  const { rows } = await sql.query(
    'select 1 from staff where username = $1 and id <> coalesce($2::uuid, $3)',
    [username, account?.staffId ?? null, request.id],
  )
  if (rows.length)
    throw new Refused([
      {
        code: 'username-taken',
        field: 'username',
        message: 'Enter another username: this one belongs to another staff member',
        clause: 'R29',
      },
    ])
}

const personFields = (request: Request) => ({
  givenName: request.staffGivenName,
  familyName: request.staffFamilyName,
  email: request.staffEmail,
  phone: request.staffPhone,
  isEddEmployee: Boolean(request.isEddEmployee),
  organization: request.organization,
})

const decided = (request: Request) => ({
  requestDate: request.requestDate,
  isEddEmployee: Boolean(request.isEddEmployee),
  jobFunction: request.jobFunction ?? '',
  privilegesGranted: idsOf(request.privilegesGranted),
  privilegesRemoved: idsOf(request.privilegesRemoved),
  ispaCompletedOn: request.ispaCompletedOn ?? undefined,
  statementSignedOn: request.statementSignedOn ?? undefined,
  statementForm: request.statementForm ?? undefined,
})

/** No account without a living requestor: one who is gone oversees nothing any more (R13). */
async function hasLivingRequestor(
  { sql, now }: Act,
  { requestorOfRecordId }: OwnedAccount,
): Promise<boolean> {
  if (!requestorOfRecordId) return false
  const { rows } = await sql.query('select gone_on as "goneOn" from requestors where id = $1', [
    requestorOfRecordId,
  ])
  return !isGone({ goneOn: (rows[0]?.goneOn as string | null) ?? undefined }, pacificDateOf(now))
}

/** An account without a requestor is taken on by whoever sends a request for it that is granted (R13). */
function changedFields(
  { state, takesRequestor, ...change }: AccountChange,
  request: Request,
  { owned, isOverseen, deactivatedAt }: { owned?: OwnedAccount; isOverseen: boolean; deactivatedAt?: Date },
): Partial<Staff> {
  const takesOver = takesRequestor || (state === 'active' && owned && !isOverseen)
  const known = owned?.account.state === 'deactivated'
  return {
    ...change,
    ...(state ? { accountState: state } : {}),
    ...(takesOver ? { requestorOfRecord: idOf(request.requestor) } : {}),
    ...(state === 'active' ? { deactivatedAt: null } : {}),
    ...(deactivatedAt && !known ? { deactivatedAt: deactivatedAt.toISOString() } : {}),
  }
}
