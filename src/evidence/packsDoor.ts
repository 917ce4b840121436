import express, { type Request, type Response, type Router } from 'express'
import type { Application } from '../services/application.ts'
import { fetchPack, findPack, type FoundPack } from '../services/evidencePacks/fetchPack.ts'
import { nothingToFetch } from '../policy/evidencePack.ts'
import { recordRefusedAct } from '../services/recordRefusal.ts'
import { panelVisitor } from './panelVisitor.ts'

/**
 * `GET /evidence-packs/:id`: the evidence pack of an account, for the person of oversight who asked for it, once. The
 * answer to everybody else is the same 404. Whoever only looks (HEAD, a browser that fetches ahead) uses nothing up.
 */
export function packsDoor(app: Application): Router {
  const router = express.Router()
  router.get('/evidence-packs/:id', async (request, response) => {
    response.set({
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Accept-Ranges': 'none',
    })
    if (isFetchedAhead(request)) return say(response, 503, 'This link works once: it is not fetched ahead')
    await answer(app, request, response)
  })
  return router
}

/** Browsers tell so by one of these headers. */
const isFetchedAhead = (request: Request): boolean =>
  ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].some((name) =>
    /prefetch|prerender|preview/i.test(request.get(name) ?? ''),
  )

async function answer(app: Application, request: Request, response: Response): Promise<void> {
  const id = String(request.params.id)
  const visitor = await panelVisitor(app, request)
  const pack = visitor && (await findPack(visitor.req, id))
  if (!visitor || !pack) {
    const refusal = { act: 'fetch', code: 'evidence-pack-not-found' }
    if (visitor) await recordRefusedAct(visitor.req, id, refusal, 'evidence-pack')
    return say(response, 404, 'Not found')
  }
  if (pack.state === 'waiting' || pack.state === 'making')
    return say(response, 409, nothingToFetch[pack.state])
  if (request.method === 'HEAD') {
    if (pack.state !== 'ready') return say(response, 410, nothingToFetch[pack.state])
    return void describe(response, pack, pack.file?.size ?? 0).end()
  }
  const fetched = await fetchPack(app, visitor.req, pack)
  if ('words' in fetched) return say(response, 410, fetched.words)
  describe(response, pack, fetched.bytes.length).end(fetched.bytes)
}

const describe = (response: Response, { name }: FoundPack, size: number): Response =>
  response.status(200).set({
    'Content-Type': 'application/zip',
    'Content-Length': String(size),
    'Content-Disposition': `attachment; filename="${name}"`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy': 'same-origin',
  })

const say = (response: Response, status: number, words: string): void =>
  void response.status(status).type('text/plain').send(`${words}.\n`)
