import { poolOf } from '../database/connection.ts'
import { forgottenUploads, removeForgottenUpload } from '../evidence/uploads.ts'
import { daysBefore, DRAFT_DAYS, TRACE_DAYS, UPLOAD_DAYS } from '../policy/drafts.ts'
import type { Application } from './application.ts'
import { MOST_COUNTED } from './count.ts'
import { noteFault, type Worked } from './eachOfMany.ts'

/** Rows that one statement deletes at most. */
const batch = 500

/** What is deleted when it is older than $1. */
const leftovers = [
  { table: 'drafts', key: 'id', old: 'sent_at is null and updated_at < $1', days: DRAFT_DAYS },
  { table: 'sign_in_codes', key: 'id', old: 'created_at < $1', days: TRACE_DAYS },
  { table: 'site_sessions', key: 'token_hash', old: 'least(ended_at, expires_at) < $1', days: TRACE_DAYS },
  { table: 'resume_links', key: 'token_hash', old: 'least(used_at, expires_at) < $1', days: TRACE_DAYS },
]

/**
 * Deletes forms that were not sent within 14 days, then the files that no form names any more, and spent codes,
 * links and sessions after 30 days. Doing it twice, or breaking off in between, does no harm.
 * @param signal ends it after the batch in hand
 * @returns how many it deleted, and how many files it could not
 */
export async function clearDrafts(app: Application, signal?: AbortSignal): Promise<Worked> {
  const now = app.clock.now()
  let deleted = 0
  for (const { table, key, old, days } of leftovers) {
    const statement = `delete from ${table} where ${key} in (
      select ${key} from ${table} where ${old} limit ${batch} for update skip locked)`
    deleted += await untilFewer(() => deleteOnce(app, statement, daysBefore(now, days)), signal)
  }
  const uploads = await clearUploads(app, daysBefore(now, UPLOAD_DAYS), signal)
  return { ...uploads, done: deleted + uploads.done }
}

/** How much waits to be deleted now, files aside; of each table, 501 are counted at most. */
export async function countLeftovers(app: Application): Promise<number> {
  const now = app.clock.now()
  const counts = leftovers.map(async ({ table, old, days }) => {
    const { rows } = await poolOf(app.payload).query<{ count: number }>(
      `select count(*)::int as count from (select 1 from ${table} where ${old} limit ${MOST_COUNTED + 1}) waiting`,
      [daysBefore(now, days)],
    )
    return rows[0]?.count ?? 0
  })
  return (await Promise.all(counts)).reduce((sum, one) => sum + one, 0)
}

async function deleteOnce(app: Application, statement: string, before: Date): Promise<number> {
  const { rowCount } = await poolOf(app.payload).query(statement, [before])
  return rowCount ?? 0
}

/** One file that cannot be removed does not keep the others. */
async function clearUploads(app: Application, before: Date, signal?: AbortSignal): Promise<Worked> {
  const worked: Worked = { done: 0, faults: 0 }
  let after: string | undefined
  const looked = await untilFewer(async () => {
    const ids = await forgottenUploads(app, { before, after, limit: batch })
    for (const id of signal?.aborted ? [] : ids) {
      await removeForgottenUpload(app, id, before).catch((error: unknown) =>
        noteFault(app, worked, `The forgotten upload ${id} could not be removed`, error),
      )
    }
    after = ids.at(-1)
    return ids.length
  }, signal)
  return { ...worked, done: looked - worked.faults }
}

/** @returns how many in all */
async function untilFewer(once: () => Promise<number>, signal?: AbortSignal): Promise<number> {
  let [done, all] = [batch, 0]
  while (done === batch && !signal?.aborted) {
    done = await once()
    all += done
  }
  return all
}
