import type { InspectedFile } from '../../evidence/inspect.ts'
import type { SealedFile } from '../../evidence/storage.ts'
import { type StoredUpload, storeInspected } from '../../evidence/uploads.ts'
import { normalizeEmail } from '../../policy/people.ts'
import { failure, type Result } from '../../policy/problem.ts'
import type { Application } from '../application.ts'
import { Refused } from '../refused.ts'
import { type Acting, actOnIncident, type By, openRound } from './actOnIncident.ts'

/** A file as the browser sends it. */
export type InvestigationFile = { bytes: Uint8Array; fileName: string }

/**
 * Puts a file to an open investigation: inspected, sealed on the disk, and recorded so that oversight alone reads it
 * (R28, R45). Who has no right to it is refused before the file is looked at.
 */
export async function addInvestigationFile(
  app: Application,
  by: By,
  file: InvestigationFile,
): Promise<Result<StoredUpload>> {
  const right = await actOnIncident(app, by, 'work', async () => undefined)
  if (!right.ok) return right
  try {
    const stored = await storeInspected(app, file, async (inspected, sealed) => {
      const recorded = await actOnIncident(app, by, 'work', (acting) => record(acting, inspected, sealed))
      if (!recorded.ok) throw new Refused(recorded.problems)
      return recorded.value
    })
    return stored.ok ? stored : failure(...stored.problems.map((one) => ({ ...one, field: 'file' })))
  } catch (error) {
    if (error instanceof Refused) return failure(...error.problems)
    throw error
  }
}

async function record(acting: Acting, file: InspectedFile, stored: SealedFile): Promise<string> {
  const round = openRound(acting)
  const { rows } = await acting.sql.query(
    `insert into evidence (investigation_id, display_name, mime_type, size, sha256, storage_name, key_id,
       uploaded_by_email, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) returning id`,
    [
      ...[round.id, file.displayName, file.mimeType, stored.size, stored.sha256, stored.storageName],
      ...[stored.keyId, normalizeEmail(acting.coordinator.email), acting.now],
    ],
  )
  const id = String(rows[0]?.id)
  await acting.audit('investigation-file-added', round.id, {
    after: {
      evidence: id,
      name: file.displayName,
      mimeType: file.mimeType,
      size: stored.size,
      sha256: stored.sha256,
    },
  })
  return id
}
