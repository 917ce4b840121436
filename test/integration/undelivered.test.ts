import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { inTransaction } from '../../src/database/transaction.ts'
import { claimNext, endMessage } from '../../src/mail/claims.ts'
import type { Bounce } from '../../src/mail/bounce.ts'
import { queueMessage, type OutgoingMessage } from '../../src/mail/outbox.ts'
import { sendDue } from '../../src/mail/sender.ts'
import type { Mail, MailTransport } from '../../src/mail/transport.ts'
import type { Coordinator } from '../../src/payload-types.ts'
import { countInbox, listInbox } from '../../src/services/inbox.ts'
import { readInboxQuery } from '../../src/services/inboxQuery.ts'
import { readOverview } from '../../src/services/overview.ts'
import { readReview } from '../../src/services/reviewRequest.ts'
import { noteReport } from '../../src/services/undelivered.ts'
import { listUndelivered, waitingMail } from '../../src/services/undeliveredMail.ts'
import { call, json, serveForThisFile, signIn } from '../support/httpServer.ts'
import { trailAbout } from '../support/ownership.ts'
import { app } from '../support/setup.ts'
import {
  aCoordinator,
  anOrganization,
  aRequest,
  coordinatorPassword,
  signedIn,
  sql,
} from '../support/world.ts'
import { postfixFailure, sampleMessageId } from '../unit/mail/bounceSamples.ts'
import { sampleOf } from '../unit/mail/samples.ts'

serveForThisFile()

const start = '2026-11-23T18:00:00Z'
const tomorrow = new Date('2026-11-24T18:00:00Z')
const domain = new URL(app.config.publicUrl).hostname

let coordinator: Coordinator
let organizationId = ''
let requestId = ''
beforeEach(async () => {
  vi.spyOn(app.payload.logger, 'error').mockImplementation(() => {})
  app.clock.set(start)
  await sql.query('delete from messages')
  coordinator = await aCoordinator('wsb-spoc')
  organizationId = (await anOrganization('wsb-field-division', [coordinator])).id
  requestId = (await aRequest(organizationId)).requestId
  await sql.query('delete from messages')
})
afterAll(async () => {
  vi.restoreAllMocks()
  await sql.query('delete from messages')
})

const cookieFor = async (who: Coordinator) => {
  const answer = await signIn(who.email, coordinatorPassword)
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}
const act = (id: string, name: string, cookie: string, body: object = {}) =>
  call(`/api/messages/${id}/${name}`, json(body, { cookie }))
const codeOf = async (answer: Response) =>
  ((await answer.json()) as { problems?: { code: string }[] }).problems?.[0]?.code
const asked = <T>(who: Coordinator, ask: (req: PayloadRequest) => Promise<T>) =>
  inTransaction(app.payload, ({ req }) => ask(req), signedIn(who))

type Row = { id: string; state: string; message_id: string; attempts: string; settled_at: Date | null }
const rowOf = async (id: string) =>
  (await sql.query<Row>('select * from messages where id = $1', [id])).rows[0] as Row

async function queued(over: Partial<OutgoingMessage> = {}): Promise<string> {
  const key = randomUUID()
  await queueMessage(
    sql,
    app.config.keys,
    { key, to: 'person@sample.example', notice: sampleOf('request-granted'), requestId, ...over },
    app.clock.now(),
  )
  return String((await sql.query('select id from messages where key = $1', [key])).rows[0]?.id)
}

/** Takes everything, and remembers it; refuses for good what goes to `gone@`. */
const sent: Mail[] = []
const transport: MailTransport = {
  send: async (mail) => {
    if (mail.to.startsWith('gone@'))
      throw Object.assign(new Error('no such mailbox'), { code: 'EENVELOPE', responseCode: 550 })
    sent.push(mail)
    return { response: 'ok' }
  },
  close: () => {},
}
const sendAll = () => sendDue(app, transport, 100)

const aFailed = async (over: Partial<OutgoingMessage> = {}) => {
  const id = await queued({ to: 'gone@sample.example', ...over })
  await sendAll()
  expect((await rowOf(id)).state).toBe('failed')
  return id
}
const aSent = async (over: Partial<OutgoingMessage> = {}) => {
  const id = await queued(over)
  await sendAll()
  expect((await rowOf(id)).state).toBe('sent')
  return id
}
const aBounced = async (over: Partial<OutgoingMessage> = {}) => {
  const id = await aSent(over)
  await noteReport(app, reportOf((await rowOf(id)).message_id))
  return id
}
const reportOf = (left: string, action = 'failed', address = 'person@sample.example'): Bounce => ({
  messageId: { left, domain },
  recipients: [{ address, action, reason: '550 5.1.1 <person@sample.example>: User unknown' }],
})

