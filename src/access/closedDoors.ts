import {
  type Access,
  APIError,
  type CollectionBeforeOperationHook,
  type Endpoint,
  type FlattenedField,
  Forbidden,
  type SanitizedCollectionConfig,
  type SanitizedConfig,
} from 'payload'
import { payloadMatrix } from './payloadMatrix.ts'
import { activeCoordinator } from './roles.ts'

/**
 * Closes what Payload leaves open by itself, for every collection and every door:
 * - a person filters and sorts by the fields of a record alone, not by those of records that it names. What one may
 *   not see could be guessed letter by letter otherwise: Payload holds the access rule of the other record against
 *   `where[delegate.email]`, but neither against `where[coordinators][contains][email]` nor against
 *   `sort=delegate.email`, and it sorts by columns that it hides
 * - Payload's own collections are for whoever has an active account, not for whoever has a session
 * - a session whose account was made inactive is not prolonged
 */
export async function withClosedDoors(building: Promise<SanitizedConfig>): Promise<SanitizedConfig> {
  const config = await building
  for (const collection of config.collections) {
    const { hooks } = collection
    hooks.beforeOperation = [refuseOracle, refuseInactive, ...hooks.beforeOperation]
    Object.assign(collection.access, accessOfPayloads(collection))
    if (collection.slug === 'payload-preferences' && collection.endpoints)
      collection.endpoints = collection.endpoints.map(forActive)
  }
  return config
}

const accessOfPayloads = ({ slug }: SanitizedCollectionConfig): Record<string, Access> | undefined =>
  slug in payloadMatrix ? payloadMatrix[slug as keyof typeof payloadMatrix] : undefined

/** Payload asks only for a session where a person's own preferences are written. */
const forActive = (endpoint: Endpoint): Endpoint => ({
  ...endpoint,
  handler: (req) => {
    if (!activeCoordinator(req.user)) throw new Forbidden(req.t)
    return endpoint.handler(req)
  },
})

const refuseInactive: CollectionBeforeOperationHook = ({ operation, req }) => {
  if (operation === 'refresh' && !activeCoordinator(req.user)) throw new Forbidden(req.t)
}

type Query = { overrideAccess?: boolean; sort?: unknown; where?: unknown }

const refuseOracle: CollectionBeforeOperationHook = ({ args, collection, operation }) => {
  if (operation === 'refresh') return
  const { overrideAccess, sort, where } = args as Query
  if (overrideAccess) return
  const fields = collection.flattenedFields
  const asked = [...namesOf(sort), ...pathsOf(where)]
  const refused = asked.find((path) => leavesRecord(path, fields))
  if (refused !== undefined)
    throw new APIError(
      `Records cannot be found or sorted by ${refused.replace(`.${nested}`, '')}`,
      400,
      null,
      true,
    )
}

const namesOf = (sort: unknown): string[] =>
  [sort]
    .flat()
    .filter((one) => typeof one === 'string')
    .flatMap((one) => one.split(','))
    .map((one) => one.replace(/^-/, ''))

/** Every path of a filter. A filter within a filter, as `contains` takes it, is given back as a path of no field. */
function pathsOf(where: unknown): string[] {
  if (!isObject(where)) return []
  return Object.entries(where).flatMap(([path, condition]) => {
    if (/^(and|or)$/i.test(path) && Array.isArray(condition)) return condition.flatMap(pathsOf)
    const isNested = isObject(condition) && Object.values(condition).flat().some(isObject)
    return isNested ? [path, `${path}.${nested}`] : [path]
  })
}

const nested = '*'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

/** Whether a path leads through a relation into another record, or to a field that no door shows. */
function leavesRecord(path: string, fields: FlattenedField[]): boolean {
  const [name, ...rest] = path.replaceAll('__', '.').split('.')
  const field = fields.find((one) => one.name === name)
  if (rest.at(-1) === nested) return true
  if (!field) return false // Payload's own to refuse
  if ('hidden' in field && field.hidden) return true
  if ('flattenedFields' in field)
    return rest.length > 0 && leavesRecord(rest.join('.'), field.flattenedFields)
  if (field.type === 'join') return true
  if (field.type !== 'relationship' && field.type !== 'upload') return false
  const own = Array.isArray(field.relationTo) ? ['value', 'relationTo'] : ['id']
  return rest.length > 1 || (rest[0] !== undefined && !own.includes(rest[0]))
}
