import { poolOf } from '../../database/connection.ts'
import type { Application } from '../application.ts'

/** Where the bytes of a training file lie. */
export type StoredTrainingFile = { storageName: string; sha256: string; mimeType: string }

/** The training files by their names in addresses: all, or the one of a name. */
export async function storedTrainingFiles(
  { payload }: Application,
  filename?: string,
): Promise<Map<string, StoredTrainingFile>> {
  const { rows } = await poolOf(payload).query<StoredTrainingFile & { filename: string }>(
    `select filename, storage_name as "storageName", sha256, mime_type as "mimeType" from training_files
      where ($1::text is null or filename = $1) and storage_name is not null and sha256 is not null`,
    [filename],
  )
  return new Map(rows.map(({ filename: name, ...file }) => [name, file]))
}
