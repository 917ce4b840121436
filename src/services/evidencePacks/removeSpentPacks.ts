import { poolOf } from '../../database/connection.ts'
import { inTransaction } from '../../database/transaction.ts'
import { removeFile } from '../../evidence/storage.ts'
import type { Application } from '../application.ts'

/**
 * Removes the files of packs that were fetched or were not fetched in time. A record without a key has no file any
 * more; the file goes first, so that what breaks off between the two is found again.
 * @returns how many it removed
 */
export async function removeSpentPacks(app: Application): Promise<number> {
  await poolOf(app.payload).query(
    `update evidence_packs set state = 'expired' where state = 'ready' and expires_at <= $1`,
    [app.clock.now()],
  )
  const { rows } = await poolOf(app.payload).query<{ id: string }>(
    `select id from evidence_packs where state in ('fetched', 'expired') and key_id is not null order by id`,
  )
  for (const { id } of rows) await removePackFile(app, id)
  return rows.length
}

/** Removes the file of one pack that nobody can fetch any more. */
export const removePackFile = (app: Application, id: string): Promise<void> =>
  inTransaction(app.payload, async ({ sql }) => {
    const { rows } = await sql.query(
      `select storage_name from evidence_packs
        where id = $1 and state in ('fetched', 'expired') and key_id is not null for update`,
      [id],
    )
    if (!rows[0]) return
    await removeFile(app.config, String(rows[0].storage_name))
    await sql.query('update evidence_packs set key_id = null where id = $1', [id])
  })
