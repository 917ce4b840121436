import type { CollectionAfterChangeHook } from 'payload'
import type { Coordinator } from '../../src/payload-types.ts'
import { welcomeCoordinator } from '../../src/services/forms/tellCoordinators.ts'

/** Who becomes a coordinator, or one again, gets the current forms at once (R21). */
export const welcomeNewcomer: CollectionAfterChangeHook<Coordinator> = async ({ doc, previousDoc, req }) => {
  if (doc.active && !previousDoc?.active) await welcomeCoordinator(req, doc.id)
  return doc
}
