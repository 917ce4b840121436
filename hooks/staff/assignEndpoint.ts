import type { Endpoint } from 'payload'
import { z } from 'zod'
import { failure } from '../../src/policy/problem.ts'
import { assignRequestor } from '../../src/services/assignRequestor.ts'
import { ownershipAct } from '../requestors/ownershipAct.ts'

const shape = z.object({ requestorId: z.string().max(100).default('') })

/** `POST /api/staff/:id/assign-requestor`: gives an account without a requestor to one (R13). */
export const assignEndpoint: Endpoint = ownershipAct(
  'assign-requestor',
  'staff',
  async (app, { id, user, address, body }) => {
    const given = shape.safeParse(body)
    if (!given.success)
      return failure({ code: 'wrong-kind', message: 'The request body does not have the right form' })
    return assignRequestor(app, { staffId: id, requestorId: given.data.requestorId, user, address })
  },
)
