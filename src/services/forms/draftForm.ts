import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { describePdf, type PdfDescription } from '../../evidence/describePdf.ts'
import { inspectFile } from '../../evidence/inspect.ts'
import { removePublicFile, type StoredFile, storePublicFile } from '../../evidence/storage.ts'
import type { Transaction } from '../../database/transaction.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import { failure, type Problem, type Result } from '../../policy/problem.ts'
import {
  asNewRevision,
  checkNewRevision,
  type NewRevision,
  type RevisionClaims,
} from '../../policy/publishing.ts'
import type { StatementForm } from '../../policy/vocabulary.ts'
import { actorOf } from '../actor.ts'
import type { Application } from '../application.ts'
import { refuseIf } from '../refused.ts'
import { asOperations, type ByOperations, lockForm } from './formRecord.ts'

export type Draft = RevisionClaims & {
  /** The form itself; the name is what the computer of the person calls it. */
  file: { bytes: Uint8Array; fileName: string }
}

const notPdf: Problem = {
  code: 'file-not-pdf',
  field: 'file',
  message: 'The form must be a PDF',
  clause: 'D15',
}
const fileMissing: Problem = {
  code: 'file-missing',
  field: 'file',
  message: 'Choose the PDF of the form',
  clause: 'D15',
}

/**
 * Keeps a new revision as a draft: checked, its file inspected and on the disk, and nobody told (R21, D15). A file
 * without a record does not stay.
 */
export async function draftForm(
  app: Application,
  { user, address }: ByOperations,
  draft: Draft,
): Promise<Result<{ id: string }>> {
  const right = await asOperations(app, user, async ({ sql }) => checkClaims(app, sql, draft))
  if (!right.ok) return right
  const found = await checkFile(draft.file)
  const problems = [...right.value, ...found.problems]
  if (problems.length || !found.description) return failure(...problems)
  const stored = await storePublicFile(app.config, draft.file.bytes)
  const file = { ...stored, ...found.description }
  const recorded = await asOperations(app, user, async (transaction) => {
    await lockForm(transaction.sql, draft.form as StatementForm)
    refuseIf(await checkClaims(app, transaction.sql, draft))
    return record(app, transaction, asNewRevision(draft), file, address)
  }).catch(async (error: unknown) => {
    await removePublicFile(app.config, stored.storageName)
    throw error
  })
  if (!recorded.ok) await removePublicFile(app.config, stored.storageName)
  return recorded
}

async function checkClaims(app: Application, sql: Transaction['sql'], claims: Draft): Promise<Problem[]> {
  const { rows } = await sql.query(
    "select revision from confidentiality_forms where form::text = $1 and state <> 'discarded'",
    [claims.form],
  )
  const taken = rows.map(({ revision }) => String(revision))
  return checkNewRevision(claims, taken, pacificDateOf(app.clock.now()))
}

async function checkFile({
  bytes,
  fileName,
}: Draft['file']): Promise<{ problems: Problem[]; description?: PdfDescription }> {
  if (!bytes.length) return { problems: [fileMissing] }
  const inspected = await inspectFile(bytes, fileName)
  if (!inspected.ok) return { problems: inspected.problems.map((one) => ({ ...one, field: 'file' })) }
  if (inspected.value.mimeType !== 'application/pdf') return { problems: [notPdf] }
  return { problems: [], description: await describePdf(bytes) }
}

async function record(
  app: Application,
  { req, sql }: Transaction,
  { form, revision, effectiveFrom, whatChanged, olderRefusedAfter }: NewRevision,
  file: StoredFile & PdfDescription,
  address?: string,
): Promise<{ id: string }> {
  const now = app.clock.now()
  const { rows } = await sql.query(
    `insert into confidentiality_forms (form, revision, effective_from, what_changed, older_refused_after, state,
       file_name, storage_name, size, sha256, pages, fillable_fields, tagged, shows_title, language, document_title,
       created_at, updated_at)
     values ($1, $2, $3, $4, $5, 'draft', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16) returning id`,
    [
      ...[form, revision, effectiveFrom, whatChanged, olderRefusedAfter ?? null],
      ...[fileNameOf(form, revision), file.storageName, file.size, file.sha256],
      ...[file.pages, file.fillableFields, file.tagged, file.showsTitle],
      ...[file.language ?? null, file.title ?? null, now],
    ],
  )
  const id = String(rows[0]?.id)
  await writeAuditEvent(
    sql,
    {
      event: 'form-drafted',
      actor: actorOf(req),
      subject: { kind: 'confidentiality-form', id },
      after: { form, revision, effectiveFrom, whatChanged, olderRefusedAfter, sha256: file.sha256 },
      address,
    },
    now,
  )
  return { id }
}

/** `e-1-revision-3-26.pdf`: of plain letters, whatever the label is. */
export const fileNameOf = (form: StatementForm, revision: string): string => {
  const label = revision
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return `${form}-revision-${label || 'current'}.pdf`
}
