import { poolOf } from '../database/connection.ts'
import type { Transaction } from '../database/transaction.ts'
import type { Application } from './application.ts'
import { MOST_COUNTED } from './count.ts'
import { AT_A_TIME, eachOfMany, type Worked } from './eachOfMany.ts'
import { lockedRequest } from './lockRequest.ts'
import { openDeactivationsOf } from './openDeactivations.ts'
import { supersedeOvertaken } from './supersede.ts'

/**
 * Closes what a deactivation that binds has overtaken: its last moment has passed, and nobody has recorded it yet
 * (D17, D24).
 * @param signal ends it after the deactivation in hand
 * @returns how many requests were closed, and how many deactivations could not be looked at
 */
export const closeOvertaken = (app: Application, signal?: AbortSignal): Promise<Worked> =>
  eachOfMany(app, {
    nextIds: (after) => nextIds(app, after),
    work: closeBeside,
    failed: (id) => `The requests that the deactivation ${id} has overtaken could not be closed`,
    signal,
  })

/** Deactivations `d` with open requests that were sent before their last moment. */
const overtaking = `
  from requests d
 where d.binds_by is not null and d.state in ('submitted', 'in-review', 'returned') and d.due_at < $1
   and exists (
     select 1 from requests r
      where (r.staff_email = d.staff_email or r.staff_id = d.staff_id) and r.kind <> 'deactivate'
        and r.state in ('submitted', 'in-review', 'returned', 'granted') and r.submitted_at <= d.due_at)`

async function nextIds(app: Application, after?: string): Promise<string[]> {
  const { rows } = await poolOf(app.payload).query<{ id: string }>(
    `select d.id ${overtaking} and ($2::uuid is null or d.id > $2) order by d.id limit ${AT_A_TIME}`,
    [app.clock.now(), after ?? null],
  )
  return rows.map(({ id }) => id)
}

/** Deactivations that still have such requests; at most one more than `MOST_COUNTED`. */
export async function countOvertaking(app: Application): Promise<number> {
  const { rows } = await poolOf(app.payload).query<{ count: number }>(
    `select count(*)::int as count from (select 1 ${overtaking} limit ${MOST_COUNTED + 1}) waiting`,
    [app.clock.now()],
  )
  return rows[0]?.count ?? 0
}

/** Looked at again on the locked row: it may have been withdrawn or recorded since. */
async function closeBeside({ req, sql }: Transaction, id: string): Promise<number> {
  const request = await lockedRequest(req, id)
  if (!request) return 0
  const [open] = (await openDeactivationsOf(sql, [{ email: request.staffEmail }])).filter(
    (one) => one.id === id,
  )
  return open ? supersedeOvertaken(req, request, open) : 0
}
