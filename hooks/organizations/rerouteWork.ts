import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'
import type { Organization } from '../../src/payload-types.ts'
import { lockWorkOfOrganization, rerouteOfOrganization } from '../../src/services/rerouting/rerouteOpen.ts'

const fields = ['type', 'coordinators', 'delegate', 'activeFrom', 'activeTo'] as const

const isChanged = (before: Partial<Organization>, after: Partial<Organization>) =>
  fields.some((field) => JSON.stringify(after[field] ?? null) !== JSON.stringify(before[field] ?? null))

/** Whoever acts on a request locks it first: its organization is written after that, or two would block each other. */
export const holdWorkOfOrganization: CollectionBeforeChangeHook<Organization> = async ({
  data,
  originalDoc,
  req,
}) => {
  if (originalDoc && isChanged(originalDoc, { ...originalDoc, ...data }))
    await lockWorkOfOrganization(req, originalDoc.id)
  return data
}

/** Other coordinators, another delegate or a closing: what is open goes to whom Table 1 names now (D26). */
export const rerouteWorkOfOrganization: CollectionAfterChangeHook<Organization> = async ({
  doc,
  previousDoc,
  operation,
  req,
}) => {
  if (operation === 'update' && isChanged(previousDoc, doc)) await rerouteOfOrganization(req, doc.id)
  return doc
}
