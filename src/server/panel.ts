import { type RequestHandler, Router } from 'express'
import next from 'next'
import { panelHeaders } from './securityHeaders.ts'

export type Panel = { router: Router; close: () => Promise<void> }

/** Payload's panel, by Next: `/admin` and the files it needs, nothing else (T5). */
export async function openPanel(port: number): Promise<Panel> {
  const nextApp = next({ dev: false, dir: 'src', port, hostname: 'localhost' })
  await nextApp.prepare()
  const handle = nextApp.getRequestHandler()
  const toNext: RequestHandler = (request, response) => handle(request, response)
  const router = Router()
  router.get(/^\/_next\/static\//, (request, response) => {
    response.removeHeader('Cache-Control') // Next names its own: these files never change
    return toNext(request, response, () => {})
  })
  router.all(/^\/admin(\/|$)/, panelHeaders, toNext)
  return { router, close: () => nextApp.close() }
}
