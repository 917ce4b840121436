import { z } from 'zod'
import { closeOrganization } from '../../src/services/organizations/closeOrganization.ts'
import { recordAct } from '../recordAct.ts'

/** `POST /api/organizations/:id/close`: its last day, or none (D26). */
export const closeEndpoint = recordAct({
  name: 'close',
  subject: 'organization',
  shape: z.object({ activeTo: z.string().trim().max(100).default('') }),
  run: (app, { id, user }, given) => closeOrganization(app, { organizationId: id, user }, given),
  answer: () => ({}),
})
