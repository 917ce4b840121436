import { z } from 'zod'
import { assignRequestor } from '../../src/services/assignRequestor.ts'
import { recordAct } from '../recordAct.ts'

/** `POST /api/staff/:id/assign-requestor`: gives an account without a requestor to one (R13). */
export const assignEndpoint = recordAct({
  name: 'assign-requestor',
  subject: 'staff',
  shape: z.object({ requestorId: z.string().max(100).default('') }),
  run: (app, { id, user, address }, { requestorId }) =>
    assignRequestor(app, { staffId: id, requestorId, user, address }),
  answer: () => ({}),
})
