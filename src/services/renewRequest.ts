import type { Request } from '../payload-types.ts'
import { formatCivilDate } from '../policy/dates.ts'
import { checkGrant } from '../policy/grant.ts'
import type { Result } from '../policy/problem.ts'
import { checkRenewal } from '../policy/review/doubts.ts'
import { type Act, actWithin, inOneTransaction } from './actOnRequest.ts'
import type { Application } from './application.ts'
import { checksOfRequest } from './checksOfRequest.ts'
import { type By, givenGrant, granted } from './decideRequest.ts'
import { recordAttestations } from './recordAttestations.ts'
import { recordStaff } from './recordStaff.ts'
import { refuseIf } from './refused.ts'
import { queueRecordedNotice } from './requestNotices.ts'

/**
 * Grants an annual maintenance whose checks all pass and records the renewal, in one transaction and one press. The
 * one message to the requestor says both (R11, R46, R47).
 */
export const renewRequest = (app: Application, by: By): Promise<Result<Request>> =>
  inOneTransaction(app, by.user, async (transaction) => {
    await actWithin(app, transaction, { ...by, event: 'grant', data: {}, change: grantChecked })
    return actWithin(app, transaction, {
      ...by,
      event: 'record-account',
      data: ({ username }) => ({ username }),
      change: recordRenewal,
    })
  })

async function grantChecked(act: Act): Promise<Partial<Request>> {
  const { kind } = act.request
  const { record, lines, datesToSee } = await checksOfRequest(act.req, act.request)
  refuseIf(checkRenewal({ kind, lines, datesToSee }))
  const given = givenGrant(record.question, {})
  refuseIf(checkGrant(record.question, given))
  return granted(act, given)
}

/** As `recordAccount` does it for a kind without a password, where no privilege changes. */
async function recordRenewal(act: Act): Promise<Partial<Request>> {
  const { request, req, coordinator, now } = act
  const staff = await recordStaff(act, request.username ?? '')
  await recordAttestations(act, staff.id)
  await queueRecordedNotice(req, request, [
    ['Decision', 'Approved, and the renewal is recorded'],
    ...(staff.dueOn ? ([['Due again by', formatCivilDate(staff.dueOn)]] as [string, string][]) : []),
  ])
  const at = now.toISOString()
  return { staff: staff.id, processedBy: coordinator.id, processedAt: at, completedAt: at }
}
