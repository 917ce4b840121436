import express, { type Response, type Router } from 'express'
import { seesEverything } from '../access/roles.ts'
import { poolOf } from '../database/connection.ts'
import { isRecordId } from '../database/recordId.ts'
import { type RevisionState, type StatementForm, statementForms } from '../policy/vocabulary.ts'
import type { Application } from '../services/application.ts'
import { currentFormsOrCopy } from '../services/currentForms.ts'
import { panelVisitor } from './panelVisitor.ts'
import { publicFile, type StoredFile } from './storage.ts'

type FormFile = Pick<StoredFile, 'storageName' | 'sha256'> & { fileName: string }

/**
 * `GET /forms/de-7410` and `/forms/e-1`: the current revision, for everybody, also while the database cannot be
 * reached. `/forms/<form>/revisions/<id>`: any other, for those who are signed in to the panel (R15, R21, D15).
 */
export function formsDoor(app: Application): Router {
  const router = express.Router()
  for (const form of statementForms) {
    router.get(`/forms/${form}`, async (_request, response, next) => {
      const { forms, isCopy } = await currentFormsOrCopy(app)
      const current = forms.find((one) => one.form === form)
      if (!current) return next()
      // Browsers ask again each time, so that a new revision reaches everybody at once.
      await send(app, response, current, isCopy ? 'no-store' : 'no-cache')
    })
    router.get(`/forms/${form}/revisions/:id`, async (request, response, next) => {
      const visitor = await panelVisitor(app, request)
      if (!visitor) return next()
      const file = await revision(app, form, String(request.params.id), seesEverything(visitor.req.user))
      if (!file) return next()
      await send(app, response, file, 'private, no-store')
    })
  }
  return router
}

/** Drafts are shown to oversight alone. */
async function revision(
  app: Application,
  form: StatementForm,
  id: string,
  oversight: boolean,
): Promise<FormFile | undefined> {
  if (!isRecordId(id)) return undefined
  const published: RevisionState[] = ['current', 'superseded']
  const { rows } = await poolOf(app.payload).query<FormFile>(
    `select storage_name as "storageName", sha256, file_name as "fileName" from confidentiality_forms
      where id = $1 and form = $2 and ($3 or state::text = any($4))`,
    [id, form, oversight, published],
  )
  return rows[0]
}

/** Whole or in byte ranges, and not at all where the browser has it already (RFC 9110). */
async function send(app: Application, response: Response, file: FormFile, caching: string): Promise<void> {
  const { folder, name } = await publicFile(app.config, file)
  response.set({
    'Content-Type': 'application/pdf',
    'Content-Disposition': `inline; filename="${file.fileName.replace(/[^\w.-]/g, '-')}"`,
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': caching,
    ETag: `"${file.sha256}"`,
  })
  const options = {
    root: folder,
    dotfiles: 'allow',
    cacheControl: false,
    etag: false,
    lastModified: false,
  } as const
  await new Promise<void>((resolve, reject) => {
    response.sendFile(name, options, (error?: SendError) => {
      if (!error || response.headersSent) return resolve() // whoever has gone away gets nothing more
      if (!error.status || error.status >= 500) return reject(error)
      // A range beyond the file, or a condition that does not hold: the browser's own doing.
      response
        .status(error.status)
        .set(error.headers ?? {})
        .end()
      resolve()
    })
  })
}

type SendError = NodeJS.ErrnoException & { status?: number; headers?: Record<string, string> }
