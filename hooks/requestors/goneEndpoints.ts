import type { Endpoint } from 'payload'
import { z } from 'zod'
import { bringRequestorBack, markRequestorGone } from '../../src/services/goneRequestors.ts'
import { recordAct } from '../recordAct.ts'

const act = (name: string, run: typeof markRequestorGone): Endpoint =>
  recordAct({
    name,
    subject: 'requestor',
    shape: z.object({}),
    run: (app, { id, user, address }) => run(app, { requestorId: id, user, address }),
    answer: () => ({}),
  })

/** `POST /api/requestors/:id/gone` and `/back`: whether this requestor oversees staff (R13). */
export const goneEndpoints: Endpoint[] = [act('gone', markRequestorGone), act('back', bringRequestorBack)]
