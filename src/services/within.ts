import type { PayloadRequest } from 'payload'

/** For every query of a view: within the access of the signed-in person; what they may not see is not there. */
export const within = (req: PayloadRequest) =>
  ({ overrideAccess: false, user: req.user, depth: 0, pagination: false, disableErrors: true, req }) as const
