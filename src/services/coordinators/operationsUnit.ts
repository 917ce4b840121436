import type { SqlExecutor } from '../../database/connection.ts'
import { type CoordinatorKind, coordinatorKinds } from '../../policy/vocabulary.ts'

/**
 * Whether another account of the Operations Unit is active. Whoever asks goes one at a time until the transaction
 * ends, so that two who switch each other off cannot both be told yes.
 */
export async function hasAnotherOperationsUnit(sql: SqlExecutor, id: string): Promise<boolean> {
  const { rows } = await sql.query('select another_operations_unit($1) as found', [id])
  return rows[0]?.found === true
}

/** What an account is at the moment. */
export async function standingOf(
  sql: SqlExecutor,
  id: string,
): Promise<{ kind: CoordinatorKind; active: boolean } | undefined> {
  const { rows } = await sql.query('select kind, active from coordinators where id = $1', [id])
  const kind = coordinatorKinds.find((one) => one === rows[0]?.kind)
  return kind && { kind, active: rows[0]?.active === true }
}
