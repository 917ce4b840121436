import type { TypedUser } from 'payload'
import { isOperationsUnit } from '../../access/roles.ts'
import type { SqlExecutor } from '../../database/connection.ts'
import { inTransaction, type Transaction } from '../../database/transaction.ts'
import type { CivilDate } from '../../policy/dates.ts'
import { failure, type Problem, type Result } from '../../policy/problem.ts'
import type { RevisionState, StatementForm } from '../../policy/vocabulary.ts'
import type { Application } from '../application.ts'
import { answered, Refused } from '../refused.ts'

/** Who acts on a revision, from where. */
export type ByOperations = { user: TypedUser; address?: string }
export type ByOnForm = ByOperations & { formId: string }

/** A revision of a form as the acts on it need it; civil dates are Pacific. */
export type FormRecord = {
  id: string
  form: StatementForm
  revision: string
  state: RevisionState
  effectiveFrom: CivilDate
  olderRefusedAfter?: CivilDate
  whatChanged: string
}

export const formNotFound: Problem = { code: 'form-not-found', message: 'There is no such form' }

const roleMayNot: Problem = {
  code: 'role-may-not',
  message: 'The CalJOBS Operations Unit alone publishes forms',
  clause: 'R21',
}

/** One act of the Operations Unit on forms, in one transaction; what it refuses is an answer, not a fault (R21). */
export async function asOperations<T>(
  app: Application,
  user: TypedUser,
  work: (transaction: Transaction) => Promise<T>,
): Promise<Result<T>> {
  if (!isOperationsUnit(user)) return failure(roleMayNot)
  return answered(() => inTransaction(app.payload, work, user))
}

/** Two people who publish at once wait for each other: whoever comes second sees what the first has done. */
export const lockForm = (sql: SqlExecutor, form: StatementForm) =>
  sql.query("select pg_advisory_xact_lock(hashtextextended('confidentiality-form ' || $1, 0))", [form])

/**
 * The revision and its form, locked until the transaction ends.
 * @throws Refused where there is none
 */
export async function lockedForm(sql: SqlExecutor, id: string): Promise<FormRecord> {
  const { rows: found } = await sql.query('select form from confidentiality_forms where id = $1', [id])
  if (!found[0]) throw new Refused([formNotFound], 404)
  await lockForm(sql, found[0].form as StatementForm)
  const { rows } = await sql.query(
    `select id, form, revision, state, effective_from as "effectiveFrom", what_changed as "whatChanged",
       older_refused_after as "olderRefusedAfter"
       from confidentiality_forms where id = $1 for update`,
    [id],
  )
  return rows[0] as FormRecord
}