describe('ML-6: sending again', () => {
  it('puts a message that failed back into the outbox, under its Message-ID, with an audit event', async () => {
    const id = await aFailed()
    const before = await rowOf(id)
    const cookie = await cookieFor(coordinator)
    expect((await act(id, 'resend', cookie)).status).toBe(200)
    const after = await rowOf(id)
    expect(after).toMatchObject({ state: 'queued', attempts: '0', message_id: before.message_id })
    expect(await trailAbout(id)).toEqual(['message-resent done'])
    const again = await act(id, 'resend', cookie)
    expect([again.status, await codeOf(again)]).toEqual([409, 'not-possible-from-state'])
  })

  it('gives a message that came back a new Message-ID, and sends it', async () => {
    const id = await aBounced()
    const before = await rowOf(id)
    expect((await act(id, 'resend', await cookieFor(coordinator))).status).toBe(200)
    sent.length = 0
    await sendAll()
    const after = await rowOf(id)
    expect([after.state, after.message_id === before.message_id]).toEqual(['sent', false])
    expect(sent.map(({ messageId }) => messageId)).toEqual([`<${after.message_id}@${domain}>`])
    expect(await noteReport(app, reportOf(before.message_id))).toBe('unknown')
  })

  it.each([
    ['that came back', aBounced, 'person@sample.example'],
    ['that failed', aFailed, 'gone@sample.example'],
  ])('D11: refuses credentials %s, and shows them all the same', async (_how, make, to) => {
    const id = await make({
      to,
      notice: sampleOf('account-credentials'),
      secret: { values: { 'temporary-password': 'a SAMPLE password' }, until: tomorrow },
    })
    const answer = await act(id, 'resend', await cookieFor(coordinator))
    expect([answer.status, await codeOf(answer)]).toEqual([422, 'message-secret-gone'])
    const review = await asked(coordinator, (req) => readReview(req, requestId))
    expect(review?.mail.undelivered[0]?.notAgain).toContain('start a password reset')
  })

  it('D11: refuses what expired before it was sent, though its words are still there', async () => {
    const id = await queued({
      notice: sampleOf('account-credentials'),
      secret: { values: { 'temporary-password': 'a SAMPLE password' }, until: new Date(start) },
    })
    await sql.query(
      "update messages set state = 'failed', secret = null, secret_key_id = null, secret_until = null where id = $1",
      [id],
    )
    expect(await codeOf(await act(id, 'resend', await cookieFor(coordinator)))).toBe('message-secret-gone')
  })
})

describe('Who may act on a message', () => {
  it('coordinators for requests that they may see, the Operations Unit for all, auditors for none', async () => {
    const others = await aCoordinator('wsb-spoc')
    const ofRequest = await aFailed()
    const ofNobody = await aFailed({ requestId: undefined })
    const statuses = async (who: Coordinator, id: string) => {
      const cookie = await cookieFor(who)
      const answers = [
        await act(id, 'bounced', cookie, { reason: 'No such mailbox' }),
        await act(id, 'settle', cookie),
      ]
      return answers.map(({ status }) => status)
    }
    expect(await statuses(others, ofRequest)).toEqual([404, 404])
    expect(await statuses(await aCoordinator('auditor'), ofRequest)).toEqual([403, 403])
    expect(await statuses(coordinator, ofNobody)).toEqual([404, 404])
    expect((await act(ofRequest, 'settle', '')).status).toBe(401)
    expect(await trailAbout(ofRequest)).toEqual(Array(4).fill('access-refused refused'))
    expect(await statuses(coordinator, ofRequest)).toEqual([409, 200])
    expect(await statuses(await aCoordinator('operations-unit'), ofNobody)).toEqual([409, 200])
  })
})

describe('A message that came back', () => {
  it('is noted by a person with a reason, once', async () => {
    const id = await aSent()
    const cookie = await cookieFor(coordinator)
    expect(await codeOf(await act(id, 'bounced', cookie, { reason: '  ' }))).toBe('reason-missing')
    expect((await act(id, 'bounced', cookie, { reason: 'No such mailbox' })).status).toBe(200)
    expect((await act(id, 'bounced', cookie, { reason: 'No such mailbox' })).status).toBe(409)
    expect(await rowOf(id)).toMatchObject({ state: 'bounced', last_error: 'No such mailbox' })
    expect(await trailAbout(id)).toEqual(['message-bounced done'])
  })

  it('is noted from the report of a mail server, once, and not for a delay', async () => {
    const id = await aSent()
    const { message_id: left } = await rowOf(id)
    expect(await noteReport(app, reportOf(left, 'delayed'))).toBe('not-failed')
    expect(await noteReport(app, { ...reportOf(left), messageId: { left, domain: 'other.example' } })).toBe(
      'unknown',
    )
    expect(await noteReport(app, reportOf(randomUUID()))).toBe('unknown')
    expect((await rowOf(id)).state).toBe('sent')
    expect(await noteReport(app, reportOf(left))).toBe('noted')
    expect(await noteReport(app, reportOf(left))).toBe('noted-before')
    expect(await rowOf(id)).toMatchObject({
      state: 'bounced',
      last_error: '550 5.1.1 <(address)>: User unknown',
    })
    expect(await trailAbout(id)).toEqual(['message-bounced done'])
  })

  it('says so where the copy alone came back', async () => {
    const id = await aSent({ cc: 'copy@sample.example' })
    await noteReport(app, reportOf((await rowOf(id)).message_id, 'failed', 'copy@sample.example'))
    expect(await rowOf(id)).toMatchObject({
      last_error: expect.stringMatching(/^The copy \(Cc\) came back: /),
    })
  })

  it('a late mark of a sender never calls it sent; a report of what is being sent is asked for again', async () => {
    const id = await queued()
    const claimed = await claimNext(sql, app.clock.now())
    expect(await noteReport(app, reportOf((await rowOf(id)).message_id))).toBe('still-sending')
    await sql.query("update messages set state = 'bounced' where id = $1", [id])
    await endMessage(sql, claimed!, { state: 'sent', keepBody: true }, app.clock.now())
    expect((await rowOf(id)).state).toBe('bounced')
  })

  it('a message that failed is never noted as come back', async () => {
    const id = await aFailed()
    expect(await noteReport(app, reportOf((await rowOf(id)).message_id))).toBe('noted-before')
    expect((await rowOf(id)).state).toBe('failed')
  })
})

