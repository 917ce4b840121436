import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { Router } from 'express'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildExpress } from '../../src/server/express.ts'
import { pdf } from '../fixtures/files.ts'
import { cookieOf, serveForThisFile } from '../support/httpServer.ts'
import { aRequestor, base, people, someStaff } from '../support/maintenance.ts'
import { app } from '../support/setup.ts'
import { sql } from '../support/world.ts'

serveForThisFile() // signs coordinators in

const mark = 'sample-mark'
const fileHead = `--${mark}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n`
/** The parts of a whole body: it is cut off behind, and in the middle of, each. */
const parts = [
  `--${mark}\r\n`,
  'Content-Disposition: form-data; name="first"',
  '\r\n\r\n',
  'typed',
  '\r\n',
  fileHead,
  '%PDF-1.7 sample',
  `\r\n--${mark}`,
  '--\r\n',
]
const whole = parts.join('')
const cuts = parts.flatMap((part, place) => {
  const before = parts.slice(0, place).join('')
  return [before + part.slice(0, Math.ceil(part.length / 2)), before + part]
})

type Layer = {
  route?: { path: string | RegExp; methods: Record<string, boolean> }
  handle: { stack?: Layer[] }
}

/** Every address of the server that a form can be sent to, so that no new one is forgotten. */
const postedTo = (layers: Layer[]): string[] =>
  layers.flatMap(({ route, handle }) =>
    route
      ? route.methods.post && typeof route.path === 'string'
        ? [route.path.replaceAll(/:\w+/g, 'x')]
        : []
      : postedTo(handle.stack ?? []),
  )

const ofRest = [
  '/api/incidents/00000000-0000-4000-8000-000000000000/file',
  '/api/training-files',
  '/api/confidentiality-forms/draft',
  '/api/organizations/00000000-0000-4000-8000-000000000000/process',
  '/api/coordinators/login',
  '/api/organizations',
]

let http: Server
let port = 0
let routes: string[] = []
const ended = vi.fn()

beforeAll(async () => {
  const server = buildExpress(
    { ...app, config: { ...app.config, trustProxyHops: 1 } },
    { router: Router(), close: async () => {} },
  )
  routes = [
    ...new Set([...postedTo((server as unknown as { router: { stack: Layer[] } }).router.stack), ...ofRest]),
  ]
  http = createServer(server)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  port = (http.address() as AddressInfo).port
  for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, ended)
})
afterAll(() => {
  for (const event of ['uncaughtException', 'unhandledRejection']) process.off(event, ended)
  http.close()
})

let callers = 0
type End = 'complete' | 'FIN' | 'RST'

/** Sends a body and ends it so. @returns the status, or nothing where the caller did not wait for it */
function send(path: string, body: string, end: End, cookie = ''): Promise<number | undefined> {
  callers += 1
  const length = Buffer.byteLength(body) + (end === 'complete' ? 0 : 1000)
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: localhost',
    `X-Forwarded-For: 198.18.${Math.floor(callers / 250) % 250}.${callers % 250}`,
    `Content-Type: multipart/form-data; boundary=${mark}`,
    `Content-Length: ${length}`,
    `Cookie: ${cookie}`,
    'Connection: close',
  ]
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')))
    socket.on('close', () => resolve(answer ? Number(answer.split(' ')[1]) : undefined))
    socket.on('error', (error) => (end === 'complete' ? reject(error) : resolve(undefined)))
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`, () => {
      if (end === 'FIN') socket.end()
      if (end === 'RST') setImmediate(() => socket.resetAndDestroy())
    })
  })
}

const isAlive = async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).ok

describe('A form that breaks off', () => {
  it('reaches every address that takes forms, those with files among them', () => {
    expect(routes).toEqual(expect.arrayContaining([people, '/request/new-account/ispa-training']))
  })

  it.each(['nobody', 'a requestor', 'the Operations Unit'])(
    'sent by %s is answered in words, and never ends the process',
    async (who) => {
      let cookie = ''
      if (who === 'the Operations Unit') ({ cookie } = await cookieOf('operations-unit'))
      if (who === 'a requestor') {
        const world = await aRequestor()
        await someStaff(world, 1)
        await world.visitor.get(`${base}/begin`)
        cookie = `requestor=${world.token}`
      }
      const withFiles = who === 'the Operations Unit' ? ofRest : routes
      for (const path of withFiles) {
        const statuses = await Promise.all(cuts.map((body) => send(path, body, 'complete', cookie)))
        for (const status of statuses)
          expect(status, path).toSatisfy((one: number) => one >= 200 && one < 500)
      }
      expect(ended).not.toHaveBeenCalled()
      expect(await isAlive()).toBe(true)
    },
    60_000,
  )

  it.each(['FIN', 'RST'] as const)(
    'because the browser was closed (%s) leaves the process and an upload beside it alone',
    async (end) => {
      const world = await aRequestor()
      const [one] = await someStaff(world, 1, { isEddEmployee: false })
      await world.visitor.get(`${base}/begin`)
      const cookie = `requestor=${world.token}`
      const beside = world.postForm([
        [`act-${one!.id}`, 'renew'],
        [`ispaFile-${one!.id}`, new File([new Uint8Array(await pdf('whole'))], 'whole.pdf')],
      ])
      for (const path of [people, '/request/new-account/ispa-training', ...ofRest])
        await Promise.all(cuts.flatMap((body) => [send(path, body, end), send(path, body, end, cookie)]))
      expect((await beside).status).toBeLessThan(400)
      const { rows } = await sql.query('select display_name from evidence where uploaded_by_email = $1', [
        world.email,
      ])
      expect(rows).toHaveLength(1)
      expect(ended).not.toHaveBeenCalled()
      expect(await isAlive()).toBe(true)
    },
    60_000,
  )

  it('of a stranger is sent to the sign-in, unread', async () => {
    expect(await send(people, whole, 'complete')).toBe(303)
    expect(await send('/api/training-files', whole, 'complete')).toBe(401)
  })
})
