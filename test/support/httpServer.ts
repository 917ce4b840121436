import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Router } from 'express'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { buildExpress } from '../../src/server/express.ts'
import { app } from './setup.ts'
import { aCoordinator, coordinatorPassword } from './world.ts'

const panel = { router: Router(), close: async () => {} }
let http: Server
let base = ''

/** Each test calls from a network of its own, so that the limits of one do not reach the next. */
export let network = 0

/** The one HTTP server, on a free port, for the tests of this file. */
export function serveForThisFile(): void {
  beforeAll(async () => {
    const config = { ...app.config, trustProxyHops: 1 }
    http = createServer(buildExpress({ ...app, config }, panel))
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  })

  afterAll(() => void http.close())
  beforeEach(() => {
    network += 1
  })
}

/** The address of the server as its own pages name it. */
export const ownOrigin = (): string => base

export const call = (path: string, init: RequestInit = {}, host = 1) =>
  fetch(base + path, {
    redirect: 'manual',
    ...init,
    headers: {
      'x-forwarded-for': `198.51.${network}.${host}`,
      origin: app.config.publicUrl,
      ...(init.headers as Record<string, string>),
    },
  })

export const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

export const signIn = (email: string, given: string, host = 1) =>
  call('/api/coordinators/login', json({ email, password: given }), host)

/** A session of a coordinator. */
export async function cookieFor({ email }: { email: string }): Promise<string> {
  const answer = await signIn(email, coordinatorPassword)
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

export async function cookieOf(kind: 'operations-unit' | 'mis-administrator') {
  const coordinator = await aCoordinator(kind)
  return { coordinator, cookie: await cookieFor(coordinator) }
}
