import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from 'express'
import { handleEndpoints } from 'payload'
import { clientAddressHeader } from '../services/actor.ts'
import type { Application } from '../services/application.ts'
import { errorAnswer, type RestCall } from './restCall.ts'
import { readBody } from './restBody.ts'
import { clampQuery } from './restLimits.ts'
import { recordRefusedSignIn } from '../services/recordRefusal.ts'
import { signInGuard } from './signIn.ts'

/** Closed for good: the first coordinator comes from the set-up (T9); no account is verified, training pages alone have versions. */
const closed =
  /^\/api\/(graphql.*|[^/]+\/first-register|[^/]+\/verify\/.*|(globals\/)?(?!training-pages\/)[^/]+\/versions(\/.*)?)$/

/**
 * Payload's REST served by Express itself (T5), behind our own limits. The body is read here and is the only one
 * in the house that is: Payload's own reading breaks behind a body parser.
 */
export function restApi(app: Application): RequestHandler[] {
  const guard = signInGuard((account, address) => recordRefusedSignIn(app, account, address))
  const config = Promise.resolve(app.payload.config)
  return [
    readBody(app),
    async (request, response) => {
      const call = readCall(app, request)
      const toPayload = (one: RestCall) => handleEndpoints({ config, request: fetchRequest(one) })
      const answer = refusalOf(call) ?? (await guard(call, toPayload)) ?? (await toPayload(call))
      await send(answer, response)
    },
  ]
}

function readCall({ config }: Application, request: ExpressRequest): RestCall {
  // Only the path and the query count: a caller may name any host.
  const { pathname, search } = new URL(request.originalUrl, 'http://localhost')
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headersDistinct))
    for (const one of value ?? []) headers.append(name, one)
  const address = request.ip ?? ''
  headers.set(clientAddressHeader, address)
  const body = Buffer.isBuffer(request.body) && request.body.length ? request.body : undefined
  const url = new URL(config.publicUrl)
  url.pathname = pathname
  url.search = search
  return { url, path: plainPath(pathname), method: request.method, headers, body, address }
}

/** As Payload's router understands it: any case, with or without a slash at the end. */
const plainPath = (pathname: string) => pathname.toLowerCase().replace(/\/+$/, '')

function refusalOf(call: RestCall): Response | undefined {
  if (closed.test(call.path)) return errorAnswer(404, 'Not found')
  const fault = clampQuery(call.url.searchParams) ?? clampBody(call)
  return fault ? errorAnswer(400, fault) : undefined
}

/** Payload reads a form that is posted "as GET" as more of the query, so the same bounds hold for it. */
function clampBody(call: RestCall): string | undefined {
  const override =
    call.headers.get('x-payload-http-method-override') ?? call.headers.get('x-http-method-override')
  if (!override) return undefined
  const query = new URLSearchParams(call.body?.toString('utf8') ?? '')
  for (const [name, value] of query) call.url.searchParams.append(name, value)
  call.headers.delete('x-payload-http-method-override')
  call.headers.delete('x-http-method-override')
  if (override.toUpperCase() !== 'GET' || !isForm(call)) return 'This method is not taken'
  call.headers.delete('content-type')
  call.headers.delete('content-length')
  call.method = 'GET'
  call.body = undefined
  return clampQuery(call.url.searchParams)
}

const isForm = ({ headers }: RestCall) =>
  /^application\/x-www-form-urlencoded\b/i.test(headers.get('content-type') ?? '')

function fetchRequest({ url, method, headers, body }: RestCall): Request {
  const carriesBody = method !== 'GET' && method !== 'HEAD'
  return new Request(url, { method, headers, body: carriesBody && body ? new Uint8Array(body) : undefined })
}

async function send(answer: Response, response: ExpressResponse): Promise<void> {
  response.status(answer.status)
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') response.setHeader(name, value)
  const cookies = answer.headers.getSetCookie()
  if (cookies.length) response.setHeader('set-cookie', cookies)
  response.setHeader('Cache-Control', 'no-store')
  if (!answer.body) return void response.end()
  const body = Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0])
  await pipeline(body, response).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error // the caller went away
  })
}
