import type { PayloadRequest, TypedUser } from 'payload'
import { activeCoordinator, isAuditor, isOperationsUnit, seesEverything } from '../access/roles.ts'
import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { poolOf } from '../database/connection.ts'
import { inTransaction, type Transaction } from '../database/transaction.ts'
import type { CivilDate } from '../policy/dates.ts'
import { failure, type Problem, type Result, success } from '../policy/problem.ts'
import type { StatementForm } from '../policy/vocabulary.ts'
import { actorOf } from './actor.ts'
import type { Application } from './application.ts'
import { Refused } from './refused.ts'

/** Who took note of a form, and when (UTC instant); who still has to has no instant. */
export type Receipt = { name: string; at?: string }

export type FormRevision = {
  id: string
  form: StatementForm
  revision: string
  effectiveFrom: CivilDate
  /** In bytes. */
  size: number
  /** UTC instant at which the signed-in person took note. */
  acknowledgedAt?: string
}

/** A current revision; who has taken note, for the Operations Unit and auditors alone (R21). */
export type CurrentRevision = FormRevision & {
  receipts?: Receipt[]
  /** The last day on which older signatures are accepted (D15). */
  olderRefusedAfter?: CivilDate
  /** Active accounts whose statement is older than the revision; for who may ask for new signatures. */
  waiting?: number
}

export type FormsView = {
  current: CurrentRevision[]
  superseded: FormRevision[]
  /** Auditors read, and take note of nothing. */
  mayAcknowledge: boolean
}

/** How many current forms the signed-in coordinator has not taken note of; none of auditors (D15). */
export async function countUnacknowledged(req: PayloadRequest): Promise<number> {
  const coordinator = activeCoordinator(req.user)
  if (!coordinator || isAuditor(req.user)) return 0
  const { rows } = await poolOf(req.payload).query<{ count: number }>(
    `select count(*)::int as count from confidentiality_forms f
      where f.state = 'current' and not exists (
        select 1 from disseminations t where t.form_id = f.id and t.coordinator_id = $1
          and t.acknowledged_at is not null)`,
    [coordinator.id],
  )
  return rows[0]?.count ?? 0
}

type FormRecord = {
  id: string
  form: StatementForm
  revision: string
  effective_from: CivilDate
  size: number
  state: 'current' | 'superseded'
  acknowledged_at: Date | null
  older_refused_after: CivilDate | null
}

/** The current revision of each form and all before it, the newest first (R15, R21, D15). */
export async function listForms(req: PayloadRequest): Promise<FormsView> {
  const { rows } = await poolOf(req.payload).query<FormRecord>(
    `select f.id, f.form, f.revision, f.effective_from, f.size::int as size, f.state, f.older_refused_after,
       t.acknowledged_at
       from confidentiality_forms f
       left join disseminations t on t.form_id = f.id and t.coordinator_id = $1
      order by f.form, f.effective_from desc, f.created_at desc, f.id`,
    [activeCoordinator(req.user)?.id ?? null],
  )
  const of = (state: FormRecord['state']) => rows.filter((row) => row.state === state).map(asRevision)
  const current = of('current')
  const olderRefused = new Map(rows.map((row) => [row.id, row.older_refused_after ?? undefined]))
  const waiting = isOperationsUnit(req.user) ? await waitingFor(req) : undefined
  const receipts = seesEverything(req.user) ? await receiptsOf(req, current) : undefined
  return {
    current: current.map((one) => ({
      ...one,
      receipts: receipts?.get(one.id),
      olderRefusedAfter: olderRefused.get(one.id),
      waiting: waiting && (waiting.get(one.id) ?? 0),
    })),
    superseded: of('superseded'),
    mayAcknowledge: Boolean(activeCoordinator(req.user)) && !isAuditor(req.user),
  }
}

/** Active accounts whose statement was signed before the current revision took effect, by the revision. */
async function waitingFor(req: PayloadRequest): Promise<Map<string, number>> {
  const { rows } = await poolOf(req.payload).query<{ id: string; accounts: number }>(
    `select f.id, count(*)::int as accounts from confidentiality_forms f
       join staff s on s.account_state = 'active' and s.statement_form::text = f.form::text
        and s.statement_signed_on < f.effective_from
      where f.state = 'current' group by f.id`,
  )
  return new Map(rows.map(({ id, accounts }) => [id, accounts]))
}

const asRevision = (row: FormRecord): FormRevision => ({
  id: row.id,
  form: row.form,
  revision: row.revision,
  effectiveFrom: row.effective_from,
  size: row.size,
  acknowledgedAt: row.acknowledged_at?.toISOString(),
})

/** Every active coordinator by form, those who still have to take note first. */
async function receiptsOf(req: PayloadRequest, forms: FormRevision[]): Promise<Map<string, Receipt[]>> {
  const { rows } = await poolOf(req.payload).query<{ form_id: string; name: string; at: Date | null }>(
    `select f.id as form_id, c.name, t.acknowledged_at as at
       from confidentiality_forms f cross join coordinators c
       left join disseminations t on t.form_id = f.id and t.coordinator_id = c.id
      where f.id = any($1::uuid[]) and c.active and c.kind <> 'auditor'
      order by t.acknowledged_at nulls first, c.name, c.id`,
    [forms.map(({ id }) => id)],
  )
  const found = new Map<string, Receipt[]>()
  for (const { form_id: form, name, at } of rows)
    found.set(form, [...(found.get(form) ?? []), { name, at: at?.toISOString() }])
  return found
}

export type Acknowledgement = {
  formId: string
  user: TypedUser
  /** Network address of the coordinator. */
  address?: string
}

const notFound: Problem = { code: 'form-not-found', message: 'There is no such form' }
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
export async function acknowledgeForm(
  app: Application,
  acknowledgement: Acknowledgement,
): Promise<Result<{ formId: string }>> {
  try {
    return success(
      await inTransaction(
        app.payload,
        (transaction) => acknowledge(app, transaction, acknowledgement),
        acknowledgement.user,
      ),
    )
  } catch (error) {
    if (error instanceof Refused) return failure(...error.problems)
    throw error
  }
}

async function acknowledge(
  app: Application,
  { req, sql }: Transaction,
  { formId, user, address }: Acknowledgement,
): Promise<{ formId: string }> {
  const coordinator = activeCoordinator(user)
  if (!coordinator) throw new Refused([notFound], 404)
  if (isAuditor(user)) throw new Refused([roleMayNot], 403)
  // No later revision takes its place meanwhile.
  const { rows } = await sql.query(
    'select form, revision, state from confidentiality_forms where id = $1 for share',
    [formId],
  )
  const form = rows[0]
  if (!form) throw new Refused([notFound], 404)
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
