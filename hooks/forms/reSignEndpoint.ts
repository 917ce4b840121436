import { z } from 'zod'
import { startReSigning } from '../../src/services/renewals/startReSigning.ts'
import { recordAct } from '../recordAct.ts'

/** `POST /api/confidentiality-forms/:id/re-sign`: until when statements of older revisions are accepted (D15). */
export const reSignEndpoint = recordAct({
  name: 're-sign',
  subject: 'form',
  shape: z.object({ olderRefusedAfter: z.string() }),
  run: (app, { id, user, address }, { olderRefusedAfter }) =>
    startReSigning(app, { formId: id, olderRefusedAfter, user, address }),
  answer: ({ told }) => ({ told }),
})
