import type { PayloadRequest } from 'payload'
import { poolOf } from '../database/connection.ts'
import { sqlOf } from '../database/transaction.ts'
import { queueMessage } from '../mail/outbox.ts'
import type { Request } from '../payload-types.ts'
import { type CivilDate, pacificDateOf } from '../policy/dates.ts'
import { lastDayInWords } from '../policy/deactivation.ts'
import { dueReminder, type DeactivationReminder, lastDaysToRemindOf } from '../policy/deactivationReminder.ts'
import { fullName } from '../policy/people.ts'
import { isOpen, openStates } from '../policy/vocabulary.ts'
import type { Application } from './application.ts'
import { contactsOf } from './contacts.ts'
import { AT_A_TIME, eachOfMany, type Worked } from './eachOfMany.ts'

/**
 * Reminds the coordinators of each open deactivation on the working day before its last day and on the last day, once
 * each; after that working day too, when nothing ran on it (R40, R42).
 * @param signal ends it after the request in hand
 * @returns how many messages were queued, and of how many requests none could be
 */
export async function remindDeactivations(app: Application, signal?: AbortSignal): Promise<Worked> {
  const today = pacificDateOf(app.clock.now())
  return eachOfMany(app, {
    nextIds: (after) => nextIds(app, today, after),
    work: ({ req }, id) => remind(app, req, id, today),
    failed: (id) => `No reminder of the deactivation ${id} could be queued`,
    signal,
  })
}

async function nextIds(app: Application, today: CivilDate, after?: string): Promise<string[]> {
  const { from, to } = lastDaysToRemindOf(today)
  const { rows } = await poolOf(app.payload).query<{ id: string }>(
    `select id from requests where kind = 'deactivate' and state::text = any($1)
       and last_day between $2 and $3 and ($4::uuid is null or id > $4) order by id limit ${AT_A_TIME}`,
    [openStates, from, to, after ?? null],
  )
  return rows.map(({ id }) => id)
}

async function remind(app: Application, req: PayloadRequest, id: string, today: CivilDate): Promise<number> {
  const request = await req.payload.findByID({
    collection: 'requests',
    id,
    depth: 0,
    overrideAccess: true,
    req,
  })
  const reminder = reminderOf(request, today)
  if (!reminder) return 0
  const { contact, told } = await contactsOf(req, request)
  let queued = 0
  for (const to of told)
    if (await queueReminder(app, req, reminder, { request, to, replyTo: contact })) queued += 1
  return queued
}

/** Looked at again in the transaction: it may have ended since. */
function reminderOf(
  { state, lastDay, submittedAt }: Request,
  today: CivilDate,
): DeactivationReminder | undefined {
  if (!lastDay || !isOpen(state)) return undefined
  return dueReminder({ lastDay, submittedOn: pacificDateOf(new Date(submittedAt)) }, today)
}

const queueReminder = (
  app: Application,
  req: PayloadRequest,
  reminder: DeactivationReminder,
  { request, to, replyTo }: { request: Request; to: string; replyTo: string },
): Promise<boolean> => {
  const { id, reference, kind, staffGivenName, staffFamilyName, lastTime } = request
  const lastDay = request.lastDay ?? ''
  return queueMessage(
    sqlOf(req),
    app.config.keys,
    {
      key: `${id}:deactivation-reminder:${reminder}:${lastDay}:${to}`,
      to,
      replyTo,
      notice: {
        key: 'deactivation-reminder',
        reference,
        kind,
        staffName: fullName(staffGivenName, staffFamilyName),
        lastDay: lastDayInWords({ lastDay, lastTime }),
        isToday: reminder === 'last-day',
        reviewUrl: `${app.config.publicUrl}/admin/collections/requests/${id}`,
      },
      requestId: id,
    },
    app.clock.now(),
  )
}
