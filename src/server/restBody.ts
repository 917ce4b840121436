import express, { type Request, type RequestHandler } from 'express'
import { isOperationsUnit } from '../access/roles.ts'
import { MAXIMUM_FILE_BYTES } from '../evidence/limits.ts'
import type { Application } from '../services/application.ts'

const usual = express.raw({ type: () => true, limit: '1mb', inflate: false })
/** A file, a byte more so that its inspection can say that it is too large, and what a form puts around it. */
const withFile = express.raw({ type: () => true, limit: MAXIMUM_FILE_BYTES + 64 * 1024, inflate: false })

/** What takes a file, below `/api`: to an investigation, into the training, or as a new revision of a form. */
const takesFile = /^\/(incidents\/[^/]+\/file|training-files(\/[^/]+)?|confidentiality-forms\/draft)\/?$/i

/** Reads the body of a call of REST; a large one only from who may send a file. */
export const readBody =
  (app: Application): RequestHandler =>
  async (request, response, next) => {
    const isLarge =
      ['POST', 'PATCH'].includes(request.method) &&
      takesFile.test(request.path) &&
      (await mayAddFiles(app, request))
    return (isLarge ? withFile : usual)(request, response, next)
  }

async function mayAddFiles(app: Application, request: Request): Promise<boolean> {
  const headers = new Headers()
  for (const [name, values] of Object.entries(request.headersDistinct))
    for (const value of values ?? []) headers.append(name, value)
  const { user } = await app.payload.auth({ headers })
  return isOperationsUnit(user)
}
