import type { PayloadRequest } from 'payload'
import { poolOf } from '../database/connection.ts'
import { inTransaction, sqlOf } from '../database/transaction.ts'
import { queueMessage } from '../mail/outbox.ts'
import type { Request } from '../payload-types.ts'
import { type CivilDate, pacificDateOf } from '../policy/dates.ts'
import { lastDayInWords } from '../policy/deactivation.ts'
import { lastDaysToRemindOf, reminderIsDue } from '../policy/deactivationReminder.ts'
import { fullName } from '../policy/people.ts'
import { openStates, type RequestState } from '../policy/vocabulary.ts'
import type { Application } from './application.ts'
import { contactsOf } from './contacts.ts'

/** Requests that are looked up at a time. */
const batch = 200

/**
 * Reminds the coordinators of each open deactivation on the working day before its last day, once each; after that
 * day too, when nothing ran on it, until the last day has passed (R40).
 * @param signal ends it after the request in hand
 */
export async function remindDeactivations(app: Application, signal?: AbortSignal): Promise<void> {
  const today = pacificDateOf(app.clock.now())
  let ids = await nextIds(app, today)
  while (ids.length && !signal?.aborted) {
    for (const id of ids) if (!signal?.aborted) await remindOrLog(app, id, today)
    ids = await nextIds(app, today, ids.at(-1))
  }
}

async function nextIds(app: Application, today: CivilDate, after?: string): Promise<string[]> {
  const { from, to } = lastDaysToRemindOf(today)
  const { rows } = await poolOf(app.payload).query<{ id: string }>(
    `select id from requests where kind = 'deactivate' and state::text = any($1)
       and last_day between $2 and $3 and ($4::uuid is null or id > $4) order by id limit ${batch}`,
    [openStates, from, to, after ?? null],
  )
  return rows.map(({ id }) => id)
}

/** One request that cannot be told of does not keep the others. */
async function remindOrLog(app: Application, id: string, today: CivilDate): Promise<void> {
  try {
    await inTransaction(app.payload, ({ req }) => remind(app, req, id, today))
  } catch (error) {
    app.payload.logger.error({ err: error, msg: `No reminder of the deactivation ${id} could be queued` })
  }
}

async function remind(app: Application, req: PayloadRequest, id: string, today: CivilDate): Promise<void> {
  const request = await req.payload.findByID({
    collection: 'requests',
    id,
    depth: 0,
    overrideAccess: true,
    req,
  })
  if (!isDue(request, today)) return
  const { contact, told } = await contactsOf(req, request)
  for (const to of told) await queueReminder(app, req, { request, to, replyTo: contact })
}

/** Looked at again in the transaction: it may have ended since. */
function isDue({ state, lastDay, submittedAt }: Request, today: CivilDate): boolean {
  if (!lastDay || !(openStates as readonly RequestState[]).includes(state)) return false
  return reminderIsDue({ lastDay, submittedOn: pacificDateOf(new Date(submittedAt)) }, today)
}

const queueReminder = (
  app: Application,
  req: PayloadRequest,
  { request, to, replyTo }: { request: Request; to: string; replyTo: string },
): Promise<void> => {
  const { id, reference, kind, staffGivenName, staffFamilyName, lastTime } = request
  const lastDay = request.lastDay ?? ''
  return queueMessage(
    sqlOf(req),
    app.config.keys,
    {
      key: `${id}:deactivation-reminder:${lastDay}:${to}`,
      to,
      replyTo,
      notice: {
        key: 'deactivation-reminder',
        reference,
        kind,
        staffName: fullName(staffGivenName, staffFamilyName),
        lastDay: lastDayInWords({ lastDay, lastTime }),
        reviewUrl: `${app.config.publicUrl}/admin/collections/requests/${id}`,
      },
      requestId: id,
    },
    app.clock.now(),
  )
}
