import type { Access, FieldAccess } from 'payload'
import type { Config } from '../payload-types.ts'
import { ofOwnOrganizations } from './ownOrganizations.ts'
import { activeCoordinator } from './roles.ts'
import {
  anyAccount,
  nobody,
  onlyCoordinators,
  onlyOperationsUnit,
  onlyOversight,
  operationsUnitOrOneself,
  oversightOrOneself,
} from './rules.ts'

/**
 * Who may do what by any door of Payload (REST, the panel, the Local API on behalf of a person): the whole of it.
 *
 * - `nobody`: no person; the service that owns the record writes it, and nothing is ever deleted (D18)
 * - `operations-unit`: the CalJOBS Operations Unit (R20)
 * - `oversight`: the Operations Unit and auditors
 * - `accounts`: whoever has an active account here: coordinators, the Operations Unit, auditors
 * - `coordinators`: active accounts but auditors, who change nothing
 * - `own-organizations`: records of one's own organizations, and what was routed to oneself as a delegate, where
 *   `places` names a path to the request (R18); everything for oversight
 * - `oneself`: the own record; every record for oversight, where it is read, or for the Operations Unit, where it is
 *   changed. An auditor changes nothing.
 */
export type Who =
  'nobody' | 'operations-unit' | 'oversight' | 'accounts' | 'coordinators' | 'own-organizations' | 'oneself'

/** What can be done with the records of a collection. */
export type Act = 'create' | 'read' | 'update' | 'delete' | 'readVersions' | 'unlock'

/** Payload's own collections; `payloadMatrix.ts` has their rules. */
export type OfPayload = Extract<keyof Config['collections'], `payload-${string}`>

/** The collections of this service. */
export type RecordCollection = Exclude<keyof Config['collections'], OfPayload>

/** There are no versions: the audit trail tells what was. Only an account can be locked. */
const nothingElse = { delete: 'nobody', readVersions: 'nobody', unlock: 'nobody' } as const

const writtenByServices = { create: 'nobody', update: 'nobody', ...nothingElse } as const
const keptByOperationsUnit = {
  create: 'operations-unit',
  read: 'accounts',
  update: 'operations-unit',
  ...nothingElse,
} as const

/** A collection that is missing here does not compile. */
export const matrix = {
  requests: { create: 'coordinators', read: 'own-organizations', update: 'nobody', ...nothingElse },
  evidence: { read: 'own-organizations', ...writtenByServices },
  attestations: { read: 'own-organizations', ...writtenByServices },
  staff: { read: 'own-organizations', ...writtenByServices },
  requestors: { read: 'own-organizations', ...writtenByServices },
  'audit-events': { read: 'own-organizations', ...writtenByServices },
  incidents: { read: 'own-organizations', ...writtenByServices },
  investigations: { read: 'oversight', ...writtenByServices },
  messages: { read: 'oversight', ...writtenByServices },
  reviews: { read: 'oversight', ...writtenByServices },
  'review-items': { read: 'oversight', ...writtenByServices },
  'review-findings': { read: 'oversight', ...writtenByServices },
  'review-letters': { read: 'own-organizations', ...writtenByServices },
  'confidentiality-forms': { read: 'accounts', ...writtenByServices },
  disseminations: { read: 'own-organizations', ...writtenByServices },
  announcements: { read: 'accounts', ...writtenByServices },
  'training-pages': { ...keptByOperationsUnit, readVersions: 'operations-unit' },
  'training-files': keptByOperationsUnit,
  organizations: keptByOperationsUnit,
  privileges: keptByOperationsUnit,
  'job-functions': keptByOperationsUnit,
  'denial-reasons': keptByOperationsUnit,
  'unavailable-periods': keptByOperationsUnit,
  coordinators: {
    create: 'operations-unit',
    read: 'oneself',
    update: 'oneself',
    delete: 'nobody',
    readVersions: 'nobody',
    unlock: 'operations-unit',
  },
} as const satisfies Record<RecordCollection, Record<Act, Who>>

/** The same for the global `settings`. */
export const matrixOfSettings = {
  read: 'accounts',
  update: 'operations-unit',
  readVersions: 'nobody',
} as const satisfies Partial<Record<Act, Who>>

/** Where a record that is read as `own-organizations` names its organization, and its request (`''`: it is one). */
export const places: Partial<Record<RecordCollection, { organization: string; request?: string }>> = {
  requests: { organization: 'organization', request: '' },
  evidence: { organization: 'organization', request: 'request' },
  attestations: { organization: 'staff.organization' },
  staff: { organization: 'organization' },
  requestors: { organization: 'organization' },
  incidents: { organization: 'organization', request: 'request' },
  'audit-events': { organization: 'organization' },
  disseminations: { organization: 'organization' },
  'review-letters': { organization: 'organization' },
}

/** Fields that no door shows or compares: where a file lies, and which key opens it (R28). */
export const hiddenFields: Partial<Record<RecordCollection, readonly string[]>> = {
  evidence: ['storageName', 'keyId'],
  'confidentiality-forms': ['storageName'],
  'training-files': ['storageName'],
}

/** Access of a field in `hiddenFields`. */
export const hidden: { read: FieldAccess } = { read: () => false }

const simple: Record<Exclude<Who, 'own-organizations' | 'oneself'>, Access> = {
  nobody,
  'operations-unit': onlyOperationsUnit,
  oversight: onlyOversight,
  accounts: anyAccount,
  coordinators: onlyCoordinators,
}

/** The access rules of a collection, as the matrix has them. */
export function accessOf(collection: RecordCollection): Record<Act, Access> {
  const row = matrix[collection]
  const of = (act: Act) => ruleOf(row[act], act, collection)
  return {
    create: of('create'),
    read: of('read'),
    update: of('update'),
    delete: of('delete'),
    readVersions: of('readVersions'),
    unlock: of('unlock'),
  }
}

/** The access rules of the global `settings`. */
export const accessOfSettings: Record<keyof typeof matrixOfSettings, Access> = {
  read: ruleOf(matrixOfSettings.read, 'read'),
  update: ruleOf(matrixOfSettings.update, 'update'),
  readVersions: ruleOf(matrixOfSettings.readVersions, 'readVersions'),
}

/** Who may open the panel at all. */
export const mayOpenPanel = ({ req }: Parameters<Access>[0]): boolean => Boolean(activeCoordinator(req.user))

function ruleOf(who: Who, act: Act, collection?: RecordCollection): Access {
  if (who === 'own-organizations') return inOwnOrganizations(collection)
  if (who === 'oneself') return act === 'read' ? oversightOrOneself : operationsUnitOrOneself
  return simple[who]
}

function inOwnOrganizations(collection?: RecordCollection): Access {
  const place = collection && places[collection]
  if (!place) throw new Error(`The matrix does not say where ${collection} names its organization`)
  return ofOwnOrganizations(place.organization, place.request)
}
