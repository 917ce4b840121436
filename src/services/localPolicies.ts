import type { SqlExecutor } from '../database/connection.ts'
import { isRecordId } from '../database/recordId.ts'
import type { LocalPolicy } from '../policy/localPolicy.ts'

/** The local office policies that are on record for these organizations, by name; most have none. */
export async function localPoliciesOf(
  sql: SqlExecutor,
  organizationIds: (string | null | undefined)[],
): Promise<LocalPolicy[]> {
  const ids = organizationIds.filter((id) => id && isRecordId(id))
  if (!ids.length) return []
  const { rows } = await sql.query(
    `select name as "organizationName", trim(local_instructions) as text from organizations
      where id = any($1::uuid[]) and trim(local_instructions) <> '' order by name`,
    [ids],
  )
  return rows as LocalPolicy[]
}
