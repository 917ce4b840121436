import type { PayloadRequest } from 'payload'
import { sqlOf, type Transaction } from '../../database/transaction.ts'
import { queueMessage } from '../../mail/outbox.ts'
import type { FormOccasion } from '../../policy/vocabulary.ts'
import { applicationOf } from '../application.ts'
import { contactOfOrganization } from '../organizationContacts.ts'
import { formsInWords, grouped, type Sent } from './sentForms.ts'

export type ToRequestors = {
  requestorIds: string[]
  organizationId: string
  occasion: Extract<FormOccasion, 'sent-on' | 'newcomer'>
  /** The coordinator who sends them on, and in which words. */
  by?: { id: string; name: string; email: string; text: string }
}

/**
 * Sends the current forms to requestors who were not sent them yet, in one message each (R15).
 * @returns how many requestors are told
 */
export async function tellRequestors(
  { req, sql }: Pick<Transaction, 'req' | 'sql'>,
  { requestorIds, organizationId, occasion, by }: ToRequestors,
): Promise<number> {
  const { clock, config } = applicationOf(req.payload)
  const now = clock.now()
  const { rows } = await sql.query(
    `insert into disseminations (form_id, recipient, requestor_id, organization_id, email, occasion, sent_at,
       sent_by_id, created_at, updated_at)
     select f.id, 'requestor', q.id, $2, q.email, $3, $4, $5, $4, $4
       from confidentiality_forms f cross join requestors q
      where f.state = 'current' and q.id = any($1::uuid[])
     on conflict do nothing returning form_id as "formId", requestor_id as "recipientId", email`,
    [requestorIds, organizationId, occasion, now, by?.id ?? null],
  )
  const told = grouped(rows as Sent[])
  if (!told.length) return 0
  const forms = await formsInWords(req, sql)
  const replyTo = by?.email ?? (await contactOfOrganization(req, organizationId))
  for (const { recipientId, email, formIds } of told)
    await queueMessage(
      sql,
      config.keys,
      {
        key: `forms:${recipientId}:${formIds.join(',')}`,
        to: email,
        replyTo,
        notice: {
          key: 'current-forms',
          forms: forms.filter(({ id }) => formIds.includes(id)),
          by: by && { name: by.name, text: by.text },
          contact: replyTo,
        },
      },
      now,
    )
  return told.length
}

/** A requestor who comes on record gets the current forms at once (R15). */
export const welcomeRequestor = (
  req: PayloadRequest,
  requestorId: string,
  organizationId: string,
): Promise<number> =>
  tellRequestors(
    { req, sql: sqlOf(req) },
    { requestorIds: [requestorId], organizationId, occasion: 'newcomer' },
  )
