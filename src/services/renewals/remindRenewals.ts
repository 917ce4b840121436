import { poolOf } from '../../database/connection.ts'
import { inTransaction, type Transaction } from '../../database/transaction.ts'
import { type CivilDate, pacificDateOf } from '../../policy/dates.ts'
import type { RenewalAudience } from '../../policy/renewalReminders.ts'
import type { Application } from '../application.ts'
import { MOST_COUNTED } from '../count.ts'
import { AT_A_TIME, eachOfMany, type Worked } from '../eachOfMany.ts'
import { type Digest, tellCoordinators } from './tellCoordinators.ts'
import { tellOperationsUnit } from './tellOperationsUnit.ts'
import { tellRequestor } from './tellRequestor.ts'
import { recordReminders } from './recordReminders.ts'

const tell: Record<RenewalAudience, (transaction: Transaction, digest: Digest) => Promise<void>> = {
  requestor: tellRequestor,
  coordinators: tellCoordinators,
  'operations-unit': tellOperationsUnit,
}

/**
 * Reminds of annual maintenance: first every reminder that is due and unrecorded is recorded in the digest of its
 * recipient, then each digest becomes one message (R46, D13). After days without a run each account is told of once.
 * @param signal ends it after the digest in hand
 * @returns how many digests were told, and how many could not be
 */
export async function remindRenewals(app: Application, signal?: AbortSignal): Promise<Worked> {
  const today = pacificDateOf(app.clock.now())
  await inTransaction(app.payload, ({ sql }) => recordReminders(sql, today))
  return eachOfMany(app, {
    nextIds: (after) => nextIds(app, today, after),
    work: async (transaction, id) => ((await tellOne(app, transaction, id, today)) ? 1 : 0),
    failed: (id) => `The digest ${id} of renewals could not be queued`,
    signal,
  })
}

async function nextIds(app: Application, today: CivilDate, after?: string): Promise<string[]> {
  const { rows } = await poolOf(app.payload).query<{ id: string }>(
    `select id from renewal_digests where told_at is null and (day = $1 or audience = 'operations-unit')
       and ($2::uuid is null or id > $2) order by id limit ${AT_A_TIME}`,
    [today, after ?? null],
  )
  return rows.map(({ id }) => id)
}

/** Not one that somebody else has in hand. A digest whose accounts were all renewed meanwhile sends nothing. */
async function tellOne(
  app: Application,
  transaction: Transaction,
  id: string,
  today: CivilDate,
): Promise<boolean> {
  const { rows } = await transaction.sql.query(
    `select audience, recipient_id as "recipientId" from renewal_digests
      where id = $1 and told_at is null for update skip locked`,
    [id],
  )
  const [digest] = rows as { audience: RenewalAudience; recipientId: string }[]
  if (!digest) return false
  await tell[digest.audience](transaction, { id, recipientId: digest.recipientId, today })
  await transaction.sql.query('update renewal_digests set told_at = $2 where id = $1', [id, app.clock.now()])
  return true
}

/** Digests that are recorded and not told; at most one more than `MOST_COUNTED`. */
export async function countUntold(app: Application): Promise<number> {
  const { rows } = await poolOf(app.payload).query<{ count: number }>(
    `select count(*)::int as count from (
       select 1 from renewal_digests where told_at is null limit ${MOST_COUNTED + 1}) waiting`,
  )
  return rows[0]?.count ?? 0
}
