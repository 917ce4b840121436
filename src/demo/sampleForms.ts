import type { TypedUser } from 'payload'
import { sampleForm } from '../evidence/sampleForms/sampleForm.ts'
import { poolOf } from '../database/connection.ts'
import { pacificDateOf } from '../policy/dates.ts'
import type { StatementForm } from '../policy/vocabulary.ts'
import type { Application } from '../services/application.ts'
import { draftForm } from '../services/forms/draftForm.ts'
import { publishForm } from '../services/forms/publishForm.ts'

type SampleRevision = { form: StatementForm; revision: string; daysAgo: number; whatChanged: string }

/**
 * The official texts are not public: these keep their place until the Operations Unit publishes them (D20). The last
 * one takes the place of another when requestors are on record: it waits to be sent on to them.
 */
export const sampleForms: SampleRevision[] = [
  { form: 'de-7410', revision: 'SAMPLE 1', daysAgo: 420, whatChanged: 'SAMPLE: the first revision.' },
  { form: 'e-1', revision: 'SAMPLE 1', daysAgo: 420, whatChanged: 'SAMPLE: the first revision.' },
  {
    form: 'e-1',
    revision: 'SAMPLE 2',
    daysAgo: 12,
    whatChanged: 'SAMPLE: shorter sentences, and one field more.',
  },
]

/** What is there already stays as it is. @throws where it can neither be published nor is there already */
export async function publishSampleForm(
  app: Application,
  user: TypedUser,
  { form, revision, whatChanged }: Omit<SampleRevision, 'daysAgo'>,
): Promise<void> {
  if (await isThere(app, form, revision)) return
  const bytes = await sampleForm(form, { revision })
  const effectiveFrom = pacificDateOf(app.clock.now())
  const file = { bytes, fileName: `${form}.pdf` }
  const draft = { form, revision, whatChanged, effectiveFrom, olderRefusedAfter: '', file }
  const drafted = await draftForm(app, { user }, draft)
  const published = drafted.ok ? await publishForm(app, { formId: drafted.value.id, user }) : drafted
  if (!published.ok) throw new Error(published.problems.map(({ message }) => message).join('. '))
}

async function isThere(app: Application, form: StatementForm, revision: string): Promise<boolean> {
  const { rows } = await poolOf(app.payload).query(
    `select 1 from confidentiality_forms
      where form = $1 and revision = $2 and state in ('current', 'superseded')`,
    [form, revision],
  )
  return rows.length > 0
}
