import path from 'node:path'
import compression from 'compression'
import express, { type Express, type RequestHandler } from 'express'
import { evidenceDoor } from '../evidence/door.ts'
import { formsDoor } from '../evidence/formsDoor.ts'
import { packsDoor } from '../evidence/packsDoor.ts'
import { trainingFilesRouter } from '../evidence/trainingFiles.ts'
import { mailboxRouter } from '../mail/mailbox.ts'
import type { Application } from '../services/application.ts'
import { siteRouter } from '../site/router.ts'
import { lastResort, needsDatabase } from './faults.ts'
import { healthRouter } from './health.ts'
import type { Panel } from './panel.ts'
import { restApi } from './rest.ts'
import { securityHeaders } from './securityHeaders.ts'

/** The one HTTP server, in the order in which its rooms are asked. */
export function buildExpress(app: Application, panel: Panel): Express {
  const { config } = app
  const server = express()
  server.disable('x-powered-by')
  server.disable('etag')
  server.set('trust proxy', config.trustProxyHops)
  server.set('query parser', 'simple')
  server.use(securityHeaders(config))
  if (config.trustProxyHops === 0) server.use(believeNoProxy)
  server.use(healthRouter(app))
  if (config.mode !== 'production' && !config.smtpUrl) server.use(mailboxRouter(app))
  server.use('/assets', ...assets())
  server.get('/favicon.ico', favicon)
  server.use(formsDoor(app), trainingFilesRouter(app), evidenceDoor(app), packsDoor(app))
  server.use(['/api', '/admin'], needsDatabase(app))
  server.use('/api', ...restApi(app))
  server.use(panel.router)
  server.use(siteRouter(app))
  server.use(lastResort(app))
  return server
}

/** Next and Payload read these headers by themselves; without a proxy, only a liar sends them. */
const believeNoProxy: RequestHandler = (request, _response, next) => {
  for (const name of Object.keys(request.headers))
    if (name === 'forwarded' || name.startsWith('x-forwarded-')) delete request.headers[name]
  next()
}

/** Browsers ask for it beside pages that name no icon, such as a file in a frame. */
const favicon: RequestHandler = (_request, response) =>
  void response.sendFile(path.resolve('src/site/assets/favicon.svg'), { maxAge: '1d' })

/** The built files of the public site carry a fingerprint in their names and never change. */
const assets = (): RequestHandler[] => [
  compression(),
  express.static(path.resolve('dist/site'), { immutable: true, maxAge: '1y', index: false, redirect: false }),
  (_request, response) => void response.status(404).type('text').send('Not found'),
]
