import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import type { AuditEventName } from '../../audit/events.ts'
import { poolOf } from '../../database/connection.ts'
import type { Transaction } from '../../database/transaction.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import type { Result } from '../../policy/problem.ts'
import {
  checkRevisionAct,
  checkSchedule,
  type RevisionAct,
  scheduledAlready,
} from '../../policy/publishing.ts'
import type { RevisionState } from '../../policy/vocabulary.ts'
import { activeCoordinator } from '../../access/roles.ts'
import { actorOf } from '../actor.ts'
import type { Application } from '../application.ts'
import { AT_A_TIME, eachOfMany, type Worked } from '../eachOfMany.ts'
import { refuseIf } from '../refused.ts'
import { tellRequestorsToSign } from '../renewals/startReSigning.ts'
import { asOperations, type ByOnForm, type FormRecord, lockedForm } from './formRecord.ts'
import { tellCoordinators } from './tellCoordinators.ts'

type Published = { id: string; told: number }

/**
 * Makes a revision the current one at once: the one before it is superseded, every active coordinator is told, and
 * requestors too where older signatures are refused from a day on. All of it in one transaction (R21, D15).
 */
export const publishForm = (
  app: Application,
  { formId, user, address }: ByOnForm,
): Promise<Result<Published>> =>
  asOperations(app, user, async (transaction) => {
    const form = await lockedForm(transaction.sql, formId)
    refuseIf(checkRevisionAct(form.state, 'publish'), 409)
    return makeCurrent(app, transaction, form, address)
  })

/** Has the revision published by itself at midnight (Pacific) of the day that it names. */
export const scheduleForm = (app: Application, by: ByOnForm): Promise<Result<{ id: string }>> =>
  move(app, by, 'schedule', async ({ sql }, form) => {
    refuseIf(checkSchedule(form.effectiveFrom, pacificDateOf(app.clock.now())))
    const { rows } = await sql.query(
      "select revision from confidentiality_forms where form = $1 and state = 'scheduled'",
      [form.form],
    )
    refuseIf(rows.map(({ revision }) => scheduledAlready(form.form, String(revision))))
  })

/** A scheduled revision is a draft again. */
export const unscheduleForm = (app: Application, by: ByOnForm): Promise<Result<{ id: string }>> =>
  move(app, by, 'unschedule')

/** A draft that is not to be published; it is kept, and its label is free again (D18). */
export const discardForm = (app: Application, by: ByOnForm): Promise<Result<{ id: string }>> =>
  move(app, by, 'discard')

const moves: Record<Exclude<RevisionAct, 'publish'>, { to: RevisionState; event: AuditEventName }> = {
  schedule: { to: 'scheduled', event: 'form-scheduled' },
  unschedule: { to: 'draft', event: 'form-unscheduled' },
  discard: { to: 'discarded', event: 'form-discarded' },
}

const move = (
  app: Application,
  { formId, user, address }: ByOnForm,
  act: Exclude<RevisionAct, 'publish'>,
  check?: (transaction: Transaction, form: FormRecord) => Promise<void>,
): Promise<Result<{ id: string }>> =>
  asOperations(app, user, async (transaction) => {
    const { sql } = transaction
    const form = await lockedForm(sql, formId)
    refuseIf(checkRevisionAct(form.state, act), 409)
    await check?.(transaction, form)
    const { to, event } = moves[act]
    const now = app.clock.now()
    await sql.query('update confidentiality_forms set state = $2, updated_at = $3 where id = $1', [
      ...[form.id, to, now],
    ])
    await tell(app, transaction, event, form, address)
    return { id: form.id }
  })

/**
 * Publishes the revisions whose day has come, each in a transaction of its own; one that was published or taken back
 * meanwhile is left alone.
 */
export const publishScheduledForms = (app: Application, signal: AbortSignal): Promise<Worked> =>
  eachOfMany(app, {
    nextIds: async (after) => (await dueForms(app)).filter((id) => !after || id > after),
    work: async (transaction, id) => {
      const form = await lockedForm(transaction.sql, id)
      if (form.state !== 'scheduled' || form.effectiveFrom > pacificDateOf(app.clock.now())) return 0
      await makeCurrent(app, transaction, form)
      return 1
    },
    failed: (id) => `The scheduled form ${id} could not be published`,
    signal,
  })

/** How many revisions should be current by now, and are not. */
export const countScheduledForms = async (app: Application): Promise<number> => (await dueForms(app)).length

async function dueForms(app: Application): Promise<string[]> {
  const { rows } = await poolOf(app.payload).query<{ id: string }>(
    `select id from confidentiality_forms where state = 'scheduled' and effective_from <= $1
      order by id limit ${AT_A_TIME}`,
    [pacificDateOf(app.clock.now())],
  )
  return rows.map(({ id }) => id)
}

async function makeCurrent(
  app: Application,
  transaction: Transaction,
  form: FormRecord,
  address?: string,
): Promise<Published> {
  const { req, sql } = transaction
  const now = app.clock.now()
  const today = pacificDateOf(now)
  const { rows: before } = await sql.query(
    `update confidentiality_forms set state = 'superseded', superseded_on = $2, updated_at = $3
      where form = $1 and state = 'current' returning id, revision`,
    [form.form, today, now],
  )
  await sql.query(
    `update confidentiality_forms set state = 'current', effective_from = $2, published_at = $3,
       published_by_id = $4, updated_at = $3 where id = $1`,
    [form.id, today, now, activeCoordinator(req.user)?.id ?? null],
  )
  const published = { ...form, effectiveFrom: today }
  await tell(app, transaction, 'form-published', published, address, before[0])
  const { olderRefusedAfter } = form
  if (olderRefusedAfter) await tellRequestorsToSign(app, sql, form.id, { ...published, olderRefusedAfter })
  return { id: form.id, told: await tellCoordinators(transaction, [form.id], 'published') }
}

const tell = (
  app: Application,
  { req, sql }: Transaction,
  event: AuditEventName,
  { id, form, revision, effectiveFrom }: FormRecord,
  address?: string,
  before?: Record<string, unknown>,
) =>
  writeAuditEvent(
    sql,
    {
      event,
      actor: actorOf(req),
      subject: { kind: 'confidentiality-form', id },
      ...(before && { before: { current: before.revision } }),
      after: { form, revision, effectiveFrom },
      address,
    },
    app.clock.now(),
  )
