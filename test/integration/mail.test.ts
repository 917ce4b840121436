import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { dueCalendar } from '../../src/calendar.ts'
import { type OutgoingMessage, queueMessage } from '../../src/mail/outbox.ts'
import { sendDue, startSender, wipeExpiredSecrets } from '../../src/mail/sender.ts'
import { type MailTransport, openTransport } from '../../src/mail/transport.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, anOrganization, aRequest, sql } from '../support/world.ts'
import { sampleNotices, sampleOf } from '../unit/mail/samples.ts'

const start = '2026-11-23T18:00:00Z'
const tomorrow = new Date('2026-11-24T18:00:00Z')
const password = 'Planted-<8f3k>&"q27"'

type Received = { recipients: string[]; raw: string; mail: ParsedMail }
const received: Received[] = []

/** Refuses by the names of addresses: `gone` for good, `busy` for now; says what it was given, as real ones do. */
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo: ({ address }, _session, done) => {
    const answers = { gone: 550, busy: 450 } as const
    const name = address.split('@')[0] as keyof typeof answers
    const code = answers[name]
    done(code && Object.assign(new Error(`<${address}> not now`), { responseCode: code }))
  },
  onData: (stream, session, done) => {
    const pieces: Buffer[] = []
    stream.on('data', (piece: Buffer) => pieces.push(piece))
    stream.on('end', () => {
      const raw = Buffer.concat(pieces).toString()
      const recipients = session.envelope.rcptTo.map(({ address }) => address)
      if (recipients.some((address) => address.startsWith('echo')))
        return done(Object.assign(new Error(`spam: ${password} by me@sample.example`), { responseCode: 554 }))
      void simpleParser(raw).then((mail) => {
        received.push({ recipients, raw, mail })
        done()
      })
    })
  },
})

const logged: string[] = []
let transport: MailTransport

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  transport = openTransport({ ...app.config, smtpUrl: `smtp://127.0.0.1:${port}` })
  for (const level of ['info', 'warn', 'error'] as const)
    vi.spyOn(app.payload.logger, level).mockImplementation((...words: unknown[]) => {
      logged.push(JSON.stringify(words))
    })
})
beforeEach(async () => {
  await sql.query('delete from messages')
  received.length = 0
  logged.length = 0
  app.clock.set(start)
})
afterAll(async () => {
  vi.restoreAllMocks()
  app.clock.set(start)
  await sql.query('delete from messages')
  transport.close()
  await new Promise<void>((resolve) => server.close(resolve))
})

const queue = (over: Partial<OutgoingMessage> = {}) =>
  queueMessage(
    sql,
    app.config.keys,
    { key: randomUUID(), to: 'requestor@sample.example', notice: sampleOf('request-granted'), ...over },
    app.clock.now(),
  )

const credentials = (over: Partial<OutgoingMessage> = {}) =>
  queue({
    to: 'staff@sample.example',
    cc: 'requestor@sample.example',
    replyTo: 'coordinator@sample.example',
    notice: sampleOf('account-credentials'),
    secret: { values: { 'temporary-password': password }, until: tomorrow },
    ...over,
  })

const sendAll = async (by = transport) => {
  let taken = 0
  for (let now = await sendDue(app, by); now; now = await sendDue(app, by)) taken += now
  return taken
}

const rowOf = async () => (await sql.query<Record<string, unknown>>('select * from messages')).rows[0] ?? {}

/** The whole table, as a dump shows it. */
const table = async () =>
  (await sql.query<{ row: string }>('select m::text as row from messages m')).rows
    .map(({ row }) => row)
    .join('\n')

const soon = async (isSo: () => boolean | Promise<boolean>) => {
  for (let tries = 0; tries < 100 && !(await isSo()); tries++)
    await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await isSo()).toBe(true)
}

it('a reminder of renewals carries its calendar, which mail programs offer to take over', async () => {
  const calendar = dueCalendar({
    days: [{ uid: 'due@sample.example', on: '2027-01-10', accounts: 3 }],
    madeAt: new Date(start),
    url: 'https://access.example/my/staff',
  })
  await queue({ notice: { ...sampleOf('renewals-due'), calendar } })
  await sendAll()
  const [{ raw, mail } = { raw: '', mail: undefined }] = received
  expect(raw).toMatch(/content-type: text\/calendar; charset=utf-8; method=PUBLISH/i)
  const attached = mail?.attachments.map(({ content }) => content.toString()) ?? []
  expect(attached).toContain(calendar)
  expect(mail?.text).toContain('Renew these accounts')
})

