import express, { type Response, type Router } from 'express'
import type { PayloadRequest } from 'payload'
import { poolOf } from '../database/connection.ts'
import { type Application, applicationOf } from '../services/application.ts'
import { readPublicFile, removePublicFile, type StoredFile, storePublicFile } from './storage.ts'

/** A stored training file, on its way out. */
export type OpenedTrainingFile = { bytes: Buffer; mimeType: string; sha256: string; name: string }

const stored = 'storedTrainingFiles'

/** Keeps the bytes of a training file, and remembers within the request that they are to go if it fails. */
export async function keepTrainingFile(req: PayloadRequest, bytes: Uint8Array): Promise<StoredFile> {
  const file = await storePublicFile(applicationOf(req.payload).config, bytes)
  req.context[stored] = [...namesIn(req), file.storageName]
  return file
}

/** The records are in the database: their files stay. */
export function forgetStoredFiles(req: PayloadRequest): void {
  req.context[stored] = []
}

/** Removes what was stored for records that never came to be. */
export async function removeStoredFiles(req: PayloadRequest): Promise<void> {
  const { config } = applicationOf(req.payload)
  for (const name of namesIn(req)) await removePublicFile(config, name)
  forgetStoredFiles(req)
}

const namesIn = (req: PayloadRequest): string[] => (req.context[stored] as string[] | undefined) ?? []

/** The file of this name, where there is one on record. */
export async function openTrainingFile(
  app: Application,
  filename: string,
): Promise<OpenedTrainingFile | undefined> {
  const { rows } = await poolOf(app.payload).query<{
    storage_name: string
    sha256: string
    mime_type: string
  }>(
    `select storage_name, sha256, mime_type from training_files
      where filename = $1 and storage_name is not null and sha256 is not null`,
    [filename],
  )
  const row = rows[0]
  if (!row) return undefined
  const bytes = await readPublicFile(app.config, { storageName: row.storage_name, sha256: row.sha256 })
  return { bytes, mimeType: row.mime_type, sha256: row.sha256, name: filename }
}

/** A PDF may load itself and nothing else; a picture has no rights at all. */
const policyOf = (mimeType: string): string =>
  mimeType === 'application/pdf'
    ? "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"
    : "default-src 'none'; frame-ancestors 'none'; sandbox"

/** Of the answer that carries a training file, at whichever door. */
export const trainingFileHeaders = ({ bytes, mimeType, sha256, name }: OpenedTrainingFile) => ({
  'Content-Type': mimeType,
  'Content-Length': String(bytes.length),
  'Content-Disposition': `inline; filename="${name.replace(/[^\w.-]/g, '_')}"`,
  'Content-Security-Policy': policyOf(mimeType),
  'X-Content-Type-Options': 'nosniff',
  ETag: `"${sha256}"`,
})

/** `GET /training/files/:filename`: the pictures and PDF files of the training, for everybody (R48). */
export function trainingFilesRouter(app: Application): Router {
  const router = express.Router()
  router.get('/training/files/:filename', async (request, response) => {
    const opened = await openTrainingFile(app, request.params.filename)
    if (!opened) return void response.status(404).type('text').send('Not found')
    send(response, opened)
  })
  return router
}

/** A file may be replaced under its name, so browsers ask each time whether theirs is still the one. */
function send(response: Response, opened: OpenedTrainingFile): void {
  const headers = trainingFileHeaders(opened)
  response.set({ ...headers, 'Cache-Control': 'no-cache' })
  if (!response.req.get('if-none-match')?.includes(headers.ETag)) return void response.end(opened.bytes)
  response.removeHeader('Content-Length')
  response.status(304).end()
}
