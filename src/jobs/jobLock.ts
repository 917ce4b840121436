import type pg from 'pg'

const lock = "hashtext('caljobs-job'), hashtext($1)"

/**
 * Does some work while no other process does the same, on a connection that holds the lock; not at all where another
 * is at it. The lock goes with the connection, so that a process that dies leaves none behind (T6).
 * @returns whether the work was done
 */
export async function underJobLock(pool: pg.Pool, name: string, work: () => Promise<void>): Promise<boolean> {
  const client = await pool.connect()
  let isLost = false
  const onLost = () => {
    isLost = true
  }
  const ask = async (act: string) => {
    const { rows } = await client.query<{ yes: boolean }>(`select ${act}(${lock}) as yes`, [name])
    return rows[0]?.yes === true
  }
  client.on('error', onLost)
  try {
    if (!(await ask('pg_try_advisory_lock'))) return false
    // A connection that cannot give the lock back is not given to anybody else.
    await work().finally(() => ask('pg_advisory_unlock').catch(onLost))
    return true
  } finally {
    if (!isLost) client.off('error', onLost) // the last word of a lost connection may come late
    client.release(isLost)
  }
}
