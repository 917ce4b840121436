import { poolOf } from '../database/connection.ts'
import type { Problem } from '../policy/problem.ts'
import type { DocumentKind } from '../policy/vocabulary.ts'
import { filesOnFile } from './accounts.ts'
import type { Application } from './application.ts'
import type { Draft } from './drafts.ts'
import { type MyStaffMember } from './myStaff.ts'
import { secondOpenRequest } from './openRequests.ts'
import type { MaintenanceKind } from '../policy/maintenance.ts'

/** The documents among these uploads that are on file already for one of the requestor's own staff (D4). */
export const sameFilesOf = async (
  app: Application,
  { account }: MyStaffMember,
  evidenceIds: string[],
): Promise<DocumentKind[]> =>
  evidenceIds.length ? filesOnFile(poolOf(app.payload), account.staffId, evidenceIds) : []

/**
 * What the requestor has asked for the same person already, and what is still open (D17).
 * @param sending references that were sent with this very list, before it broke off
 */
export function openAlready(
  { openRequests }: MyStaffMember,
  kind: MaintenanceKind,
  sending: Set<string>,
): Problem | undefined {
  const first = openRequests.find((one) => one.kind === kind && !sending.has(one.reference))
  return first && secondOpenRequest(first.reference)
}

/** What was sent already under the key of a list that is still open: the sending broke off before its receipt. */
export async function referencesUnder(
  app: Application,
  { submissionKey, email }: Pick<Draft, 'submissionKey' | 'email'>,
): Promise<Set<string>> {
  const { rows } = await poolOf(app.payload).query<{ reference: string }>(
    'select reference from requests where batch_key = $1 and requestor_email = $2',
    [submissionKey, email],
  )
  return new Set(rows.map(({ reference }) => reference))
}
