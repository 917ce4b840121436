import { poolOf } from '../database/connection.ts'
import type { Transaction } from '../database/transaction.ts'
import { isLateSeparation } from '../policy/incidents.ts'
import { isOpen } from '../policy/vocabulary.ts'
import type { Application } from './application.ts'
import { MOST_COUNTED } from './count.ts'
import { AT_A_TIME, eachOfMany, type Worked } from './eachOfMany.ts'
import { openIncident } from './incidents/openIncident.ts'
import { separationOf } from './incidents/separation.ts'
import { lockedRequest } from './lockRequest.ts'

/**
 * Opens an incident for every deactivation whose last moment has passed and which is not recorded as done, once each
 * (R40, R43, D12). Nothing pauses it: neither a closed day nor a time in which CalJOBS could not be used.
 * @param signal ends it after the request in hand
 * @returns how many were opened, and how many could not be
 */
export const openIncidents = (app: Application, signal?: AbortSignal): Promise<Worked> =>
  eachOfMany(app, {
    nextIds: (after) => nextIds(app, after),
    work: async (transaction, id) => ((await openIfLate(app, transaction, id)) ? 1 : 0),
    failed: (id) => `The incident of the deactivation ${id} could not be opened`,
    signal,
  })

/** Requests `r` that are late without an incident. */
const late = `
  from requests r
 where r.kind = 'deactivate' and r.state in ('submitted', 'in-review', 'returned', 'granted') and r.due_at < $1
   and not exists (select 1 from incidents i where i.request_id = r.id and i.state <> 'unfounded')
   and not exists (select 1 from incidents i where lower(i.person_email) = lower(r.staff_email) and i.state = 'open')`

async function nextIds(app: Application, after?: string): Promise<string[]> {
  const { rows } = await poolOf(app.payload).query<{ id: string }>(
    `select r.id ${late} and ($2::uuid is null or r.id > $2) order by r.id limit ${AT_A_TIME}`,
    [app.clock.now(), after ?? null],
  )
  return rows.map(({ id }) => id)
}

/** Late deactivations that wait for their incident; at most one more than `MOST_COUNTED`. */
export async function countLate(app: Application): Promise<number> {
  const { rows } = await poolOf(app.payload).query<{ count: number }>(
    `select count(*)::int as count from (select 1 ${late} limit ${MOST_COUNTED + 1}) waiting`,
    [app.clock.now()],
  )
  return rows[0]?.count ?? 0
}

/** Looked at again on the locked row: it may have been recorded since. */
async function openIfLate(app: Application, { req, sql }: Transaction, id: string): Promise<boolean> {
  const request = await lockedRequest(req, id)
  if (!request || !isOpen(request.state)) return false
  const separation = await separationOf(sql, request)
  return isLateSeparation(separation, app.clock.now()) && openIncident(req, request, 'clock', separation)
}
