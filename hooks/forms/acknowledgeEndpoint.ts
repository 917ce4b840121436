import { z } from 'zod'
import { acknowledgeForm } from '../../src/services/forms/acknowledgeForm.ts'
import { recordAct } from '../recordAct.ts'

/** `POST /api/confidentiality-forms/:id/acknowledge`: a coordinator takes note of a current revision (R15, R21). */
export const acknowledgeEndpoint = recordAct({
  name: 'acknowledge',
  subject: 'form',
  shape: z.object({}),
  run: (app, { id, user, address }) => acknowledgeForm(app, { formId: id, user, address }),
  answer: () => ({}),
})
