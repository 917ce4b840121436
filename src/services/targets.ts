import type { PayloadRequest } from 'payload'
import type { SqlExecutor } from '../database/connection.ts'
import type { Request } from '../payload-types.ts'
import { closedDays } from '../policy/businessDays.ts'
import { type Pause, pauseInWords, pausesWithin } from '../policy/pauses.ts'
import { targetOf, type TargetRules } from '../policy/targets.ts'
import { type RequestKind } from '../policy/vocabulary.ts'
import { isOpenSql } from './isOpenSql.ts'

/** Pauses that ended before this many days ago move no clock that still runs. */
const REMEMBERED_DAYS = 400

/** The processing targets as they are set today. @param now UTC instant */
export async function targetRules(req: PayloadRequest, sql: SqlExecutor, now: Date): Promise<TargetRules> {
  const settings = await req.payload.findGlobal({ slug: 'settings', overrideAccess: true, depth: 0, req })
  return {
    businessDays: Object.fromEntries(
      (settings.processingTargets ?? []).map(({ kind, businessDays }) => [kind, businessDays]),
    ) as TargetRules['businessDays'],
    isClosed: closedDays((settings.closedDays ?? []).map(({ day }) => day)),
    pauses: await readPauses(sql, now),
    now,
  }
}

/** The times in which CalJOBS could not be used, the first first. */
export async function readPauses(sql: SqlExecutor, now: Date): Promise<Pause[]> {
  const { rows } = await sql.query(
    `select "from", "to", reason from unavailable_periods
      where "to" is null or "to" > $1::timestamptz - interval '${REMEMBERED_DAYS} days' order by "from"`,
    [now],
  )
  return rows.map(({ from, to, reason }) => ({
    from: from as Date,
    to: (to as Date | null) ?? undefined,
    reason: String(reason),
  }))
}

type OpenRequest = {
  id: string
  kind: RequestKind
  submitted_at: Date
  last_day: string | null
  last_time: string | null
}

/**
 * Sets the due times of all open requests anew, after the settings or the times of unavailability have changed.
 * @param sql of the transaction of that change
 */
export async function retargetOpenRequests(sql: SqlExecutor, rules: TargetRules): Promise<void> {
  const { rows } = await sql.query(
    `select id, kind, submitted_at, last_day, last_time from requests r where ${isOpenSql('r')} order by id`,
  )
  const due = (rows as OpenRequest[]).map(({ kind, submitted_at, last_day, last_time }) =>
    targetOf({ kind, sentAt: submitted_at, lastDay: last_day, lastTime: last_time }, rules),
  )
  await sql.query(
    `update requests r set due_at = due.at from unnest($1::uuid[], $2::timestamptz[]) as due(id, at)
      where r.id = due.id and r.due_at is distinct from due.at`,
    [rows.map(({ id }) => id), due],
  )
}

/** The times of unavailability that a request was touched by, in words for its record. */
export async function periodsTouching(sql: SqlExecutor, request: Request, now: Date): Promise<string[]> {
  const end = request.credentialsExpireAt ?? request.completedAt ?? request.deniedAt ?? now.toISOString()
  const touching = pausesWithin(await readPauses(sql, now), {
    from: new Date(request.submittedAt),
    to: new Date(end),
  })
  return touching.map(pauseInWords)
}
