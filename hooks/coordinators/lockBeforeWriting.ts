import type { CollectionBeforeOperationHook } from 'payload'
import { isRecordId } from '../../src/database/recordId.ts'
import { sqlOf } from '../../src/database/transaction.ts'
import { lockAccount, lockAllAccounts } from '../../src/services/coordinators/lockAccounts.ts'

/**
 * Payload reads a row, works, and writes all of it back: the row is locked before it is read, so that no change
 * between the two is undone. A forgotten password ends in an update, too.
 */
export const lockBeforeWriting: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'update' && operation !== 'updateByID' && operation !== 'delete') return
  const id = 'id' in args ? String(args.id) : undefined
  if (id === undefined) return lockAllAccounts(sqlOf(req))
  if (isRecordId(id)) await lockAccount(sqlOf(req), id)
}
