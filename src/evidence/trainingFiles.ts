import express, { type Response, type Router } from 'express'
import type { PayloadRequest } from 'payload'
import { isDatabaseLost } from '../database/lost.ts'
import { type Application, applicationOf } from '../services/application.ts'
import { publicCopyOf } from '../services/publicCopy.ts'
import { type StoredTrainingFile, storedTrainingFiles } from '../services/training/storedFiles.ts'
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
  const file = await storedFile(app, filename)
  if (!file) return undefined
  const bytes = await readPublicFile(app.config, file)
  return { bytes, mimeType: file.mimeType, sha256: file.sha256, name: filename }
}

/** As the database says, or while it is lost, as it said last. */
async function storedFile(app: Application, filename: string): Promise<StoredTrainingFile | undefined> {
  try {
    return (await storedTrainingFiles(app, filename)).get(filename)
  } catch (error) {
    const copy = publicCopyOf(app)
    if (copy && isDatabaseLost(error)) return copy.files.get(filename)
    throw error
  }
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
