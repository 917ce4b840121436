import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import type { TrailHead } from '../../audit/trailHead.ts'
import { firstFaultInWords } from '../../audit/verdictWords.ts'
import { type AuditVerdict, verifyAuditTrail } from '../../audit/verifyAuditTrail.ts'
import type { SqlExecutor } from '../../database/connection.ts'
import { inTransaction } from '../../database/transaction.ts'
import type { CivilDate } from '../../policy/dates.ts'

/** Heads of earlier verifications that each new one looks for again. */
const HEADS_KEPT_IN_SIGHT = 60

/**
 * Verifies the trail as it stands at one moment, also against the heads of earlier verifications.
 * @returns nothing where another verification is at it
 */
export const verifyOneState = (
  payload: Payload,
  asked: { heads?: TrailHead[]; signal?: AbortSignal } = {},
): Promise<AuditVerdict | undefined> =>
  inTransaction(payload, async ({ sql }) => {
    await sql.query('set transaction isolation level repeatable read read only')
    const { rows } = await sql.query(
      `select pg_try_advisory_xact_lock(hashtext('audit-verification')) as got`,
    )
    if (!rows[0]?.got) return undefined
    const heads = [...(await earlierHeads(sql)), ...(asked.heads ?? [])]
    return verifyAuditTrail(sql, { heads, signal: asked.signal })
  })

async function earlierHeads(sql: SqlExecutor): Promise<TrailHead[]> {
  const { rows } = await sql.query(
    `select distinct head_position, head_hash from (
       select head_position, head_hash from audit_verifications where head_hash is not null
        order by verified_at desc limit ${HEADS_KEPT_IN_SIGHT}) latest order by head_position`,
  )
  return rows.map((row) => ({ position: Number(row.head_position), hash: String(row.head_hash) }))
}

/** By itself, once for a day, or by a person. */
type By = { nightlyOf: CivilDate } | { coordinatorId: string }

/**
 * Keeps what came of a verification, in the transaction of its audit event.
 * @returns whether it was kept: false where the day has one
 */
export async function keepVerdict(
  sql: SqlExecutor,
  verdict: AuditVerdict,
  by: By,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql.query(
    `insert into audit_verifications
       (id, verified_at, nightly_of, coordinator_id, events, head_position, head_hash, fault_count, first_fault)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (nightly_of) do nothing returning id`,
    [
      ...[randomUUID(), now, 'nightlyOf' in by ? by.nightlyOf : null],
      ...['coordinatorId' in by ? by.coordinatorId : null, verdict.events],
      ...[verdict.head?.position ?? null, verdict.head?.hash ?? null],
      ...[verdict.faultCount, firstFaultInWords(verdict) ?? null],
    ],
  )
  return rows.length > 0
}

/** What the audit trail keeps of a verification. */
export const verdictFacts = ({ events, faultCount, head }: AuditVerdict) => ({
  events,
  faults: faultCount,
  ...(head && { head: `${head.position}:${head.hash}` }),
})
