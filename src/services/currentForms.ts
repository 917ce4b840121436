import { poolOf, type SqlExecutor } from '../database/connection.ts'
import type { Revision } from '../policy/revisions.ts'
import type { Application } from './application.ts'

/** The current revision of each form (D15); `size` in bytes. */
export type CurrentForm = Revision & { id: string; size: number }

export const currentForms = (app: Application): Promise<CurrentForm[]> =>
  currentRevisions(poolOf(app.payload))

export async function currentRevisions(sql: SqlExecutor): Promise<CurrentForm[]> {
  const { rows } = await sql.query(
    `select id, form, revision, effective_from as "effectiveFrom", older_refused_after as "olderRefusedAfter",
       size::int as size
     from confidentiality_forms where state = 'current' order by form`,
  )
  return rows as CurrentForm[]
}
