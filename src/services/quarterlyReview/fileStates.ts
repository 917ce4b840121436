import { access } from 'node:fs/promises'
import type { SqlExecutor } from '../../database/connection.ts'
import { FileDamaged, readFile, type SealedFile } from '../../evidence/storage.ts'
import type { FileState } from '../../policy/quarterlyReview/checklist/accountFacts.ts'
import { SealBroken } from '../../sealing/sealing.ts'
import type { Application } from '../application.ts'

/**
 * Whether stored files can be read and are the ones that were stored, by their ids; each is read whole (R28, R47).
 * @throws when the storage cannot be reached: that is no fault of a file
 */
export async function fileStates(
  app: Application,
  sql: SqlExecutor,
  ids: string[],
): Promise<Map<string, FileState>> {
  if (!ids.length) return new Map()
  const { rows } = await sql.query(
    'select id, storage_name as "storageName", key_id as "keyId", sha256 from evidence where id = any($1::uuid[])',
    [ids],
  )
  const states = new Map<string, FileState>()
  for (const row of rows as (Omit<SealedFile, 'size'> & { id: string })[])
    states.set(row.id, await stateOf(app, row))
  return states
}

async function stateOf({ config }: Application, file: Omit<SealedFile, 'size'>): Promise<FileState> {
  try {
    await readFile(config, file)
    return 'whole'
  } catch (error) {
    if (error instanceof SealBroken || error instanceof FileDamaged) return 'damaged'
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    await access(config.evidenceFolder) // Without the folder it is the storage that is gone, and not this file.
    return 'gone'
  }
}
