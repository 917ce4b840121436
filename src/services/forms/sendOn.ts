import type { TypedUser } from 'payload'
import { ownOrganizationIds } from '../../access/ownOrganizations.ts'
import { activeCoordinator, isAuditor, isOperationsUnit } from '../../access/roles.ts'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { inTransaction, type Transaction } from '../../database/transaction.ts'
import type { Problem, Result } from '../../policy/problem.ts'
import { checkWords } from '../../policy/sendingOn.ts'
import { actorOf } from '../actor.ts'
import type { Application } from '../application.ts'
import { answered, refuseIf, Refused } from '../refused.ts'
import { requestorsWaiting } from './areas.ts'
import { tellRequestors } from './tellRequestors.ts'

export type SendingOn = {
  organizationId: string
  /** What the coordinator writes to the requestors. */
  text: string
  user: TypedUser
  /** Network address of the coordinator. */
  address?: string
}

const notFound: Problem = { code: 'organization-not-found', message: 'There is no such organization' }
const roleMayNot: Problem = {
  code: 'role-may-not',
  message: 'Auditors read the forms and send none',
  clause: 'R15',
}

/**
 * A coordinator sends the current forms to the requestors of an organization who do not have them yet; pressed twice,
 * the second sends nothing (R15).
 * @returns how many requestors are told
 */
export const sendFormsOn = (app: Application, asked: SendingOn): Promise<Result<{ told: number }>> =>
  answered(() => inTransaction(app.payload, (transaction) => send(app, transaction, asked), asked.user))

async function send(
  app: Application,
  { req, sql }: Transaction,
  { organizationId, text, user, address }: SendingOn,
): Promise<{ told: number }> {
  const coordinator = activeCoordinator(user)
  if (!coordinator) throw new Refused([notFound], 404)
  if (isAuditor(user)) throw new Refused([roleMayNot], 403)
  const isOwn = isOperationsUnit(user) || (await ownOrganizationIds(req)).includes(organizationId)
  const { rows } = isOwn
    ? await sql.query('select 1 from organizations where id = $1', [organizationId])
    : { rows: [] }
  if (!rows.length) throw new Refused([notFound], 404)
  refuseIf(checkWords(text))
  const told = await tellRequestors(
    { req, sql },
    {
      requestorIds: await requestorsWaiting(req, organizationId),
      organizationId,
      occasion: 'sent-on',
      by: { id: coordinator.id, name: coordinator.name, email: coordinator.email, text: text.trim() },
    },
  )
  if (told)
    await writeAuditEvent(
      sql,
      {
        event: 'form-sent-on',
        actor: actorOf(req),
        subject: { kind: 'organization', id: organizationId },
        organizationId,
        after: { requestors: told, text: text.trim() },
        address,
      },
      app.clock.now(),
    )
  return { told }
}
