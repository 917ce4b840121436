import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import type { Transaction } from '../../database/transaction.ts'
import { queueMessage } from '../../mail/outbox.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import type { Result } from '../../policy/problem.ts'
import { type StatementForm, statementFormLabels } from '../../policy/vocabulary.ts'
import { actorOf } from '../actor.ts'
import { type Application, siteUrl } from '../application.ts'
import { formAreas } from './areas.ts'
import { asOperations, type ByOperations } from './formRecord.ts'

/** A coordinator for whom current forms wait. */
type Behind = {
  id: string
  email: string
  toAcknowledge: { id: string; name: string; revision: string }[]
  toSendOn: string[]
}

/**
 * Reminds every active coordinator who has not acknowledged a current form, or has not sent it on: one message each,
 * and one a Pacific day, however often it is pressed (R15, R21).
 * @returns how many coordinators are reminded
 */
export const remindOfForms = (
  app: Application,
  { user, address }: ByOperations,
): Promise<Result<{ reminded: number }>> =>
  asOperations(app, user, async (transaction) => {
    const { req, sql } = transaction
    const now = app.clock.now()
    let reminded = 0
    for (const one of await coordinatorsBehind(transaction)) {
      const isNew = await queueMessage(
        sql,
        app.config.keys,
        {
          key: `form-reminder:${one.id}:${pacificDateOf(now)}`,
          to: one.email,
          notice: {
            key: 'form-reminder',
            toAcknowledge: one.toAcknowledge,
            toSendOn: one.toSendOn,
            panelUrl: siteUrl(req, '/admin/forms'),
          },
        },
        now,
      )
      if (!isNew) continue
      reminded += 1
      await sql.query(
        `update disseminations set reminded_at = $3, updated_at = $3
          where coordinator_id = $1 and form_id in (
            select id from confidentiality_forms where state = 'current') and ($2 or acknowledged_at is null)`,
        [one.id, one.toSendOn.length > 0, now],
      )
    }
    if (reminded)
      await writeAuditEvent(
        sql,
        { event: 'form-reminded', actor: actorOf(req), after: { coordinators: reminded }, address },
        now,
      )
    return { reminded }
  })

async function coordinatorsBehind({ req, sql }: Transaction): Promise<Behind[]> {
  const { rows } = await sql.query(
    `select c.id, c.email, f.id as "formId", f.form, f.revision from coordinators c
       cross join confidentiality_forms f
      where c.active and c.kind <> 'auditor' and f.state = 'current' and not exists (
        select 1 from disseminations d where d.form_id = f.id and d.coordinator_id = c.id
          and d.acknowledged_at is not null)
      order by c.id, f.form`,
  )
  const behind = new Map<string, Behind>()
  const of = (id: string, email: string): Behind => {
    const known = behind.get(id) ?? { id, email, toAcknowledge: [], toSendOn: [] }
    behind.set(id, known)
    return known
  }
  for (const row of rows as {
    id: string
    email: string
    formId: string
    form: StatementForm
    revision: string
  }[])
    of(row.id, row.email).toAcknowledge.push({
      id: row.formId,
      name: statementFormLabels[row.form],
      revision: row.revision,
    })
  const waiting = new Map(
    (await formAreas(req)).filter((area) => area.waiting).map(({ id, name }) => [id, name]),
  )
  for (const { id, email, organizationId } of await coordinatorsOf(sql, [...waiting.keys()]))
    of(id, email).toSendOn.push(waiting.get(organizationId) ?? '')
  return [...behind.values()]
}

/** The active coordinators of organizations (R18); auditors send nothing on. */
async function coordinatorsOf(
  sql: Transaction['sql'],
  organizationIds: string[],
): Promise<{ id: string; email: string; organizationId: string }[]> {
  const { rows } = await sql.query(
    `select c.id, c.email, r.parent_id as "organizationId" from organizations_rels r
       join coordinators c on c.id = r.coordinators_id and c.active and c.kind <> 'auditor'
       join organizations o on o.id = r.parent_id
      where r.path = 'coordinators' and r.parent_id = any($1::uuid[]) order by o.name, c.id`,
    [organizationIds],
  )
  return rows as { id: string; email: string; organizationId: string }[]
}
