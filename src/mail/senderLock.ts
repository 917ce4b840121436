import type pg from 'pg'

const lock = "hashtext('caljobs-mail-sender')"

/**
 * Held by every sender for as long as it lives. One that finds no other alive knows that each lease belongs to a
 * sender that died, and ends it at once, so that after `kill -9` no mail waits for a lease to run out (T6).
 * @returns ends the hold
 */
export async function holdSenderLock(pool: pg.Pool): Promise<() => void> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ alone: boolean }>(`select pg_try_advisory_lock(${lock}) as alone`)
    if (rows[0]?.alone)
      await client.query(
        `update messages set claim_id = null, leased_until = null, sending_at = null
         where state = 'queued' and leased_until is not null`,
      )
    await client.query(`select pg_advisory_lock_shared(${lock})`)
    if (rows[0]?.alone) await client.query(`select pg_advisory_unlock(${lock})`)
  } catch (error) {
    client.release(true)
    throw error
  }
  // The lock goes with the connection: a lost one is not given back to the pool.
  return () => client.release(true)
}
