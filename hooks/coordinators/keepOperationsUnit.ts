import {
  type CollectionBeforeChangeHook,
  type CollectionBeforeDeleteHook,
  type PayloadRequest,
  ValidationError,
} from 'payload'
import { isRecordId } from '../../src/database/recordId.ts'
import { sqlOf } from '../../src/database/transaction.ts'
import type { Coordinator } from '../../src/payload-types.ts'
import { lastOperationsUnit, leavesOperationsUnit } from '../../src/policy/coordinators.ts'
import { hasAnotherOperationsUnit, standingOf } from '../../src/services/coordinators/operationsUnit.ts'

/** The last active account of the Operations Unit cannot be switched off or be given another kind; said beside the field. */
export const keepOperationsUnit: CollectionBeforeChangeHook<Coordinator> = async ({
  data,
  originalDoc,
  req,
}) => {
  if (!originalDoc) return data
  const before = { kind: originalDoc.kind, active: Boolean(originalDoc.active) }
  const after = {
    kind: data.kind ?? before.kind,
    active: data.active === undefined ? before.active : Boolean(data.active),
  }
  if (leavesOperationsUnit(before, after))
    await refuseLast(req, originalDoc.id, after.active ? 'kind' : 'active')
  return data
}

/** Nor can it be deleted. */
export const keepOperationsUnitFromDeletion: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const before = isRecordId(String(id)) ? await standingOf(sqlOf(req), String(id)) : undefined
  if (before && leavesOperationsUnit(before)) await refuseLast(req, String(id), 'active')
}

async function refuseLast(req: PayloadRequest, id: string, field: 'active' | 'kind') {
  if (await hasAnotherOperationsUnit(sqlOf(req), id)) return
  const { message } = lastOperationsUnit(field)
  throw new ValidationError({ collection: 'coordinators', errors: [{ message, path: field }], id, req })
}
