import { type CollectionBeforeChangeHook, ValidationError } from 'payload'
import type { Organization } from '../../src/payload-types.ts'
import { checkContacts } from '../../src/policy/contacts.ts'
import { idOf, idsOf } from '../../src/services/names.ts'
import { coordinatorsById } from '../../src/services/routeRequest.ts'

/** Who is named for an organization fits Table 1, through whichever door; said beside the field (R23, D26). */
export const refuseWrongContacts: CollectionBeforeChangeHook<Organization> = async ({
  data,
  originalDoc,
  req,
}) => {
  const type = data.type ?? originalDoc?.type
  if (!type) return data
  const isSameType = type === originalDoc?.type
  const before = isSameType ? idsOf(originalDoc?.coordinators) : []
  const delegateBefore = isSameType ? idOf(originalDoc?.delegate) : undefined
  const named = idsOf(data.coordinators ?? originalDoc?.coordinators).filter((id) => !before.includes(id))
  const delegate = idOf(data.delegate === undefined ? originalDoc?.delegate : data.delegate)
  const isNew = delegate !== undefined && delegate !== delegateBefore
  const found = await coordinatorsById(req, [...named, ...(isNew ? [delegate] : [])])
  const problems = checkContacts({
    type,
    newCoordinators: found.filter(({ id }) => named.includes(id)),
    newDelegate: isNew ? found.find(({ id }) => id === delegate) : undefined,
  })
  if (!problems.length) return data
  const errors = problems.map(({ field, message }) => ({ path: field ?? 'coordinators', message }))
  throw new ValidationError({ collection: 'organizations', errors, id: originalDoc?.id, req })
}
