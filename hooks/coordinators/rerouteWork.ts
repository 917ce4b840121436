import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'
import type { Coordinator } from '../../src/payload-types.ts'
import { idOf } from '../../src/services/names.ts'
import { lockWorkOfCoordinator, rerouteOfCoordinator } from '../../src/services/rerouting/rerouteOpen.ts'

const fields = ['active', 'kind', 'email', 'awayFrom', 'awayTo'] as const

const isChanged = (before: Partial<Coordinator>, after: Partial<Coordinator>) =>
  fields.some((field) => (after[field] ?? null) !== (before[field] ?? null)) ||
  idOf(after.standIn) !== idOf(before.standIn)

/** Whoever acts on a request locks it first: its coordinator is written after that, or two would block each other. */
export const holdWork: CollectionBeforeChangeHook<Coordinator> = async ({ data, originalDoc, req }) => {
  if (originalDoc && isChanged(originalDoc, { ...originalDoc, ...data }))
    await lockWorkOfCoordinator(req, originalDoc.id)
  return data
}

/** Who can no longer act on what they have, or not for some days: it goes to whom Table 1 names now (D26). */
export const rerouteWork: CollectionAfterChangeHook<Coordinator> = async ({
  doc,
  previousDoc,
  operation,
  req,
}) => {
  if (operation === 'update' && isChanged(previousDoc, doc)) await rerouteOfCoordinator(req, doc)
  return doc
}
