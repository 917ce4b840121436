import type { PayloadRequest } from 'payload'
import type { Organization } from '../payload-types.ts'

/**
 * One organization, whoever asks: for rules that must see it.
 * @throws NotFound
 */
export const organizationById = (req: PayloadRequest, id: string): Promise<Organization> =>
  req.payload.findByID({ collection: 'organizations', id, depth: 0, overrideAccess: true, req })
