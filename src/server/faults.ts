import { randomUUID } from 'node:crypto'
import type { ErrorRequestHandler } from 'express'
import type { Payload } from 'payload'

type Log = Payload['logger']
type HttpError = Error & { status?: number; statusCode?: number; expose?: boolean }

const words: Record<number, string> = {
  400: 'This request could not be read',
  413: 'This request is too large',
  415: 'This kind of content is not accepted',
}

/** The last resort of Express: no detail to the caller, all of it to the log, under one number for both. */
export function lastResort(log: Log): ErrorRequestHandler {
  return (error: HttpError, request, response, next) => {
    const status = error.status ?? error.statusCode ?? 500
    const known = words[status]
    const id = randomUUID()
    if (!known) log.error({ err: error, id, path: pathOf(request.originalUrl), msg: 'A request failed' })
    if (response.headersSent) return next(error)
    const message = known ?? 'Sorry, there is a problem with the service. Try again later'
    const text = known ? message : `${message}. Problem number: ${id}`
    response.status(known ? status : 500)
    if (request.originalUrl.startsWith('/api')) response.json({ errors: [{ message: text }] })
    else response.type('html').send(page(message, known ? undefined : id))
  }
}

/** Paths may name a record, queries may hold more: only the path is logged. */
const pathOf = (url: string) => url.split('?')[0]

const page = (message: string, id?: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${message} – CalJOBS System Access – EDD</title></head><body><main><h1>${message}</h1>` +
  (id ? `<p>If it goes on, contact the CalJOBS Operations Unit and give problem number ${id}.</p>` : '') +
  `<p><a href="/">CalJOBS System Access</a></p></main></body></html>`

/** A fault that nobody caught leaves the process in an unknown state: it is logged, and the process ends. */
export function endOnUncaughtFault(log: Log): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      log.fatal({ err: error, msg: `The process ends: ${event}` })
      process.exit(1)
    })
}