describe('`npm run note-bounce`', () => {
  const hand = (raw: string) => {
    const program = ['--conditions=production', '--import', 'tsx', 'src/setup/noteBounce.ts']
    const { status, stdout, stderr } = spawnSync(process.execPath, program, { input: raw, encoding: 'utf8' })
    return [status, stdout.trim() || stderr.trim()]
  }

  it('notes what a mail server hands over, and says plainly why not', async () => {
    const id = await aSent()
    const ours = `${(await rowOf(id)).message_id}@${domain}`
    const raw = postfixFailure.replace(`${sampleMessageId}@access.sample.example`, ours)
    expect(hand(raw)).toEqual([0, 'Noted: the message came back.'])
    expect(await rowOf(id)).toMatchObject({ state: 'bounced' })
    expect(hand('Subject: Hello\n\nHello')).toEqual([
      65,
      'This is no delivery status notification (RFC 3464).',
    ])
  })
})

describe('Mail that did not arrive is seen', () => {
  const flagOf = async () => {
    const inbox = await asked(coordinator, (req) => listInbox(req, readInboxQuery({ view: 'undelivered' })))
    const counts = await asked(coordinator, (req) => countInbox(req))
    return [inbox.rows.map((row) => row.undelivered), counts.undelivered.count]
  }

  it('on the request, in the list of requests, on the first page and on the page of the mail, until it is settled', async () => {
    const operations = await aCoordinator('operations-unit')
    expect(await flagOf()).toEqual([[], 0])
    const id = await aBounced()
    await aSent()
    expect(await flagOf()).toEqual([[true], 1])
    const read = async () => {
      const review = await asked(coordinator, (req) => readReview(req, requestId))
      const overview = await asked(operations, (req) => readOverview(req))
      const { messages, total } = await asked(operations, listUndelivered)
      return [review?.mail.undelivered, overview.undelivered, messages]
        .map((list) => list?.map((message) => message.id))
        .concat([[String(total.count)]])
    }
    expect(await read()).toEqual([[id], [id], [id], ['1']])
    expect((await act(id, 'settle', await cookieFor(coordinator))).status).toBe(200)
    expect(await read()).toEqual([[], [], [], ['0']])
    expect(await flagOf()).toEqual([[], 0])
    const { rows } = await sql.query('select settled_by_id, settled_at from messages where id = $1', [id])
    expect(rows[0]).toEqual({ settled_by_id: coordinator.id, settled_at: new Date(start) })
  })

  it('mail that waits is counted, with the instant since when', async () => {
    await queued()
    app.clock.set('2026-11-23T19:00:00Z')
    await queued()
    expect(await asked(coordinator, waitingMail)).toEqual({
      total: { count: 2, more: false },
      oldest: '2026-11-23T18:00:00.000Z',
    })
  })
})

describe('The door of a job', () => {
  it('opens for the Operations Unit; who else asks is refused, and the trail keeps it', async () => {
    const statusOf = async (cookie: string, name = 'escalate-overdue') =>
      (await call(`/api/jobs/${name}/run`, json({}, { cookie }))).status
    const operations = await cookieFor(await aCoordinator('operations-unit'))
    expect(await statusOf(operations)).toBe(200)
    expect(await statusOf(operations, 'another')).toBe(404)
    expect(await statusOf(operations, "x'")).toBe(404)
    expect(await statusOf(await cookieFor(coordinator))).toBe(403)
    expect(await statusOf(await cookieFor(await aCoordinator('auditor')))).toBe(403)
    expect(await statusOf('')).toBe(401)
    expect(await trailAbout('escalate-overdue')).toEqual([
      'job-asked-for done',
      'access-refused refused',
      'access-refused refused',
    ])
  })
})