describe('the credentials notice', () => {
  it('R29: goes to the staff member with the requestor in copy, and to nobody else', async () => {
    await credentials()
    await sendAll()
    const { recipients, mail, raw } = received[0]!
    expect(received).toHaveLength(1)
    expect(recipients).toEqual(['staff@sample.example', 'requestor@sample.example'])
    expect([mail.to, mail.cc, mail.replyTo].flat().map((one) => one?.text)).toEqual([
      'staff@sample.example',
      'requestor@sample.example',
      'coordinator@sample.example',
    ])
    expect(mail.from?.text).toContain('CalJOBS System Access')
    expect(raw).toContain('multipart/alternative')
    expect(mail.subject).toBe('CalJOBS access request CJ-7F3K-92QM: account ready')
    expect(mail.text).toContain(`\n    ${password}\n`)
    expect(mail.html).toContain('Planted-&lt;8f3k&gt;&amp;&quot;q27&quot;')
    expect(`${mail.text}${String(mail.html)}`).not.toContain('{{')
  })

  it('D11: the password is on the wire alone: not in the table before or after, not in the log, not in an error', async () => {
    const words = ['Planted', '8f3k']
    const isClean = async () => {
      const all = `${await table()}\n${logged.join('\n')}`
      expect(words.filter((word) => all.includes(word))).toEqual([])
    }
    await credentials()
    await isClean()
    await sendAll()
    await isClean()
    expect(await rowOf()).toMatchObject({
      state: 'sent',
      sent_at: new Date(start),
      secret: null,
      secret_key_id: null,
      secret_until: null,
      claim_id: null,
      body_text: null, // ML-7: the log keeps no body of this notice
      body_html: null,
    })
    await credentials({ to: 'echo@sample.example', cc: undefined })
    await sendAll()
    await isClean()
    const { rows } = await sql.query("select last_error, secret from messages where state = 'failed'")
    expect(rows).toEqual([{ last_error: 'EMESSAGE 554 spam: … by (address)', secret: null }])
  })

  it('R30: is not sent once the password has expired, by the sender or by the sweep', async () => {
    for (const wipe of [() => sendAll(), () => wipeExpiredSecrets(sql, app.clock.now())]) {
      app.clock.set(start)
      await sql.query('delete from messages')
      await credentials()
      app.clock.set(tomorrow)
      await wipe()
      expect(await sendAll()).toBe(0)
      expect(await rowOf()).toMatchObject({
        state: 'failed',
        secret: null,
        last_error: 'It was not sent in time: what it tells has expired',
      })
    }
    expect(received).toEqual([])
  })

  it('opens with no other row, and without its key the message fails instead of going out empty', async () => {
    await credentials()
    await credentials()
    await sql.query('update messages set secret = (select secret from messages order by id limit 1)')
    await sendAll()
    expect(received).toHaveLength(1)
    const { rows } = await sql.query("select secret, last_error from messages where state = 'failed'")
    expect(rows).toEqual([{ secret: null, last_error: 'The seal does not fit' }])
  })

  it('that only the copy could be delivered of counts as not delivered', async () => {
    await credentials({ to: 'gone@sample.example' })
    await sendAll()
    expect(await rowOf()).toMatchObject({ state: 'failed' })
    await sql.query('delete from messages')
    await credentials({ cc: 'gone@sample.example' })
    await sendAll()
    expect(await rowOf()).toMatchObject({
      state: 'sent',
      last_error: 'The mail server refused the copy (Cc)',
    })
  })
})

describe('every message', () => {
  it('ML-4: says that it is automatic, and has the id of its row', async () => {
    for (const notice of sampleNotices)
      await queue({
        notice,
        secret: {
          values: {
            'sign-in-code': '123456',
            'sign-in-link': `${app.config.publicUrl}/sign-in/link/x`,
            'temporary-password': password,
            'credentials-link': `${app.config.publicUrl}/credentials/x`,
            'password-link': `${app.config.publicUrl}/admin/reset/x`,
            'resume-link': `${app.config.publicUrl}/resume/x`,
          },
          until: tomorrow,
        },
      })
    await sendAll()
    expect(received).toHaveLength(sampleNotices.length)
    const { rows } = await sql.query('select id from messages')
    const ids = rows.map(({ id }) => `<${String(id)}@localhost>`)
    for (const { mail } of received) {
      expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
      expect(mail.headers.get('x-auto-response-suppress')).toBe('All')
      expect(mail.date).toEqual(new Date(start))
      expect(ids).toContain(mail.messageId)
      expect(mail.text).toContain('equal opportunity')
      expect(String(mail.html)).toContain('equal opportunity')
    }
  })

  it('ML-4: of one request belongs to the conversation that its receipt began', async () => {
    const localArea = await anOrganization('local-area', [await aCoordinator('mis-administrator')])
    const { requestId } = await aRequest(localArea.id, { organizationType: 'local-area' })
    await credentials({ requestId })
    await sendAll()
    const receipt = received.find(({ mail }) => mail.subject?.endsWith(': received'))?.mail
    const notice = received.find(({ mail }) => mail.subject?.endsWith(': account ready'))?.mail
    expect(receipt?.messageId).toBeTruthy()
    expect([notice?.inReplyTo, notice?.references]).toEqual([receipt?.messageId, receipt?.messageId])
  })

  it.each([
    'a@sample.example\r\nBcc: everybody@evil.example',
    'a@sample.example, b@evil.example',
    'Name <a@sample.example>',
    'a@sample.example\0',
  ])('ML-8: to %j is refused before it is written', async (to) => {
    for (const over of [{ to }, { cc: to }, { replyTo: to }])
      await expect(queue(over)).rejects.toThrow(RangeError)
    expect(await table()).toBe('')
  })

  it('ML-6: is queued once for each key', async () => {
    await Promise.all(Array.from({ length: 5 }, () => queue({ key: 'one event and recipient' })))
    expect(await sendAll()).toBe(1)
  })
})

