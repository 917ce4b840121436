import { z } from 'zod'
import { sendFormsOn } from '../../src/services/forms/sendOn.ts'
import { recordAct } from '../recordAct.ts'

/** `POST /api/organizations/:id/send-forms`: the current forms to its requestors who lack them (R15). */
export const sendFormsEndpoint = recordAct({
  name: 'send-forms',
  subject: 'organization',
  shape: z.object({ text: z.string().max(20_000).default('') }),
  run: (app, { id, user, address }, { text }) =>
    sendFormsOn(app, { organizationId: id, text, user, address }),
  answer: ({ told }) => ({ told }),
})
