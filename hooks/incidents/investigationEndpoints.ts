import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import type { Result } from '../../src/policy/problem.ts'
import type { Application } from '../../src/services/application.ts'
import { addInvestigationFile } from '../../src/services/investigations/addFile.ts'
import type { By } from '../../src/services/investigations/actOnIncident.ts'
import {
  closeInvestigation,
  recordSecurityOffice,
  saveFindings,
} from '../../src/services/investigations/findings.ts'
import {
  addStep,
  openInvestigation,
  reopenInvestigation,
} from '../../src/services/investigations/investigate.ts'
import { recordAct } from '../recordAct.ts'

const text = z.string().max(20_000).default('')

const findings = z.object({
  signInSeen: text,
  lastSignInOn: text,
  lastSignInTime: text,
  dataAccessed: text,
  cause: text,
  findings: text,
  correctiveAction: text,
  correctiveOwner: text,
  correctiveBy: text,
})

/** One act on a late deactivation: the shape of its body, and the use case that it calls. */
const act = <Body>(
  name: string,
  shape: z.ZodType<Body>,
  run: (app: Application, by: By, body: Body) => Promise<Result<{ id: string }>>,
): Endpoint =>
  recordAct({
    name,
    subject: 'incident',
    shape,
    run: (app, { id, ...by }, body) => run(app, { incidentId: id, ...by }, body),
    answer: ({ id }) => ({ id }),
  })

/** The file of a multipart form; nothing where none can be read. */
async function fileOf(req: PayloadRequest): Promise<{ file?: unknown }> {
  try {
    return { file: (await req.formData?.())?.get('file') ?? undefined }
  } catch {
    return {}
  }
}

/** `POST /api/incidents/:id/file`, as multipart with the one field `file`. */
const fileEndpoint = recordAct({
  name: 'file',
  subject: 'incident',
  shape: z.object({ file: z.instanceof(File).optional() }),
  read: fileOf,
  run: async (app, { id, ...by }, { file }) => {
    const bytes = new Uint8Array(file ? await file.arrayBuffer() : [])
    return addInvestigationFile(app, { incidentId: id, ...by }, { bytes, fileName: file?.name ?? '' })
  },
  answer: (stored) => stored,
})

/** Acts of the Operations Unit, `POST /api/incidents/:id/<act>`; the rules are in the services (R45, D12). */
export const investigationEndpoints: Endpoint[] = [
  act('investigate', z.object({ investigator: z.string().max(100).optional() }), openInvestigation),
  act('step', z.object({ text }), addStep),
  act('findings', findings, saveFindings),
  act('security-office', z.object({ toldOn: text, toldTime: text }), recordSecurityOffice),
  act('close', z.object({ findings: findings.optional() }), (app, by, body) =>
    closeInvestigation(app, by, body.findings),
  ),
  act(
    'reopen',
    z.object({ reason: text, investigator: z.string().max(100).optional() }),
    reopenInvestigation,
  ),
  fileEndpoint,
]
