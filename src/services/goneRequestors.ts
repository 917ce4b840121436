import type { PayloadRequest, TypedUser } from 'payload'
import { activeCoordinator } from '../access/roles.ts'
import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { inTransaction, sqlOf } from '../database/transaction.ts'
import { type CivilDate, pacificDateOf } from '../policy/dates.ts'
import { failure, type Problem, type Result, success } from '../policy/problem.ts'
import { isGone } from '../policy/roster.ts'
import { ownAccounts } from './accounts.ts'
import { actorOf } from './actor.ts'
import { type Application, applicationOf } from './application.ts'
import { type KnownOverseer, overseerByEmail, overseerById } from './overseers.ts'
import { queueUnownedNotices } from './ownershipMail.ts'
import { checkRights } from './ownershipRights.ts'
import { Refused } from './refused.ts'

/**
 * A deactivation was recorded for somebody: if they are a requestor themselves, they oversee nobody from this day
 * on, and their staff wait for another (R13). Runs in the transaction of the deactivation.
 */
export async function markGoneIfRequestor(
  req: PayloadRequest,
  staffEmail: string,
  today: CivilDate,
): Promise<void> {
  const requestor = await overseerByEmail(sqlOf(req), staffEmail)
  if (!requestor || isGone(requestor, today)) return
  await markGone(req, requestor, { today, why: 'The account of the requestor was deactivated.' })
}

/** Who acts on which requestor, as REST hands it on. */
export type ActOnRequestor = { requestorId: string; user: TypedUser; address?: string }

const notFound: Problem = { code: 'requestor-not-found', message: 'There is no such requestor' }

/** A coordinator records that a requestor of their organization no longer oversees staff (R13). Twice is once. */
export const markRequestorGone = (app: Application, by: ActOnRequestor): Promise<Result<KnownOverseer>> =>
  actOnRequestor(app, by, async (req, requestor, today) => {
    if (isGone(requestor, today)) return
    const why = 'A coordinator recorded that the requestor no longer oversees staff.'
    const exceptFor = activeCoordinator(req.user)?.email
    await markGone(req, requestor, { today, why, exceptFor, address: by.address })
  })

/** The requestor oversees staff again: those who are still on record under them, and new ones. */
export const bringRequestorBack = (app: Application, by: ActOnRequestor): Promise<Result<KnownOverseer>> =>
  actOnRequestor(app, by, async (req, requestor) => {
    if (!requestor.goneOn) return
    await setGoneOn(req, requestor, null)
    await recordChange(req, requestor, { event: 'requestor-back', goneOn: null, address: by.address })
  })

async function actOnRequestor(
  app: Application,
  by: ActOnRequestor,
  change: (req: PayloadRequest, requestor: KnownOverseer, today: CivilDate) => Promise<void>,
): Promise<Result<KnownOverseer>> {
  try {
    return success(
      await inTransaction(
        app.payload,
        async ({ req, sql }) => {
          await sql.query('select id from requestors where id = $1 for no key update', [by.requestorId])
          const requestor = await overseerById(sql, by.requestorId)
          if (!requestor) throw new Refused([notFound], 404)
          await checkRights(req, {
            organizationId: requestor.organizationId,
            about: [requestor.email],
            notFound,
          })
          await change(req, requestor, pacificDateOf(app.clock.now()))
          return requestor
        },
        by.user,
      ),
    )
  } catch (error) {
    if (error instanceof Refused) return failure(...error.problems)
    throw error
  }
}

async function markGone(
  req: PayloadRequest,
  requestor: KnownOverseer,
  gone: { today: CivilDate; why: string; exceptFor?: string; address?: string },
): Promise<void> {
  await setGoneOn(req, requestor, gone.today)
  await recordChange(req, requestor, {
    event: 'requestor-gone',
    goneOn: gone.today,
    why: gone.why,
    address: gone.address,
  })
  await queueUnownedNotices(req, {
    accounts: await ownAccounts(sqlOf(req), requestor.email),
    requestor,
    why: gone.why,
    event: `${requestor.id}:${gone.today}`,
    exceptFor: gone.exceptFor,
  })
}

const setGoneOn = (req: PayloadRequest, { id }: KnownOverseer, goneOn: CivilDate | null) =>
  req.payload.update({
    collection: 'requestors',
    id,
    data: { goneOn },
    depth: 0,
    overrideAccess: true,
    req,
  })

const recordChange = (
  req: PayloadRequest,
  requestor: KnownOverseer,
  change: {
    event: 'requestor-gone' | 'requestor-back'
    goneOn: CivilDate | null
    why?: string
    address?: string
  },
): Promise<void> =>
  writeAuditEvent(
    sqlOf(req),
    {
      event: change.event,
      actor: actorOf(req),
      subject: { kind: 'requestor', id: requestor.id },
      organizationId: requestor.organizationId,
      before: { goneOn: requestor.goneOn ?? null },
      after: { goneOn: change.goneOn, why: change.why },
      address: change.address,
    },
    applicationOf(req.payload).clock.now(),
  )
