import type { FilterOptionsProps, Where } from 'payload'
import { isRecordId } from '../../src/database/recordId.ts'
import type { Coordinator, Organization } from '../../src/payload-types.ts'
import { mayCoordinate, mayStandIn, mayStandInFor } from '../../src/policy/routing.ts'
import { type CoordinatorKind, coordinatorKinds } from '../../src/policy/vocabulary.ts'
import { idsOf } from '../../src/services/names.ts'

/** The picker of the coordinators of an organization offers who fits Table 1 (R23, D26). */
export const fittingCoordinators = async (asked: FilterOptionsProps<Partial<Organization>>) => {
  const { type } = asked.data
  const fits = (kind: CoordinatorKind) => (type ? mayCoordinate(type, kind) : kind !== 'auditor')
  return activeOf(fits, idsOf((await recordOf('organizations', asked))?.coordinators))
}

/** The picker of its delegate. */
export const fittingDelegates = async (asked: FilterOptionsProps<Partial<Organization>>) => {
  const { type } = asked.data
  const fits = (kind: CoordinatorKind) => (type ? mayStandIn(type, kind) : kind !== 'auditor')
  return activeOf(fits, idsOf([(await recordOf('organizations', asked))?.delegate]))
}

/** The picker of the delegate of an absence. */
export const fittingStandIns = async (asked: FilterOptionsProps<Partial<Coordinator>>) => {
  const absent = asked.data.kind
  const fits = (kind: CoordinatorKind) => (absent ? mayStandInFor(absent, kind) : kind !== 'auditor')
  return activeOf(fits, idsOf([(await recordOf('coordinators', asked))?.standIn]))
}

/** Whoever stands there already is let through: Payload asks the same of what is saved again unchanged. */
const activeOf = (fits: (kind: CoordinatorKind) => boolean, before: string[]): Where => ({
  or: [
    { and: [{ active: { equals: true } }, { kind: { in: coordinatorKinds.filter(fits) } }] },
    { id: { in: before } },
  ],
})

async function recordOf<Slug extends 'organizations' | 'coordinators'>(
  collection: Slug,
  { id, req }: FilterOptionsProps,
) {
  if (!isRecordId(String(id))) return undefined
  return req.payload.findByID({
    collection,
    id: String(id),
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
  })
}
