import type pg from 'pg'

const lock = "hashtext('caljobs-mail-sender')"

/** A lock that goes with its connection. */
export type SenderHold = {
  /** The connection was lost, by a restart of PostgreSQL for one: the lock must be taken anew. */
  isLost: () => boolean
  letGo: () => void
}

/**
 * Held by every sender for as long as it lives. One that finds no other alive knows that each lease belongs to a
 * sender that died, and ends it at once, so that after `kill -9` no mail waits for a lease to run out (T6).
 */
export async function holdSenderLock(pool: pg.Pool): Promise<SenderHold> {
  const client = await pool.connect()
  let lost = false
  // Without a listener, a connection that breaks while it rests would end the process.
  client.on('error', () => {
    lost = true
  })
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
  // The lock goes with the connection: it is not given back to the pool.
  return { isLost: () => lost, letGo: () => client.release(true) }
}
