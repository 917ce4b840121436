import { z } from 'zod'
import { changeStanding } from '../../src/services/coordinators/changeStanding.ts'
import { recordAct } from '../recordAct.ts'

const text = z.string().trim().max(100).default('')

/** `POST /api/coordinators/:id/standing`: an account becomes inactive, active or of another kind (D26). */
export const standingEndpoint = recordAct({
  name: 'standing',
  subject: 'coordinator',
  shape: z.object({ change: text, successor: text }),
  run: (app, { id, user }, given) => changeStanding(app, { coordinatorId: id, user }, given),
  answer: () => ({}),
})
