import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { poolOf } from '../database/connection.ts'
import { isRecordId } from '../database/recordId.ts'
import { inTransaction } from '../database/transaction.ts'
import { normalizeEmail } from '../policy/people.ts'
import { failure, type Problem, type Result, success } from '../policy/problem.ts'
import type { DocumentKind } from '../policy/vocabulary.ts'
import type { Application } from '../services/application.ts'
import { inspectFile, type InspectedFile } from './inspect.ts'
import { removeFile, type SealedFile, storeFile } from './storage.ts'

/** A file that a requestor sends along with a form. */
export type Upload = {
  bytes: Uint8Array
  /** As the requestor's computer calls it. */
  fileName: string
  document: DocumentKind
  /** The address that the requestor has proved (D9). */
  uploadedByEmail: string
  /** Network address of the requestor. */
  address?: string
}

/** `size` in bytes. */
export type StoredUpload = { id: string; displayName: string; size: number }

const notUploaded: Problem = {
  code: 'file-not-stored',
  message: 'The selected file could not be uploaded. Try again',
  clause: 'R28',
}

const unknownFile: Problem = {
  code: 'evidence-unknown',
  message: 'This file is no longer here, or it belongs to a request that was sent',
  clause: 'R28',
}

/**
 * Takes a file into a requestor's draft: inspected, sealed on the disk, then recorded together with its audit
 * event (R28, ux UP-1 to UP-3).
 */
export const storeUpload = (app: Application, upload: Upload): Promise<Result<StoredUpload>> =>
  storeInspected(app, upload, (file, stored) => record(app, upload, file, stored))

/**
 * Inspects a file, seals it on the disk, and has it recorded. A file without a record does not stay.
 * @param recorded writes the record, and tells its id
 */
export async function storeInspected(
  app: Application,
  upload: Pick<Upload, 'bytes' | 'fileName'>,
  recorded: (file: InspectedFile, stored: SealedFile) => Promise<string>,
): Promise<Result<StoredUpload>> {
  const inspected = await inspectFile(upload.bytes, upload.fileName)
  if (!inspected.ok) return inspected
  let stored: SealedFile
  try {
    stored = await storeFile(app.config, upload.bytes)
  } catch (error) {
    app.payload.logger.error({ err: error, msg: 'A file of evidence could not be written' })
    return failure(notUploaded)
  }
  try {
    const id = await recorded(inspected.value, stored)
    return success({ id, displayName: inspected.value.displayName, size: stored.size })
  } catch (error) {
    await removeUnlessRecorded(app, stored.storageName)
    throw error
  }
}

const record = (app: Application, upload: Upload, file: InspectedFile, stored: SealedFile): Promise<string> =>
  inTransaction(app.payload, async ({ sql }) => {
    const now = app.clock.now()
    const email = normalizeEmail(upload.uploadedByEmail)
    const { rows } = await sql.query(
      `insert into evidence (document, display_name, mime_type, size, sha256, storage_name, key_id,
         uploaded_by_email, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) returning id`,
      [
        upload.document,
        file.displayName,
        file.mimeType,
        stored.size,
        stored.sha256,
        stored.storageName,
        stored.keyId,
        email,
        now,
      ],
    )
    const id = String(rows[0]?.id)
    await writeAuditEvent(
      sql,
      {
        event: 'evidence-stored',
        actor: { kind: 'requestor', email },
        subject: { kind: 'evidence', id },
        after: {
          document: upload.document,
          mimeType: file.mimeType,
          size: stored.size,
          sha256: stored.sha256,
        },
        address: upload.address,
      },
      now,
    )
    return id
  })

/**
 * An error of the commit itself may hide that the record is there after all: then the file must stay. While
 * the database does not answer, the file stays too; sealed and without a record, nobody can open it.
 */
async function removeUnlessRecorded(app: Application, storageName: string): Promise<void> {
  try {
    const { rows } = await poolOf(app.payload).query('select 1 from evidence where storage_name = $1', [
      storageName,
    ])
    if (!rows.length) await removeFile(app.config, storageName)
  } catch (error) {
    app.payload.logger.error({ err: error, msg: `The file ${storageName} may have no record` })
  }
}

/**
 * Takes a file out of a requestor's own draft, with an audit event. A file of a request that was sent stays
 * (D18).
 */
export async function removeUpload(
  app: Application,
  { id, uploadedByEmail, address }: { id: string; uploadedByEmail: string; address?: string },
): Promise<Result<{ id: string }>> {
  const storageName = isRecordId(id)
    ? await unrecord(app, id, normalizeEmail(uploadedByEmail), address)
    : undefined
  if (!storageName) return failure(unknownFile)
  await removeFile(app.config, storageName)
  return success({ id })
}

const unrecord = (
  app: Application,
  id: string,
  email: string,
  address?: string,
): Promise<string | undefined> =>
  inTransaction(app.payload, async ({ sql }) => {
    const { rows } = await sql.query(
      `delete from evidence where id = $1 and uploaded_by_email = $2 and request_id is null
         and investigation_id is null returning storage_name, document, sha256`,
      [id, email],
    )
    const removed = rows[0]
    if (!removed) return undefined
    await writeAuditEvent(
      sql,
      {
        event: 'evidence-removed',
        actor: { kind: 'requestor', email },
        subject: { kind: 'evidence', id },
        before: { document: removed.document, sha256: removed.sha256 },
        address,
      },
      app.clock.now(),
    )
    return String(removed.storage_name)
  })

/** Files from before $1 that belong to no request and no investigation, and that no open form of their owner names. */
const forgotten = `request_id is null and investigation_id is null and created_at < $1 and not exists (
  select 1 from drafts d where d.email = e.uploaded_by_email and d.sent_at is null
    and d.answers::text like '%' || e.id::text || '%')`

/**
 * Ids of files that were uploaded before a UTC instant and that nothing names any more, in order, so many at most.
 * @param after the id to go on behind
 */
export async function forgottenUploads(
  app: Application,
  { before, after, limit }: { before: Date; after?: string; limit: number },
): Promise<string[]> {
  const { rows } = await poolOf(app.payload).query<{ id: string }>(
    `select id from evidence e where ${forgotten} and ($2::uuid is null or id > $2) order by id limit $3`,
    [before, after ?? null, limit],
  )
  return rows.map(({ id }) => id)
}

/**
 * Takes away a file that is still forgotten, with an audit event. The file goes before its record: when this breaks
 * off between the two, the record brings the next try to it.
 */
export const removeForgottenUpload = (app: Application, id: string, before: Date): Promise<void> =>
  inTransaction(app.payload, async ({ sql }) => {
    const { rows } = await sql.query(
      `select document, sha256, storage_name from evidence e where ${forgotten} and id = $2 for update`,
      [before, id],
    )
    const row = rows[0]
    if (!row) return
    await removeFile(app.config, String(row.storage_name))
    await sql.query('delete from evidence where id = $1', [id])
    await writeAuditEvent(
      sql,
      {
        event: 'evidence-removed',
        actor: { kind: 'system' },
        subject: { kind: 'evidence', id },
        before: { document: row.document, sha256: row.sha256 },
      },
      app.clock.now(),
    )
  })
