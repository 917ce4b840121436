import express, { type Response, type Router } from 'express'
import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { poolOf, type SqlExecutor } from '../database/connection.ts'
import { inTransaction } from '../database/transaction.ts'
import { pacificDateOf } from '../policy/dates.ts'
import { type StatementForm, statementForms } from '../policy/vocabulary.ts'
import type { Application } from '../services/application.ts'
import { sampleForm } from './sampleForms/sampleForm.ts'
import { readPublicFile, removePublicFile, type StoredFile, storePublicFile } from './storage.ts'

const SAMPLE_REVISION = 'SAMPLE'

/**
 * Puts in a SAMPLE revision of the DE 7410 and of the E-1 where no revision is current: the official texts are
 * not public, and the Operations Unit replaces these (D20). Safe to run at any time.
 */
export async function publishSampleForms(app: Application): Promise<void> {
  for (const form of statementForms) await publishSample(app, form)
}

async function publishSample(app: Application, form: StatementForm): Promise<void> {
  let stored: StoredFile | undefined
  try {
    await inTransaction(app.payload, async ({ sql }) => {
      await sql.query("select pg_advisory_xact_lock(hashtextextended('confidentiality-form ' || $1, 0))", [
        form,
      ])
      if (await currentForm(sql, form)) return
      stored = await storePublicFile(app.config, await sampleForm(form, { revision: SAMPLE_REVISION }))
      await record(sql, form, stored, app.clock.now())
    })
  } catch (error) {
    if (stored) await removePublicFile(app.config, stored.storageName)
    throw error
  }
}

async function record(sql: SqlExecutor, form: StatementForm, file: StoredFile, now: Date): Promise<void> {
  const effectiveFrom = pacificDateOf(now)
  const { rows } = await sql.query(
    `insert into confidentiality_forms
       (form, revision, effective_from, state, file_name, storage_name, size, sha256, published_at, created_at, updated_at)
     values ($1, $2, $3, 'current', $4, $5, $6, $7, $8, $8, $8) returning id`,
    [
      form,
      SAMPLE_REVISION,
      effectiveFrom,
      `sample-${form}.pdf`,
      file.storageName,
      file.size,
      file.sha256,
      now,
    ],
  )
  await writeAuditEvent(
    sql,
    {
      event: 'record-created',
      actor: { kind: 'system' },
      subject: { kind: 'confidentiality-form', id: String(rows[0]?.id) },
      after: { form, revision: SAMPLE_REVISION, effectiveFrom, state: 'current', sha256: file.sha256 },
    },
    now,
  )
}

type CurrentForm = { storageName: string; sha256: string }

async function currentForm(sql: SqlExecutor, form: StatementForm): Promise<CurrentForm | undefined> {
  const { rows } = await sql.query(
    `select storage_name, sha256 from confidentiality_forms where form = $1 and state = 'current'`,
    [form],
  )
  const row = rows[0]
  return (
    row && {
      storageName: String(row.storage_name),
      sha256: String(row.sha256),
    }
  )
}

/** `GET /forms/de-7410` and `/forms/e-1`: the current revision of each confidentiality statement, for everybody. */
export function formsRouter(app: Application): Router {
  const router = express.Router()
  for (const form of statementForms)
    router.get(`/forms/${form}`, async (_request, response, next) => {
      const current = await currentForm(poolOf(app.payload), form)
      if (!current) return next()
      send(response, form, await readPublicFile(app.config, current))
    })
  return router
}

/** The name is made here; browsers ask again each time, so that a new revision reaches everybody at once. */
function send(response: Response, form: StatementForm, bytes: Buffer): void {
  response.set({
    'Content-Type': 'application/pdf',
    'Content-Disposition': `inline; filename="${form}.pdf"`,
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache',
  })
  response.send(bytes)
}
