import { createHash, randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { inTransaction, type SqlExecutor } from '../database/transaction.ts'
import type { Request } from '../payload-types.ts'
import type { MaintenanceKind } from '../policy/maintenance.ts'
import { normalizeEmail } from '../policy/people.ts'
import { failure, type Problem, type Result } from '../policy/problem.ts'
import type { Application } from './application.ts'
import type { Answers } from './drafts.ts'
import { lastBatchField, refusedField, type RefusedRow, rowField, savedRows } from './maintenanceDraft.ts'
import { queueBatchNotices } from './maintenanceNotices.ts'
import { type Submission, type Submitted, submitRequest } from './submitRequest.ts'

/** One row that is complete: `row` is its name in the draft. */
export type MaintenanceRow = {
  row: string
  /** As the requestor calls the person. */
  name: string
  kind: MaintenanceKind
  claims: Submission['claims']
}

export type MaintenanceSubmission = {
  /** The submission key of the draft: the same rows under the same key are sent once (PG-7). */
  batchKey: string
  /** The address that the requestor has proved (D9). */
  requestorEmail: string
  rows: MaintenanceRow[]
  /** Network address of the requestor. */
  address?: string
}

export type SentMaintenance = {
  sent: ({ row: string } & Submitted)[]
  refused: { row: string; problems: Problem[] }[]
}

const notSent: Problem = {
  code: 'row-not-sent',
  message: 'This request could not be sent now. Send it again: nothing is sent twice',
}

/**
 * Sends the rows of an annual maintenance, each as a request and a transaction of its own, so that one that is
 * refused loses none of the others (R46). Then one receipt for all, and the draft keeps what was not sent. When it
 * breaks off anywhere, the same call again sends the rest and nothing twice.
 */
export async function submitMaintenance(
  app: Application,
  submission: MaintenanceSubmission,
): Promise<SentMaintenance> {
  const outcome: SentMaintenance = { sent: [], refused: [] }
  for (const row of submission.rows) {
    const sent = await sendRow(app, submission, row)
    if (sent.ok) outcome.sent.push({ row: row.row, ...sent.value })
    else outcome.refused.push({ row: row.row, problems: sent.problems })
  }
  await closeBatch(app, submission, outcome)
  return outcome
}

/** A fault of one row, not only a refusal, leaves the others to be sent. */
async function sendRow(
  app: Application,
  { batchKey, requestorEmail, address }: MaintenanceSubmission,
  { row, kind, claims }: MaintenanceRow,
): Promise<Result<Submitted>> {
  const submissionKey = keyOfRow(batchKey, row, kind)
  try {
    return await submitRequest(app, { kind, submissionKey, requestorEmail, claims, address, batchKey })
  } catch (error) {
    app.payload.logger.error({ err: error, msg: 'A row of an annual maintenance could not be sent' })
    return failure(notSent)
  }
}

/** A UUID that is the same for the same row of the same batch, made of a hash (RFC 9562, version 8). */
export function keyOfRow(batchKey: string, row: string, kind: MaintenanceKind): string {
  const bytes = createHash('sha256').update(`${batchKey}:${row}:${kind}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Everything that was sent under the key has its receipt: also what an earlier call sent that broke off. */
const closeBatch = (app: Application, submission: MaintenanceSubmission, outcome: SentMaintenance) =>
  inTransaction(app.payload, async ({ req, sql }) => {
    const { batchKey } = submission
    await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [batchKey])
    const requests = await requestsOfBatch(req, submission)
    await queueBatchNotices(req, batchKey, requests)
    await keepTheRest(sql, submission, outcome, requests[0], app.clock.now())
  })

export async function requestsOfBatch(
  req: PayloadRequest,
  { batchKey, requestorEmail }: Pick<MaintenanceSubmission, 'batchKey' | 'requestorEmail'>,
): Promise<Request[]> {
  const { docs } = await req.payload.find({
    collection: 'requests',
    where: {
      batchKey: { equals: batchKey },
      requestorEmail: { equals: normalizeEmail(requestorEmail) },
    },
    sort: ['staffFamilyName', 'staffGivenName', 'reference'],
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  return docs
}

/**
 * What was sent leaves the draft. When nothing is left, the draft is closed; otherwise it stays open under a new
 * key, so that the next sending is a batch of its own.
 */
async function keepTheRest(
  sql: SqlExecutor,
  { batchKey, requestorEmail, rows }: MaintenanceSubmission,
  { sent, refused }: SentMaintenance,
  first: Request | undefined,
  now: Date,
): Promise<void> {
  const { rows: found } = await sql.query(
    'select id, answers from drafts where submission_key::text = $1 and email = $2 and sent_at is null for update',
    [batchKey, normalizeEmail(requestorEmail)],
  )
  const draft = found[0] as { id: string; answers: Answers } | undefined
  if (!draft) return
  const gone = new Set(sent.map(({ row }) => row))
  const left = [...savedRows(draft.answers)].filter(([row, { act }]) => act !== 'nothing' && !gone.has(row))
  if (first && !left.length) {
    await sql.query("update drafts set sent_request_id = $2, sent_at = $3, answers = '{}' where id = $1", [
      draft.id,
      first.id,
      now,
    ])
    return
  }
  const nameOf = new Map(rows.map(({ row, name }) => [row, name]))
  const told = refused.map(({ row, problems }): [string, RefusedRow] => [
    refusedField(row),
    { batchKey, name: nameOf.get(row) ?? '', problems },
  ])
  await sql.query(
    'update drafts set answers = (answers - $2::text[]) || $3::jsonb, submission_key = $4, updated_at = $5 where id = $1',
    [
      draft.id,
      [...gone].flatMap((row) => [rowField(row), refusedField(row)]),
      JSON.stringify({ ...Object.fromEntries(told), ...(first ? { [lastBatchField]: batchKey } : {}) }),
      randomUUID(),
      now,
    ],
  )
}
