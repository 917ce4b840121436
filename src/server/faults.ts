import { randomUUID } from 'node:crypto'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Payload } from 'payload'
import { DatabaseLost, databaseAnswers, isDatabaseLost } from '../database/lost.ts'
import type { Application } from '../services/application.ts'
import { makeRenderer, type Render } from '../site/render.ts'
import { outageNow } from '../site/site.ts'

type Log = Payload['logger']
type HttpError = Error & { status?: number; statusCode?: number; expose?: boolean }

const words: Record<number, string> = {
  400: 'This request could not be read',
  413: 'This request is too large',
  415: 'This kind of content is not accepted',
}

/** Seconds after which it is worth trying again. */
const RETRY_AFTER = 60

/** Doors that can do nothing without the database say so at once. @throws DatabaseLost */
export const needsDatabase =
  ({ payload }: Application): RequestHandler =>
  async (_request, _response, next) => {
    if (!(await databaseAnswers(payload))) throw new DatabaseLost('The database does not answer')
    next()
  }

type Fault = { status: number; heading: string; paragraphs: string[] }

/** What is said of a fault: never a detail of it. */
function faultOf(error: HttpError, id: string): Fault {
  const status = error.status ?? error.statusCode ?? 500
  const known = words[status]
  if (known)
    return {
      status,
      heading: known,
      paragraphs: ['Go back and send it again. A file must be smaller than 10 MB.'],
    }
  if (isDatabaseLost(error))
    return {
      status: 503,
      heading: 'The service is not available just now',
      paragraphs: [
        'We are working on it. Try again in a few minutes.',
        'What you sent or saved before is kept. What you typed on the last page was not saved: go back in your browser, keep that page open, and send it again later.',
      ],
    }
  return {
    status: 500,
    heading: 'Sorry, there is a problem with the service',
    paragraphs: [
      'Try again in a few minutes.',
      'What you sent or saved before is kept. What you typed on the last page may not be saved: go back in your browser, and send it again.',
      `If it goes on, tell your CalJOBS Access Coordinator, and give problem number ${id}.`,
    ],
  }
}

/** The last resort of Express: no detail to the caller, all of it to the log, under one number for both. */
export function lastResort(app: Application): ErrorRequestHandler {
  const log = app.payload.logger
  const render = makeRenderer()
  return (error: HttpError, request, response, next) => {
    const id = randomUUID()
    const fault = faultOf(error, id)
    if (fault.status >= 500)
      log.error({ err: error, id, path: pathOf(request.originalUrl), msg: 'A request failed' })
    if (response.headersSent) return next(error)
    response.status(fault.status)
    if (fault.status === 503) response.set('Retry-After', String(RETRY_AFTER))
    const path = pathOf(request.originalUrl)
    if (path.startsWith('/api')) response.json({ errors: [{ message: messageOf(fault, id) }] })
    else response.type('html').send(pageOf(app, render, fault, path))
  }
}

const messageOf = ({ status, heading }: Fault, id: string): string =>
  status === 500
    ? `${heading}. Try again later. Problem number: ${id}`
    : status === 503
      ? `${heading}. Try again in a few minutes`
      : heading

/** In the look of the public site, which needs nothing but files; without even those, bare. */
function pageOf(app: Application, render: Render, { heading, paragraphs }: Fault, path: string): string {
  const isPanel = path.startsWith('/admin')
  const links = [
    isPanel ? { href: '/admin', text: 'First page for coordinators' } : { href: '/', text: 'Start page' },
    { href: '/contact', text: 'Help and contact' },
    { href: '/forms', text: 'Confidentiality forms' },
    { href: '/training', text: 'Training for requestors' },
  ]
  try {
    return render(
      'fault',
      { heading, errors: [], paragraphs, outage: outageNow(app), links },
      { path, sample: app.config.mode !== 'production' },
    )
  } catch (error) {
    app.payload.logger.error({ err: error, msg: 'The page of a fault could not be made' })
    return barePage(heading)
  }
}

/** Paths may name a record, queries may hold more: only the path is used. */
const pathOf = (url: string): string => url.split('?')[0] ?? ''

const barePage = (heading: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${heading} – CalJOBS System Access – EDD</title></head><body><main><h1>${heading}</h1>` +
  `<p><a href="/">CalJOBS System Access</a></p></main></body></html>`

/** A fault that nobody caught leaves the process in an unknown state: it is logged, and the process ends. */
export function endOnUncaughtFault(log: Log): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      log.fatal({ err: error, msg: `The process ends: ${event}` })
      process.exit(1)
    })
}
