import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import type { Result } from '../../src/policy/problem.ts'
import type { RevisionAct } from '../../src/policy/publishing.ts'
import type { Application } from '../../src/services/application.ts'
import { draftForm } from '../../src/services/forms/draftForm.ts'
import type { ByOnForm } from '../../src/services/forms/formRecord.ts'
import {
  discardForm,
  publishForm,
  scheduleForm,
  unscheduleForm,
} from '../../src/services/forms/publishForm.ts'
import { remindOfForms } from '../../src/services/forms/remindOfForms.ts'
import { collectionAct, recordAct } from '../recordAct.ts'

const text = z.string().max(20_000).default('')

const draft = z.object({
  form: text,
  revision: text,
  effectiveFrom: text,
  whatChanged: text,
  olderRefusedAfter: text,
  file: z.instanceof(File).optional(),
})

/** The fields of a multipart form; none where it cannot be read. */
async function formFieldsOf(req: PayloadRequest): Promise<unknown> {
  try {
    return Object.fromEntries((await req.formData?.()) ?? [])
  } catch {
    return {}
  }
}

/** `POST /api/confidentiality-forms/draft`, as multipart: a new revision, which nobody is told of yet (R21). */
const draftEndpoint = collectionAct({
  name: 'draft',
  subject: 'form',
  shape: draft,
  read: formFieldsOf,
  run: async (app, { user, address }, { file, ...claims }) => {
    const bytes = new Uint8Array(file ? await file.arrayBuffer() : [])
    return draftForm(app, { user, address }, { ...claims, file: { bytes, fileName: file?.name ?? '' } })
  },
  answer: ({ id }) => ({ id }),
})

const act = <Value extends { id: string }>(
  name: RevisionAct,
  run: (app: Application, by: ByOnForm) => Promise<Result<Value>>,
): Endpoint =>
  recordAct({
    name,
    subject: 'form',
    shape: z.object({}),
    run: (app, { id, user, address }) => run(app, { formId: id, user, address }),
    answer: (value) => value,
  })

/** `POST /api/confidentiality-forms/remind`: whoever has not acknowledged or sent on what is current (R21). */
const remindEndpoint = collectionAct({
  name: 'remind',
  subject: 'form',
  shape: z.object({}),
  run: (app, { user, address }) => remindOfForms(app, { user, address }),
  answer: (value) => value,
})

/** Acts of the Operations Unit on revisions; the rules are in the services (R21, D15). */
export const publishEndpoints: Endpoint[] = [
  draftEndpoint,
  act('publish', publishForm),
  act('schedule', scheduleForm),
  act('unschedule', unscheduleForm),
  act('discard', discardForm),
  remindEndpoint,
]
