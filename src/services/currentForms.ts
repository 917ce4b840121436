import { poolOf } from '../database/connection.ts'
import type { StatementForm } from '../policy/vocabulary.ts'
import type { Application } from './application.ts'

/** The current revision of each form (D15); `size` in bytes, `effectiveFrom` a Pacific civil date. */
export type CurrentForm = { form: StatementForm; revision: string; effectiveFrom: string; size: number }

export async function currentForms(app: Application): Promise<CurrentForm[]> {
  const { rows } = await poolOf(app.payload).query(
    `select form, revision, effective_from as "effectiveFrom", size::int as size
     from confidentiality_forms where state = 'current' order by form`,
  )
  return rows as CurrentForm[]
}
