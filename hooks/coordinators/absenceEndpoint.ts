import { z } from 'zod'
import { setAbsence } from '../../src/services/absence.ts'
import { recordAct } from '../recordAct.ts'

const text = z.string().trim().max(100).default('')

/** `POST /api/coordinators/:id/absence`: days of absence and a delegate, or none (R17). */
export const absenceEndpoint = recordAct({
  name: 'absence',
  subject: 'coordinator',
  shape: z.object({ awayFrom: text, awayTo: text, standIn: text }),
  run: (app, { id, user, address }, given) => setAbsence(app, { coordinatorId: id, user, address }, given),
  answer: () => ({}),
})
