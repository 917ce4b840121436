import express, { type Request, type Response, type Router } from 'express'
import type { PayloadRequest } from 'payload'
import { type AuditEvent, writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { poolOf } from '../database/connection.ts'
import type { Coordinator, Evidence } from '../payload-types.ts'
import { evidenceFileName } from '../policy/evidencePack.ts'
import { actorOf, addressOf } from '../services/actor.ts'
import type { Application } from '../services/application.ts'
import { idOf } from '../services/names.ts'
import { isRecordId } from '../database/recordId.ts'
import { panelVisitor } from './panelVisitor.ts'
import { readFile } from './storage.ts'

/** A file that one coordinator may see, on its way out. */
type Opened = { bytes: Buffer; mimeType: string; name: string }

/**
 * `GET /evidence/:id`: the only way out for a file of evidence (R28, C13). Coordinators get the files of their
 * own organizations and of what was routed to them, the Operations Unit and auditors all; for everybody else,
 * and for a file that is not there, the answer is the same 404. Every file that leaves is in the audit trail
 * before its first byte. `?download` saves it instead of showing it.
 */
export function evidenceDoor(app: Application): Router {
  const router = express.Router()
  router.get('/evidence/:id', async (request, response) => {
    const opened = await open(app, request)
    response.set('Cache-Control', 'no-store').set('X-Content-Type-Options', 'nosniff')
    if (opened) send(response, opened, 'download' in request.query)
    else response.status(404).type('text/plain').send('Not found')
  })
  return router
}

async function open(app: Application, request: Request): Promise<Opened | undefined> {
  const id = String(request.params.id)
  const visitor = await panelVisitor(app, request)
  if (!visitor || !isRecordId(id)) return undefined
  const { coordinator, req } = visitor
  const evidence = await allowed(req, coordinator, id)
  const opened = evidence ? await read(app, evidence) : undefined
  await record(app, req, id, evidence ?? undefined)
  return opened
}

/** The record, if the access rule of the collection gives it to this person. */
const allowed = (req: PayloadRequest, user: Coordinator, id: string): Promise<Evidence | null> =>
  req.payload.findByID({
    collection: 'evidence',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    user: { ...user, collection: 'coordinators' },
    req,
  })

/** No API shows where a file lies and which key opens it; only this door asks. */
async function read(app: Application, evidence: Evidence): Promise<Opened> {
  const { rows } = await poolOf(app.payload).query<{
    storage_name: string
    key_id: string
    reference: string | null
  }>(
    `select e.storage_name, e.key_id, r.reference
       from evidence e left join requests r on r.id = e.request_id where e.id = $1`,
    [evidence.id],
  )
  const row = rows[0]
  if (!row) throw new Error('The record of the file is gone')
  const bytes = await readFile(app.config, {
    storageName: row.storage_name,
    keyId: row.key_id,
    sha256: evidence.sha256,
  })
  const name = evidenceFileName(row.reference ?? evidence.id, evidence.document, evidence.mimeType)
  return { bytes, mimeType: evidence.mimeType, name }
}

/** Both outcomes are recorded: what was read, and what somebody signed in asked for without right. */
async function record(app: Application, req: PayloadRequest, id: string, evidence?: Evidence): Promise<void> {
  const event: AuditEvent = {
    event: evidence ? 'evidence-read' : 'access-refused',
    actor: actorOf(req),
    subject: { kind: 'evidence', id },
    requestId: idOf(evidence?.request),
    organizationId: idOf(evidence?.organization),
    address: addressOf(req),
    outcome: evidence ? 'done' : 'refused',
  }
  await writeAuditEvent(poolOf(app.payload), event, app.clock.now())
}

/**
 * A picture is shown in a sandbox without rights. A PDF cannot be: browsers refuse to start their viewer in a
 * sandbox; it may load itself and nothing else, and only pages of this service may frame it.
 */
const contentPolicies = {
  pdf: "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'",
  picture: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox",
}

function send(response: Response, { bytes, mimeType, name }: Opened, asDownload: boolean): void {
  const policy = mimeType === 'application/pdf' ? contentPolicies.pdf : contentPolicies.picture
  response.status(200).set({
    'Content-Type': mimeType,
    'Content-Length': String(bytes.length),
    'Content-Disposition': `${asDownload ? 'attachment' : 'inline'}; filename="${name}"`,
    'Content-Security-Policy': policy,
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Frame-Options': 'SAMEORIGIN',
    'Accept-Ranges': 'none',
  })
  response.end(bytes)
}
