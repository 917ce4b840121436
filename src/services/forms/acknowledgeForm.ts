import type { TypedUser } from 'payload'
import { activeCoordinator, isAuditor } from '../../access/roles.ts'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { inTransaction, type Transaction } from '../../database/transaction.ts'
import type { Problem, Result } from '../../policy/problem.ts'
import { actorOf } from '../actor.ts'
import type { Application } from '../application.ts'
import { answered, Refused } from '../refused.ts'
import { formNotFound } from './formRecord.ts'

export type Acknowledgement = {
  formId: string
  user: TypedUser
  /** Network address of the coordinator. */
  address?: string
}

const notCurrent: Problem = {
  code: 'form-not-current',
  message: 'A later revision took the place of this one. Reload the page and take note of that one',
  clause: 'D15',
}
const roleMayNot: Problem = {
  code: 'role-may-not',
  message: 'Auditors read the forms and take note of none',
  clause: 'D15',
}

/** A coordinator takes note of a current revision for themselves; twice is once (R15, R21, D15). */
export const acknowledgeForm = (
  app: Application,
  acknowledgement: Acknowledgement,
): Promise<Result<{ formId: string }>> =>
  answered(() =>
    inTransaction(
      app.payload,
      (transaction) => acknowledge(app, transaction, acknowledgement),
      acknowledgement.user,
    ),
  )

async function acknowledge(
  app: Application,
  { req, sql }: Transaction,
  { formId, user, address }: Acknowledgement,
): Promise<{ formId: string }> {
  const coordinator = activeCoordinator(user)
  if (!coordinator) throw new Refused([formNotFound], 404)
  if (isAuditor(user)) throw new Refused([roleMayNot], 403)
  // No later revision takes its place meanwhile.
  const { rows } = await sql.query(
    'select form, revision, state from confidentiality_forms where id = $1 for share',
    [formId],
  )
  const form = rows[0]
  if (!form) throw new Refused([formNotFound], 404)
  if (form.state !== 'current') throw new Refused([notCurrent], 409)
  const now = app.clock.now()
  const made = await sql.query(
    `insert into disseminations (form_id, recipient, coordinator_id, email, occasion, sent_at, acknowledged_at)
     values ($1, 'coordinator', $2, $4, 'newcomer', $3, $3)
     on conflict (form_id, coordinator_id) where coordinator_id is not null do update
       set acknowledged_at = excluded.acknowledged_at, updated_at = $3 where disseminations.acknowledged_at is null
     returning form_id`,
    [formId, coordinator.id, now, coordinator.email],
  )
  if (made.rows.length)
    await writeAuditEvent(
      sql,
      {
        event: 'form-acknowledged',
        actor: actorOf(req),
        subject: { kind: 'confidentiality-form', id: formId },
        after: { form: form.form, revision: form.revision },
        address,
      },
      now,
    )
  return { formId }
}
