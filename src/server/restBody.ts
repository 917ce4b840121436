import express, { type Request, type RequestHandler, type Response } from 'express'
import type { TypedUser } from 'payload'
import { activeCoordinator, isAuditor, isOperationsUnit } from '../access/roles.ts'
import { MAXIMUM_FILE_BYTES } from '../evidence/limits.ts'
import { readOver } from '../evidence/readOver.ts'
import type { Application } from '../services/application.ts'

const usual = express.raw({ type: () => true, limit: '1mb', inflate: false })
/** A file, a byte more so that its inspection can say that it is too large, and what a form puts around it. */
const withFile = express.raw({ type: () => true, limit: MAXIMUM_FILE_BYTES + 64 * 1024, inflate: false })

/** What takes a file, below `/api`, and from whom. */
const takeFiles: { path: RegExp; from: (user: TypedUser | null) => boolean }[] = [
  // To an investigation, into the training, or as a new revision of a form.
  {
    path: /^\/(incidents\/[^/]+\/file|training-files(\/[^/]+)?|confidentiality-forms\/draft)\/?$/i,
    from: isOperationsUnit,
  },
  // The process of an area.
  {
    path: /^\/organizations\/[^/]+\/process\/?$/i,
    from: (user) => Boolean(activeCoordinator(user)) && !isAuditor(user),
  },
]

/** Where somebody without a session has something to say: to get one, or a new password. */
const forAnybody = /^\/coordinators\/(login|logout|refresh-token|forgot-password|reset-password|unlock)\/?$/i

/**
 * Reads the body of a call of REST. A form with parts, which may hold files, is read only from who has a session; a
 * large one only from who may send a file.
 */
export const readBody =
  (app: Application): RequestHandler =>
  async (request, response, next) => {
    const taker = takeFiles.find(({ path }) => path.test(request.path))
    const takesFile = taker && ['POST', 'PATCH', 'PUT'].includes(request.method)
    const hasParts = Boolean(request.is('multipart/form-data')) && !forAnybody.test(request.path)
    if (!takesFile && !hasParts) return usual(request, response, next)
    const user = await visitorOf(app, request)
    if (!activeCoordinator(user)) return refuse(request, response)
    return (takesFile && taker.from(user) ? withFile : usual)(request, response, next)
  }

/** Reads the body over unseen, so that the caller hears the answer. */
async function refuse(request: Request, response: Response): Promise<void> {
  if (await readOver(request, response))
    response.status(401).json({ errors: [{ message: 'Sign in to do this' }] })
}

async function visitorOf(app: Application, request: Request): Promise<TypedUser | null> {
  const headers = new Headers()
  for (const [name, values] of Object.entries(request.headersDistinct))
    for (const value of values ?? []) headers.append(name, value)
  const { user } = await app.payload.auth({ headers })
  return user
}
