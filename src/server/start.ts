import { createServer, type Server } from 'node:http'
import type { Config } from '../config.ts'
import type { Application } from '../services/application.ts'
import { keepPublicCopy } from '../services/publicCopy.ts'
import { runInBackground } from './background.ts'
import { buildExpress } from './express.ts'
import { openPanel } from './panel.ts'
import { StartRefused } from './preflight.ts'

export type RunningServer = { stop: () => Promise<void> }

/** Requests that are under way when the server stops get this long. */
const patience = 5000 // milliseconds

/**
 * Starts the whole service on a database that is up to date: the public site, the panel, REST, and what goes on behind
 * them (mail and jobs) unless a worker of its own does that.
 */
export async function startServer(app: Application): Promise<RunningServer> {
  const { config } = app
  const stopCopy = await keepPublicCopy(app)
  const panel = await openPanel(config.port)
  const http = createServer(buildExpress(app, panel))
  http.requestTimeout = 60_000 // a file of 10 MB on a slow line
  http.headersTimeout = 20_000
  await listen(http, config)
  const stopBackground = config.mailSender === 'inside' ? runInBackground(app) : undefined
  const stop = async () => {
    stopCopy()
    await closed(http)
    await stopBackground?.()
    await panel.close()
  }
  return { stop }
}

/** @throws StartRefused where the port cannot be had */
function listen(http: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => reject(new StartRefused(portFault(error, port))))
    http.listen({ port, host }, () => resolve())
  })
}

function portFault({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program: choose another with PORT`
  if (code === 'EACCES') return `Port ${port} may not be opened by this account: choose another with PORT`
  return `Port ${port} cannot be opened: ${message}`
}

/** No new connections; those under way may finish, for a while. */
function closed(http: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => http.closeAllConnections(), patience)
    http.close(() => {
      clearTimeout(timer)
      resolve()
    })
    http.closeIdleConnections()
  })
}
