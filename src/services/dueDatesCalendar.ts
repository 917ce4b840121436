import { dueCalendar } from '../calendar.ts'
import type { Config } from '../config.ts'
import { poolOf, type SqlExecutor } from '../database/connection.ts'
import { type CivilDate, pacificDateOf } from '../policy/dates.ts'
import { dueDays } from '../policy/dueDates.ts'
import type { Application } from './application.ts'
import { findRequestor } from './requestors.ts'

/**
 * The calendar of a requestor: a day for each due date ahead, with counts and no names (R11). The same day is the same
 * entry, in the file that is downloaded and in every message.
 * @param now UTC instant
 * @param until the last due date to name, a Pacific civil date; every one ahead where it is left out
 * @returns nothing where no account falls due from today on
 */
export async function dueDatesCalendar(
  sql: SqlExecutor,
  { publicUrl }: Pick<Config, 'publicUrl'>,
  requestorId: string,
  now: Date,
  until?: CivilDate,
): Promise<string | undefined> {
  const { rows } = await sql.query(
    `select due_on as "dueOn" from staff
      where requestor_of_record_id = $1 and account_state = 'active' and due_on >= $2
        and ($3::text is null or due_on <= $3)`,
    [requestorId, pacificDateOf(now), until ?? null],
  )
  const days = dueDays(rows as { dueOn: string }[])
  if (!days.length) return undefined
  const { host } = new URL(publicUrl)
  return dueCalendar({
    days: days.map(({ on, accounts }) => ({ uid: `due-${on}-${requestorId}@${host}`, on, accounts })),
    madeAt: now,
    url: `${publicUrl}/my/staff`,
  })
}

/** The same, for the requestor who asks. */
export async function myDueDatesCalendar(
  app: Application,
  requestorEmail: string,
): Promise<string | undefined> {
  const requestor = await findRequestor(app, requestorEmail)
  return requestor && dueDatesCalendar(poolOf(app.payload), app.config, requestor.id, app.clock.now())
}
