import type { PayloadRequest } from 'payload'
import { sqlOf, type Transaction } from '../../database/transaction.ts'
import { queueMessage } from '../../mail/outbox.ts'
import type { FormOccasion } from '../../policy/vocabulary.ts'
import { applicationOf, siteUrl } from '../application.ts'
import { formsInWords, grouped, type Sent } from './sentForms.ts'

/**
 * Sends current forms to the active coordinators who were not sent them yet, in one message each (R21). Auditors
 * take note of none.
 * @param only one coordinator, by id
 * @returns how many coordinators are told
 */
export async function tellCoordinators(
  { req, sql }: Pick<Transaction, 'req' | 'sql'>,
  formIds: string[],
  occasion: Extract<FormOccasion, 'published' | 'newcomer'>,
  only?: string,
): Promise<number> {
  const { clock, config } = applicationOf(req.payload)
  const now = clock.now()
  const { rows } = await sql.query(
    `insert into disseminations (form_id, recipient, coordinator_id, email, occasion, sent_at, created_at, updated_at)
     select f.id, 'coordinator', c.id, c.email, $2, $3, $3, $3
       from confidentiality_forms f cross join coordinators c
      where f.id = any($1::uuid[]) and f.state = 'current' and c.active and c.kind <> 'auditor'
        and ($4::uuid is null or c.id = $4)
     on conflict do nothing returning form_id as "formId", coordinator_id as "recipientId", email`,
    [formIds, occasion, now, only ?? null],
  )
  const told = grouped(rows as Sent[])
  const forms = await formsInWords(req, sql)
  for (const { recipientId, email, formIds: sent } of told)
    await queueMessage(
      sql,
      config.keys,
      {
        key: `forms:${recipientId}:${sent.join(',')}`,
        to: email,
        notice: {
          key: 'form-published',
          isNewcomer: occasion === 'newcomer',
          forms: forms.filter(({ id }) => sent.includes(id)),
          panelUrl: siteUrl(req, '/admin/forms'),
        },
      },
      now,
    )
  return told.length
}

/** A coordinator who is new, or active again, gets the current forms at once (R21). */
export async function welcomeCoordinator(req: PayloadRequest, coordinatorId: string): Promise<void> {
  const sql = sqlOf(req)
  const { rows } = await sql.query("select id from confidentiality_forms where state = 'current'")
  const formIds = rows.map(({ id }) => String(id))
  await tellCoordinators({ req, sql }, formIds, 'newcomer', coordinatorId)
}
