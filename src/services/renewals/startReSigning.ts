import type { TypedUser } from 'payload'
import { isOperationsUnit } from '../../access/roles.ts'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { inTransaction, type Transaction } from '../../database/transaction.ts'
import { queueMessage } from '../../mail/outbox.ts'
import { type CivilDate, isCivilDate, pacificDateOf } from '../../policy/dates.ts'
import { failure, type Problem, type Result } from '../../policy/problem.ts'
import { checkOlderRefusedAfter, type Revision } from '../../policy/revisions.ts'
import { statementFormNames } from '../../policy/vocabulary.ts'
import { actorOf } from '../actor.ts'
import type { Application } from '../application.ts'
import { formNotFound } from '../forms/formRecord.ts'
import { answered, refuseIf, Refused } from '../refused.ts'

export type ReSigning = {
  formId: string
  /** The last day on which older signatures are accepted, a Pacific civil date; empty takes it back. */
  olderRefusedAfter: CivilDate | ''
  user: TypedUser
  /** Network address of the coordinator. */
  address?: string
}

const notCurrent: Problem = {
  code: 'form-not-current',
  message: 'A later revision took the place of this one. Reload the page',
  clause: 'D15',
}
const roleMayNot: Problem = {
  code: 'role-may-not',
  message: 'The CalJOBS Operations Unit says until when older signatures are accepted',
  clause: 'D15',
}
const dayMissing: Problem = {
  code: 'day-missing',
  field: 'olderRefusedAfter',
  message: 'Enter the last day on which older signatures are accepted',
  clause: 'D15',
}

/**
 * Names the day until which statements of older revisions are accepted. The database moves the due dates of their
 * accounts, and each requestor is told once how many of their staff have to sign (D15, R15).
 * @returns how many requestors are told
 */
export async function startReSigning(app: Application, asked: ReSigning): Promise<Result<{ told: number }>> {
  if (!isOperationsUnit(asked.user)) return failure(roleMayNot)
  return answered(() =>
    inTransaction(app.payload, (transaction) => start(app, transaction, asked), asked.user),
  )
}

async function start(
  app: Application,
  { req, sql }: Transaction,
  { formId, olderRefusedAfter, address }: ReSigning,
): Promise<{ told: number }> {
  const now = app.clock.now()
  const revision = await lockedRevision(sql, formId)
  const until = olderRefusedAfter || null
  if (until) {
    refuseIf(isCivilDate(until) ? [] : [dayMissing])
    refuseIf(checkOlderRefusedAfter(revision, until, pacificDateOf(now)))
  }
  if (until === (revision.olderRefusedAfter ?? null)) return { told: 0 }
  await sql.query(
    'update confidentiality_forms set older_refused_after = $2, updated_at = $3 where id = $1',
    [formId, until, now],
  )
  await writeAuditEvent(
    sql,
    {
      event: 're-sign-started',
      actor: actorOf(req),
      subject: { kind: 'confidentiality-form', id: formId },
      before: { olderRefusedAfter: revision.olderRefusedAfter ?? null },
      after: { form: revision.form, revision: revision.revision, olderRefusedAfter: until },
      address,
    },
    now,
  )
  return {
    told: until ? await tellRequestorsToSign(app, sql, formId, { ...revision, olderRefusedAfter: until }) : 0,
  }
}

async function lockedRevision(sql: Transaction['sql'], formId: string): Promise<Revision> {
  const { rows } = await sql.query(
    `select form, revision, state, effective_from as "effectiveFrom", older_refused_after as "olderRefusedAfter"
       from confidentiality_forms where id = $1 for update`,
    [formId],
  )
  const found = rows[0] as (Revision & { state: string }) | undefined
  if (!found) throw new Refused([formNotFound], 404)
  if (found.state !== 'current') throw new Refused([notCurrent], 409)
  return found
}

/** Each requestor is told once of a revision and day how many of their staff have to sign (D15). */
export async function tellRequestorsToSign(
  app: Application,
  sql: Transaction['sql'],
  formId: string,
  { form, revision, effectiveFrom, olderRefusedAfter }: Revision & { olderRefusedAfter: CivilDate },
): Promise<number> {
  const now = app.clock.now()
  const { rows } = await sql.query(
    `select q.email, count(*)::int as accounts from staff s join requestors q on q.id = s.requestor_of_record_id
      where s.account_state = 'active' and s.statement_form::text = $1 and s.statement_signed_on < $2
        and (q.gone_on is null or q.gone_on > $3)
      group by q.id order by q.email`,
    [form, effectiveFrom, pacificDateOf(now)],
  )
  const { publicUrl, keys } = app.config
  for (const { email, accounts } of rows as { email: string; accounts: number }[])
    await queueMessage(
      sql,
      keys,
      {
        key: `re-sign:${formId}:${olderRefusedAfter}:${email}`,
        to: email,
        notice: {
          key: 're-sign-started',
          formName: statementFormNames[form],
          revision,
          effectiveFrom,
          refusedAfter: olderRefusedAfter,
          accounts,
          formUrl: `${publicUrl}/forms/${form}`,
          renewUrl: `${publicUrl}/request/annual-maintenance`,
        },
      },
      now,
    )
  return rows.length
}
