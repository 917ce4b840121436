import type { Endpoint } from 'payload'
import { z } from 'zod'
import { activeCoordinator } from '../../src/access/roles.ts'
import { askForPack } from '../../src/services/evidencePacks/askForPack.ts'
import { readPack } from '../../src/services/evidencePacks/packRecord.ts'
import { recordRefusedAct } from '../../src/services/recordRefusal.ts'
import { recordAct } from '../recordAct.ts'

const name = 'evidence-pack'

export const packEndpoints: Endpoint[] = [
  /** `POST /api/staff/:id/evidence-pack`: asks for everything on record of an account as one file. */
  recordAct({
    name,
    subject: 'staff',
    shape: z.object({ reason: z.string().max(20_000).default('') }),
    run: (app, { id, user, address }, { reason }) =>
      askForPack(app, { user, address }, { staffId: id, reason }),
    answer: ({ id }) => ({ pack: { id } }),
  }),
  /** `GET` of the same: how far the pack is that one has asked for last. */
  {
    path: `/:id/${name}`,
    method: 'get',
    handler: async (req) => {
      if (!activeCoordinator(req.user)) return refusal(401, 'not-signed-in', 'Sign in to do this')
      const id = String(req.routeParams?.id ?? '')
      const found = await readPack(req, id)
      if (found) return Response.json(found)
      await recordRefusedAct(req, id, { act: name, code: 'staff-not-found' }, 'staff')
      return refusal(404, 'staff-not-found', 'There is no such person')
    },
  },
]

const refusal = (status: number, code: string, message: string) =>
  Response.json({ problems: [{ code, message }] }, { status })
