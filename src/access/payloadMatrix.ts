import type { Access, Where } from 'payload'
import type { Act, OfPayload } from './matrix.ts'
import { activeCoordinator, isAuditor, isOperationsUnit } from './roles.ts'
import { anyAccount, nobody } from './rules.ts'

/** Records of Payload's own that carry the account they belong to. */
const ofOneself: Access = ({ req }) => {
  const coordinator = activeCoordinator(req.user)
  if (!coordinator) return false
  const own: Where[] = [
    { 'user.value': { equals: coordinator.id } },
    { 'user.relationTo': { equals: 'coordinators' } },
  ]
  return { and: own }
}

/** Payload's first page asks for the locks of whoever opens it. */
const shownLocks: Access = (of) => isOperationsUnit(of.req.user) || ofOneself(of)

/** An auditor edits nothing, so has no lock; the Operations Unit may take over the lock of anybody. */
const locks: Access = (of) => {
  if (isAuditor(of.req.user)) return false
  return isOperationsUnit(of.req.user) || ofOneself(of)
}

const closed = { create: nobody, read: nobody, update: nobody, delete: nobody }
const kept = { readVersions: nobody, unlock: nobody }

/**
 * Payload's own collections: how a person left the columns of a list (`preferences`, of oneself), who is editing what
 * (`locked-documents`, which the panel's server writes), and what is nobody's business.
 */
export const payloadMatrix: Record<OfPayload, Record<Act, Access>> = {
  'payload-preferences': {
    create: anyAccount,
    read: ofOneself,
    update: ofOneself,
    delete: ofOneself,
    ...kept,
  },
  'payload-locked-documents': { create: nobody, read: shownLocks, update: locks, delete: locks, ...kept },
  'payload-kv': { ...closed, ...kept },
  'payload-migrations': { ...closed, ...kept },
}
