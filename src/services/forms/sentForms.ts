import type { PayloadRequest } from 'payload'
import type { SqlExecutor } from '../../database/connection.ts'
import { type StatementForm, statementFormLabels } from '../../policy/vocabulary.ts'
import { siteUrl } from '../application.ts'

/** A form that was put on record as sent just now. */
export type Sent = { formId: string; recipientId: string; email: string }

/** A current form as mail tells of it. */
export type FormInWords = {
  id: string
  name: string
  revision: string
  effectiveFrom: string
  /** Empty for the first revision. */
  whatChanged: string
  url: string
}

/** One entry for each recipient, with the ids of the forms in a fixed order. */
export function grouped(sent: Sent[]): { recipientId: string; email: string; formIds: string[] }[] {
  const found = new Map<string, { recipientId: string; email: string; formIds: string[] }>()
  for (const { recipientId, email, formId } of sent) {
    const one = found.get(recipientId) ?? { recipientId, email, formIds: [] }
    one.formIds.push(formId)
    found.set(recipientId, one)
  }
  return [...found.values()].map((one) => ({ ...one, formIds: [...one.formIds].sort() }))
}

/** The current forms, as mail tells of them. */
export async function formsInWords(req: PayloadRequest, sql: SqlExecutor): Promise<FormInWords[]> {
  const { rows } = await sql.query(
    `select id, form, revision, effective_from as "effectiveFrom", coalesce(what_changed, '') as "whatChanged"
       from confidentiality_forms where state = 'current' order by form`,
  )
  return (rows as (Omit<FormInWords, 'name' | 'url'> & { form: StatementForm })[]).map(
    ({ form, ...one }) => ({
      ...one,
      name: statementFormLabels[form],
      url: siteUrl(req, `/forms/${form}`),
    }),
  )
}
