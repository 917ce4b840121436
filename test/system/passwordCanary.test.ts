import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, it } from 'vitest'
import { accountIn, type Demo, startDemo } from '../support/demo.ts'
import { Requestor } from '../support/requestor.ts'

const password = 'Planted-canary-9Qx7'

const received: string[] = []
const mailServer = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (stream, _session, done) => {
    let raw = ''
    stream.on('data', (bytes: Buffer) => (raw += bytes.toString()))
    stream.on('end', () => {
      received.push(raw)
      done()
    })
  },
})

let demo: Demo | undefined
afterAll(async () => {
  await demo?.remove()
  mailServer.close()
})

it('a temporary password is in one message, and after that in no file of the database, no log and no other place', async () => {
  await new Promise<void>((resolve) => mailServer.listen(0, '127.0.0.1', resolve))
  const address = mailServer.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  demo = await startDemo({ SMTP_URL: `smtp://127.0.0.1:${port}?ignoreTLS=true` })
  const requestor = new Requestor(demo.url)
  await requestor.signIn(codeFromWire)
  const reference = await requestor.sendRequest()

  const ask = await asCoordinator(demo)
  const found = await ask(`/api/requests?where[reference][equals]=${reference}`)
  const { docs } = (await found.json()) as { docs: { id: string }[] }
  const act = (name: string, body: object) => ask(`/api/requests/${docs[0]?.id}/${name}`, body)
  expect((await act('grant', { note: 'The office confirmed by phone who asks.' })).status).toBe(200)
  const short = await act('record-account', { username: 'sample1', temporaryPassword: password.repeat(10) })
  expect(short.status).toBe(422)
  expect(await short.text()).not.toContain(password)
  const recorded = await act('record-account', { username: 'sample1', temporaryPassword: password })
  expect(recorded.status).toBe(200)
  expect(await recorded.text()).not.toContain(password)

  while (!received.some((raw) => raw.includes(password))) await pause(100)
  await pause(1500)
  expect(received.filter((raw) => raw.includes(password))).toHaveLength(1)
  await demo.stop()
  expect(demo.output()).not.toContain(password)
  expect(filesWith(password, demo.data)).toEqual([])
  expect(filesWith('sample1', demo.data), 'the search finds what is there').not.toEqual([])
})

/** Files under a folder that hold a text anywhere: tables, the write-ahead log, mailbox, evidence. */
const filesWith = (text: string, folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile())
    .filter((file) => readFileSync(file).includes(text))

async function codeFromWire(email: string): Promise<string> {
  for (;;) {
    const mail = received.filter((raw) => raw.includes(`To: ${email}`)).at(-1)
    const code = /^\s*(\d{6})\s*$/m.exec(mail ?? '')?.[1]
    if (code) return code
    await pause(100)
  }
}

/** Signed in by REST, as the panel is. */
async function asCoordinator({ url, data }: Demo) {
  const headers = { 'content-type': 'application/json', origin: url }
  const { email, password: own } = accountIn(data, 'wsb-spoc')
  const signedIn = await fetch(`${url}/api/coordinators/login`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password: own }),
  })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return (where: string, body?: object) =>
    fetch(url + where, {
      method: body ? 'POST' : 'GET',
      headers: { ...headers, cookie },
      body: body && JSON.stringify(body),
    })
}