describe('the password of a coordinator', () => {
  it('R17: is set anew by a link that goes through the outbox, sealed, once', async () => {
    const { email } = await aCoordinator('wsb-spoc')
    const token = await app.payload.forgotPassword({ collection: 'coordinators', data: { email }, req: {} })
    expect(await table()).not.toContain(token)
    await sendAll()
    expect(received.map(({ recipients }) => recipients)).toEqual([[email]])
    expect(received[0]?.mail.text).toContain(`\n${app.config.publicUrl}/admin/reset/${token}\n`)
    expect(received[0]?.mail.subject).toBe('CalJOBS System Access: set a new password')
  })
})

describe('the sender', () => {
  it('T6: two at once send forty messages once each', async () => {
    for (let count = 0; count < 40; count++) await queue()
    const taken = await Promise.all([sendAll(), sendAll()])
    expect(taken[0]! + taken[1]!).toBe(40)
    expect(Math.min(...taken)).toBeGreaterThan(0)
    expect(new Set(received.map(({ mail }) => mail.messageId)).size).toBe(40)
    expect(received).toHaveLength(40)
  })

  it('gives up at once what a mail server refuses for good, and tries again what it puts off, eight times at most', async () => {
    await queue({ to: 'gone@sample.example' })
    await sendAll()
    expect(await rowOf()).toMatchObject({ state: 'failed', attempts: '1' })
    expect(String((await rowOf()).last_error)).toMatch(/^EENVELOPE 550 .*\(address\)/)
    await sql.query('delete from messages')
    await queue({ to: 'busy@sample.example' })
    const waits = []
    for (let tries = 1; tries <= 8; tries++) {
      expect(await sendAll()).toBe(1)
      const next = (await rowOf()).next_attempt_at as Date
      waits.push((next.getTime() - app.clock.now().getTime()) / 1000)
      app.clock.set(next)
    }
    expect(waits.slice(0, 7)).toEqual([15, 30, 60, 120, 240, 480, 960])
    expect(await rowOf()).toMatchObject({ state: 'failed', attempts: '8' })
    expect(logged.join('\n')).not.toContain('@sample.example')
  })

  it('keeps mail over days without a mail server, and sends it when that is back', async () => {
    const away = openTransport({ ...app.config, smtpUrl: 'smtp://127.0.0.1:1' })
    await queue()
    for (let tries = 1; tries <= 30; tries++) {
      await sendDue(app, away)
      app.clock.set((await rowOf()).next_attempt_at as Date)
    }
    expect(await rowOf()).toMatchObject({ state: 'queued', attempts: '30' })
    expect(await sendAll()).toBe(1)
    expect(await rowOf()).toMatchObject({ state: 'sent', last_error: null })
  })

  it('that died with a message in hand loses it to another when its lease ends, and can mark nothing then', async () => {
    await queue()
    let accept = () => {}
    const slow: MailTransport = {
      send: () => new Promise((resolve) => (accept = () => resolve({ response: 'ok' }))),
      close: () => {},
    }
    const first = sendDue(app, slow)
    await soon(async () => (await rowOf()).claim_id !== null)
    expect(await sendAll()).toBe(0)
    app.clock.set('2026-11-23T18:02:00Z')
    expect(await sendAll()).toBe(1)
    const afterwards = await table()
    app.clock.set('2026-11-23T18:03:00Z')
    accept()
    await first
    expect(await table()).toBe(afterwards)
    expect(received).toHaveLength(1)
  })

  it('goes on through a database that is away, tells of it once, and stops after the message in hand', async () => {
    const query = vi.spyOn(sql, 'query').mockRejectedValue(new Error('connection lost') as never)
    const sender = startSender(app, transport)
    await soon(() => logged.some((line) => line.includes('cannot be worked on')))
    sender.nudge()
    sender.nudge()
    await new Promise((resolve) => setTimeout(resolve, 200))
    query.mockRestore()
    expect(logged.filter((line) => line.includes('cannot be worked on'))).toHaveLength(1)
    await queue()
    sender.nudge()
    await soon(() => received.length === 1)
    await queue()
    sender.nudge()
    await sender.stop()
    const { rows } = await sql.query('select 1 from messages where claim_id is not null')
    expect(rows).toEqual([])
  })
})
