import type { Request } from '../payload-types.ts'
import { checkCredentials, credentialsExpireAt } from '../policy/credentials.ts'
import { formatCivilDate, formatPacificInstant, pacificDateOf } from '../policy/dates.ts'
import { readDeactivatedAt } from '../policy/deactivation.ts'
import { kindOf } from '../policy/kinds/index.ts'
import { checkOvertaken } from '../policy/openDeactivation.ts'
import { failure, type Result } from '../policy/problem.ts'
import { findAccount } from './accounts.ts'
import { type Act, actOnRequest } from './actOnRequest.ts'
import type { Application } from './application.ts'
import type { By } from './decideRequest.ts'
import { namesOf } from './names.ts'
import { overtakenBy } from './openDeactivations.ts'
import { type Credentials, queueCredentials } from './queueCredentials.ts'
import { recordAttestations } from './recordAttestations.ts'
import { recordStaff } from './recordStaff.ts'
import { refuseIf } from './refused.ts'
import { queueRecordedNotice } from './requestNotices.ts'
import { supersedeOnRecord } from './supersede.ts'
import { readPauses } from './targets.ts'
import { markGoneIfRequestor } from './unowned.ts'

/** What the coordinator enters after the account work in CalJOBS; which of it is asked for, the kind says. */
export type AccountWork = { username?: string; temporaryPassword?: string }

/**
 * Records that a granted request was carried out in CalJOBS: staff record, attestations and the mail that ends it,
 * in one transaction (R29-R33, R35, R37, R46, D11).
 */
export const recordAccount = (app: Application, by: By, work: AccountWork): Promise<Result<Request>> =>
  actOnRequest(app, {
    ...by,
    event: 'record-account',
    data: (request) => ({ username: usernameFor(request, work) }),
    change: async (act) => {
      const username = usernameFor(act.request, work)
      refuseIf(checkOvertaken(await overtakenBy(act.sql, act.request, undefined, act.now)))
      const { credentials } = kindOf(act.request.kind)
      const given = { username, temporaryPassword: work.temporaryPassword ?? '' }
      refuseIf(credentials ? checkCredentials(given) : [])
      const staff = await recordStaff(act, username)
      await recordAttestations(act, staff.id)
      const issued = credentials ? await issue(app, act, given) : {}
      if (!credentials) await queueRecordedNotice(act.req, act.request, await factsOf(act, staff.dueOn))
      return { staff: staff.id, username, ...issued, ...processed(act) }
    },
  })

/** Records that an account was deactivated in CalJOBS, and closes what was still open about it (R40, D12, D17). */
export const recordDeactivation = async (
  app: Application,
  by: By,
  work: { deactivatedOn: string; deactivatedTime: string },
): Promise<Result<Request>> => {
  const read = readDeactivatedAt(work, app.clock.now())
  if (!read.ok) return failure(...read.problems)
  const at = read.value
  return actOnRequest(app, {
    ...by,
    event: 'record-deactivation',
    data: { deactivatedAt: at },
    change: async (act) => {
      const { request, req } = act
      // Requests are locked before staff, as every other act does: so two acts never wait for each other.
      await supersedeOnRecord(req, request)
      const staff = await recordStaff(act, request.username ?? '', at)
      await markGoneIfRequestor(req, request.staffEmail, pacificDateOf(act.now))
      await queueRecordedNotice(req, request, [['Deactivated in CalJOBS', formatPacificInstant(at)]])
      return { staff: staff.id, deactivatedAt: at.toISOString(), ...processed(act) }
    },
  })
}

/** As entered, or as it is in the request: only a new account has none before. */
function usernameFor(request: Request, { username }: AccountWork): string {
  if (username?.trim()) return username.trim()
  return kindOf(request.kind).concerns === 'new-person' ? '' : (request.username ?? '')
}

async function issue(app: Application, act: Act, given: Credentials): Promise<Partial<Request>> {
  const expiresAt = credentialsExpireAt(act.now, await readPauses(act.sql, act.now), act.now)
  await queueCredentials(app, act, given, expiresAt)
  return {
    credentialsIssuedAt: act.now.toISOString(),
    credentialsExpireAt: expiresAt.toISOString(),
  }
}

function processed({ coordinator, now }: Act): Partial<Request> {
  const at = now.toISOString()
  return { processedBy: coordinator.id, processedAt: at, completedAt: at }
}

/** What stands on record now, for the message that ends a change or a renewal (R38). */
async function factsOf(
  { request, req, sql }: Act,
  dueOn: string | null | undefined,
): Promise<[label: string, value: string][]> {
  const due: [string, string][] = dueOn ? [['Due again by', formatCivilDate(dueOn)]] : []
  if (!request.privilegesRequested?.length && !request.privilegesToRemove?.length) return due
  const owned = await findAccount(sql, { email: request.staffEmail })
  const names = await namesOf(req, 'privileges', owned?.account.privileges ?? [])
  return [['Privileges now', [...names.values()].sort().join(', ')], ...due]
}
