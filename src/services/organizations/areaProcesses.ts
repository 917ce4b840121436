import { randomUUID } from 'node:crypto'
import type { PayloadRequest, TypedUser } from 'payload'
import { ownOrganizationIds } from '../../access/ownOrganizations.ts'
import { activeCoordinator, isAuditor, isOperationsUnit } from '../../access/roles.ts'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { poolOf } from '../../database/connection.ts'
import { isRecordId } from '../../database/recordId.ts'
import { inTransaction, type Transaction } from '../../database/transaction.ts'
import type { InspectedFile } from '../../evidence/inspect.ts'
import type { SealedFile } from '../../evidence/storage.ts'
import { type StoredUpload, storeInspected } from '../../evidence/uploads.ts'
import type { Coordinator } from '../../payload-types.ts'
import { type AttestedProcess, checkProcess } from '../../policy/areaProcess.ts'
import { type CivilDate, pacificDateOf } from '../../policy/dates.ts'
import { failure, type Problem, type Result } from '../../policy/problem.ts'
import { actorOf } from '../actor.ts'
import type { Application } from '../application.ts'
import { answered, refuseIf, Refused } from '../refused.ts'

/** A process on file, and who put it there. */
export type AreaProcess = {
  id: string
  processOn: CivilDate
  attestedBy: string
  attestedTitle: string
  recordedBy: string
  /** UTC instant. */
  recordedAt: string
  evidenceId: string
  fileName: string
}

/** Every process of an organization, the one that counts first; for who may see the organization. */
export async function readProcesses(req: PayloadRequest, organizationId: string): Promise<AreaProcess[]> {
  const { rows } = await poolOf(req.payload).query<Omit<AreaProcess, 'recordedAt'> & { recordedAt: Date }>(
    `select p.id, p.process_on as "processOn", p.attested_by as "attestedBy", p.attested_title as "attestedTitle",
       c.name as "recordedBy", p.recorded_at as "recordedAt", e.id as "evidenceId", e.display_name as "fileName"
     from area_processes p join coordinators c on c.id = p.recorded_by_id join evidence e on e.area_process_id = p.id
     where p.organization_id = $1 order by p.recorded_at desc, p.id`,
    [organizationId],
  )
  return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }))
}

/** Whether the signed-in person puts a process of this organization on file. */
export async function mayPutOnFile(req: PayloadRequest, organizationId: string): Promise<boolean> {
  if (isOperationsUnit(req.user)) return true
  if (!activeCoordinator(req.user) || isAuditor(req.user)) return false
  return (await ownOrganizationIds(req)).includes(organizationId)
}

export type ProcessBy = { organizationId: string; user: TypedUser; address?: string }
export type ProcessFile = { bytes: Uint8Array; fileName: string }

/**
 * Puts the process of an area on file: inspected, sealed on the disk, and recorded with its date and who attests to it
 * (R7). Who has no right to it, and what is said wrongly, is refused before the file is looked at.
 */
export async function putProcessOnFile(
  app: Application,
  by: ProcessBy,
  said: AttestedProcess,
  file: ProcessFile | undefined,
): Promise<Result<StoredUpload>> {
  const right = await answered(() =>
    inTransaction(app.payload, (act) => checked(app, act, by, said), by.user),
  )
  if (!right.ok) return file ? right : failure(...right.problems, fileMissing)
  if (!file) return failure(fileMissing)
  try {
    const stored = await storeInspected(app, file, (inspected, sealed) =>
      inTransaction(
        app.payload,
        async (act) =>
          record(
            app,
            act,
            { ...by, said, coordinator: await checked(app, act, by, said) },
            inspected,
            sealed,
          ),
        by.user,
      ),
    )
    return stored.ok ? stored : failure(...stored.problems.map((one) => ({ ...one, field: 'file' })))
  } catch (error) {
    if (error instanceof Refused) return failure(...error.problems)
    throw error
  }
}

const notFound: Problem = { code: 'organization-not-found', message: 'There is no such organization' }
const fileMissing: Problem = {
  code: 'file-missing',
  field: 'file',
  message: 'Choose the file with the process',
  clause: 'R7',
}

/** @throws Refused */
async function checked(
  app: Application,
  { req, sql }: Transaction,
  { organizationId }: ProcessBy,
  said: AttestedProcess,
): Promise<Coordinator> {
  const coordinator = activeCoordinator(req.user)
  const { rows } = isRecordId(organizationId)
    ? await sql.query('select 1 from organizations where id = $1 for share', [organizationId])
    : { rows: [] }
  if (!coordinator || !rows.length || !(await mayPutOnFile(req, organizationId)))
    throw new Refused([notFound], 404)
  refuseIf(checkProcess(said, pacificDateOf(app.clock.now())))
  return coordinator
}

type Recording = ProcessBy & { said: AttestedProcess; coordinator: Coordinator }

async function record(
  app: Application,
  { req, sql }: Transaction,
  { organizationId, said, coordinator, address }: Recording,
  file: InspectedFile,
  stored: SealedFile,
): Promise<string> {
  const now = app.clock.now()
  const id = randomUUID()
  const { processOn } = said
  const [attestedBy, attestedTitle] = [said.attestedBy.trim(), said.attestedTitle.trim()]
  await sql.query(
    `insert into area_processes (id, organization_id, process_on, attested_by, attested_title, recorded_by_id,
       recorded_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, organizationId, processOn, attestedBy, attestedTitle, coordinator.id, now],
  )
  const { rows } = await sql.query(
    `insert into evidence (area_process_id, organization_id, display_name, mime_type, size, sha256, storage_name,
       key_id, uploaded_by_email, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) returning id`,
    [
      ...[
        id,
        organizationId,
        file.displayName,
        file.mimeType,
        stored.size,
        stored.sha256,
        stored.storageName,
      ],
      ...[stored.keyId, coordinator.email, now],
    ],
  )
  const evidence = String(rows[0]?.id)
  await writeAuditEvent(
    sql,
    {
      event: 'process-on-file',
      actor: actorOf(req),
      subject: { kind: 'organization', id: organizationId },
      organizationId,
      after: { processOn, attestedBy, attestedTitle, evidence, sha256: stored.sha256 },
      address,
    },
    now,
  )
  return evidence
}
