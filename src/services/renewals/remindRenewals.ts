import { poolOf } from '../../database/connection.ts'
import { inTransaction, type Transaction } from '../../database/transaction.ts'
import { type CivilDate, pacificDateOf } from '../../policy/dates.ts'
import type { RenewalAudience } from '../../policy/renewalReminders.ts'
import type { Application } from '../application.ts'
import { MOST_COUNTED } from '../count.ts'
import { type Digest, tellCoordinators } from './tellCoordinators.ts'
import { tellOperationsUnit } from './tellOperationsUnit.ts'
import { tellRequestor } from './tellRequestor.ts'
import { recordReminders } from './recordReminders.ts'

/** Digests that are told in one transaction. */
const batch = 20

const tell: Record<RenewalAudience, (transaction: Transaction, digest: Digest) => Promise<void>> = {
  requestor: tellRequestor,
  coordinators: tellCoordinators,
  'operations-unit': tellOperationsUnit,
}

/**
 * Reminds of annual maintenance: first every reminder that is due and unrecorded is recorded in the digest of its
 * recipient, then each digest becomes one message (R46, D13). After days without a run each account is told of once.
 * @param signal ends it after the digests in hand
 * @returns how many digests were told
 */
export async function remindRenewals(app: Application, signal?: AbortSignal): Promise<number> {
  const today = pacificDateOf(app.clock.now())
  await inTransaction(app.payload, ({ sql }) => recordReminders(sql, today))
  let told = 0
  let last: number
  do {
    last = await inTransaction(app.payload, (transaction) => tellSome(app, transaction, today))
    told += last
  } while (last && !signal?.aborted)
  return told
}

/** Takes digests that nobody else has in hand; a digest whose accounts were all renewed meanwhile sends nothing. */
async function tellSome(app: Application, transaction: Transaction, today: CivilDate): Promise<number> {
  const { sql } = transaction
  const { rows } = await sql.query(
    `select id, audience, recipient_id as "recipientId" from renewal_digests
      where told_at is null and (day = $1 or audience = 'operations-unit')
      order by id limit ${batch} for update skip locked`,
    [today],
  )
  for (const { id, audience, recipientId } of rows as (Omit<Digest, 'today'> & {
    audience: RenewalAudience
  })[])
    await tell[audience](transaction, { id, recipientId, today })
  await sql.query('update renewal_digests set told_at = $2 where id = any($1::uuid[])', [
    rows.map(({ id }) => id),
    app.clock.now(),
  ])
  return rows.length
}

/** Digests that are recorded and not told; at most one more than `MOST_COUNTED`. */
export async function countUntold(app: Application): Promise<number> {
  const { rows } = await poolOf(app.payload).query<{ count: number }>(
    `select count(*)::int as count from (
       select 1 from renewal_digests where told_at is null limit ${MOST_COUNTED + 1}) waiting`,
  )
  return rows[0]?.count ?? 0
}
