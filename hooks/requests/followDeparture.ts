import type { CollectionAfterChangeHook } from 'payload'
import type { Request } from '../../src/payload-types.ts'
import { followSeparation } from '../../src/services/incidents/followSeparation.ts'

/** A late deactivation is an incident, whichever door it comes through (R43, R44, D12). */
export const followDeparture: CollectionAfterChangeHook<Request> = async ({
  doc,
  previousDoc,
  operation,
  req,
}) => {
  await followSeparation(req, doc, operation === 'create' ? undefined : previousDoc)
  return doc
}
