import type { Endpoint } from 'payload'
import { bringRequestorBack, markRequestorGone } from '../../src/services/goneRequestors.ts'
import { ownershipAct } from './ownershipAct.ts'

/** `POST /api/requestors/:id/gone` and `/back`: whether this requestor oversees staff (R13). */
export const goneEndpoints: Endpoint[] = [
  ownershipAct('gone', 'requestor', (app, { id, user, address }) =>
    markRequestorGone(app, { requestorId: id, user, address }),
  ),
  ownershipAct('back', 'requestor', (app, { id, user, address }) =>
    bringRequestorBack(app, { requestorId: id, user, address }),
  ),
]
