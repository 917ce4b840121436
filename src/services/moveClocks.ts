import type { PayloadRequest } from 'payload'
import { sqlOf } from '../database/transaction.ts'
import { applicationOf } from './application.ts'
import { extendCredentials } from './extendCredentials.ts'
import { retargetOpenRequests, targetRules } from './targets.ts'

/**
 * Sets the targets of what is open and the ends of temporary passwords anew, by the settings and the times of
 * unavailability as they stand in this transaction.
 */
export async function moveClocks(req: PayloadRequest): Promise<void> {
  const sql = sqlOf(req)
  await retargetOpenRequests(sql, await targetRules(req, sql, applicationOf(req.payload).clock.now()))
  await extendCredentials(req)
}
