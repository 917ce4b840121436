import { SMTPServer } from 'smtp-server'
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTransport, type MailTransport } from '../../src/mail/transport.ts'
import { sendDue, wipeExpiredSecrets } from '../../src/mail/sender.ts'
import { denyRequest, grantRequest } from '../../src/services/decideRequest.ts'
import { findCredentialsPage, openCredentialsPage } from '../../src/services/openCredentialsPage.ts'
import { recordAccount } from '../../src/services/recordAccount.ts'
import { app } from '../support/setup.ts'
import {
  aCoordinator,
  anOrganization,
  aRequest,
  outcome,
  signedIn,
  sql,
  trailOf,
  lookedAt,
} from '../support/world.ts'

type Received = { recipients: string[]; mail: ParsedMail }

const received: Received[] = []
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo: (address, _session, done) =>
    done(
      address.address.startsWith('bounce')
        ? Object.assign(new Error('no such mailbox'), { responseCode: 550 })
        : null,
    ),
  onData: (stream, session, done) => {
    void simpleParser(stream).then((mail) => {
      received.push({ recipients: session.envelope.rcptTo.map(({ address }) => address), mail })
      done()
    })
  },
})
let transport: MailTransport

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  transport = openTransport({ ...app.config, smtpUrl: `smtp://127.0.0.1:${port}` })
})
afterAll(() => {
  transport.close()
  server.close()
})
beforeEach(async () => {
  await sql.query("update messages set state = 'failed', secret = null where state = 'queued'")
  received.length = 0
})

const administrator = await aCoordinator('mis-administrator')
const localArea = await anOrganization('local-area', [administrator])
const inLocalArea = { organizationType: 'local-area' } as const
const by = (requestId: string) => ({ requestId, user: signedIn(administrator), address: '192.0.2.2' })

const sendAll = async () => {
  while ((await sendDue(app, transport)) > 0);
}

async function aGrantedRequest(over = {}) {
  const sent = await aRequest(localArea.id, { ...inLocalArea, ...over })
  expect(outcome(await grantRequest(app, by(sent.requestId), lookedAt))).toBe('done')
  return sent
}

/** All that PostgreSQL holds, as a dump shows it. */
async function everythingInTheDatabase(): Promise<string> {
  const { rows: tables } = await sql.query<{ name: string }>(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public'",
  )
  const parts = []
  for (const { name } of tables) {
    const { rows } = await sql.query<{ row: string }>(`select t::text as row from ${name} t`)
    parts.push(...rows.map(({ row }) => row))
  }
  return parts.join('\n')
}

describe('recording that an account was created', () => {
  it('tells the staff member, with the requestor in copy, and keeps the password nowhere', async () => {
    const password = 'Planted-8f3kQ27z'
    const { requestId, reference } = await aGrantedRequest()
    const recorded = await recordAccount(app, by(requestId), {
      username: `user-${requestId.slice(0, 8)}`,
      temporaryPassword: password,
    })
    expect(recorded).toMatchObject({ ok: true, value: { state: 'completed', processedBy: administrator.id } })
    await sendAll()
    const notice = received.find(({ mail }) => mail.text?.includes(password))
    if (!notice || !recorded.ok) throw new Error('The notice did not arrive')
    const { staffEmail, requestorEmail } = recorded.value
    expect((notice.mail.to as AddressObject).text).toBe(staffEmail)
    expect((notice.mail.cc as AddressObject).text).toBe(requestorEmail)
    expect(notice.recipients.sort()).toEqual([staffEmail, requestorEmail].sort())
    expect(notice.mail.subject).toBe(`CalJOBS access request ${reference}: account ready`)
    expect(notice.mail.text).toContain('November 24, 2026 at 10:00 a.m. PST')
    expect(notice.mail.text).toContain('Never use CalJOBS on a personal device')
    expect(notice.mail.text).toContain('choose a new password when you first sign in')
    expect(notice.mail.html).toContain(password)
    expect(received.filter(({ mail }) => JSON.stringify(mail).includes(password))).toHaveLength(1)
    expect(await everythingInTheDatabase()).not.toContain(password)
    expect(await trailOf(requestId)).toEqual(['request-submitted', 'request-granted', 'account-recorded'])
  })

  it('makes the staff record with its due date and both attestations', async () => {
    const { requestId } = await aGrantedRequest()
    await recordAccount(app, by(requestId), {
      username: `user-${requestId.slice(0, 8)}`,
      temporaryPassword: 'Sample-4711x',
    })
    const { rows } = await sql.query(
      `select s.account_state, s.due_on, array_agg(a.document::text order by a.document) as documents
       from requests r join staff s on s.id = r.staff_id join attestations a on a.staff_id = s.id
       where r.id = $1 group by s.id`,
      [requestId],
    )
    // 365 days after the older document, of April 28, 2026 (D5).
    expect(rows).toEqual([
      {
        account_state: 'active',
        due_on: '2027-04-28',
        documents: expect.arrayContaining(['ispa-training', 'confidentiality-statement']) as string[],
      },
    ])
  })

  it('is refused before the grant, without a username, and with the username of another', async () => {
    const open = await aRequest(localArea.id, inLocalArea)
    const work = { username: 'somebody1', temporaryPassword: 'Sample-4711x' }
    expect(outcome(await recordAccount(app, by(open.requestId), work))).toBe('not-possible-from-state')
    const first = await aGrantedRequest()
    expect(outcome(await recordAccount(app, by(first.requestId), { ...work, username: ' ' }))).toBe(
      'missing-username',
    )
    expect(
      outcome(await recordAccount(app, by(first.requestId), { ...work, temporaryPassword: 'short' })),
    ).toBe('temporary-password-form')
    expect(outcome(await recordAccount(app, by(first.requestId), work))).toBe('done')
    const second = await aGrantedRequest()
    expect(outcome(await recordAccount(app, by(second.requestId), work))).toBe('username-taken')
  })

  it('by the setting, shows the password once, on a page for the staff member alone', async () => {
    await app.payload.updateGlobal({
      slug: 'settings',
      data: { credentialsDelivery: 'one-time-page' },
      overrideAccess: true,
    })
    const { requestId } = await aGrantedRequest()
    const password = 'Planted-page-77'
    await recordAccount(app, by(requestId), {
      username: `page-${requestId.slice(0, 8)}`,
      temporaryPassword: password,
    })
    await app.payload.updateGlobal({
      slug: 'settings',
      data: { credentialsDelivery: 'in-notice' },
      overrideAccess: true,
    })
    await sendAll()
    expect(received.some(({ mail }) => JSON.stringify(mail).includes(password))).toBe(false)
    const link = received.find(({ mail }) => mail.text?.includes('/credentials/'))
    expect(link?.recipients).toHaveLength(1)
    const token = /\/credentials\/([\w-]+)/.exec(link?.mail.text ?? '')?.[1] ?? ''
    expect(await findCredentialsPage(app, token)).toBeDefined()
    expect(await openCredentialsPage(app, token)).toMatchObject({ temporaryPassword: password })
    expect(await openCredentialsPage(app, token)).toBeUndefined()
    expect(await everythingInTheDatabase()).not.toContain(password)
  })
})

describe('the outbox', () => {
  it('sends each message of a request once, in one conversation, with two senders at work', async () => {
    const requests = []
    for (let count = 0; count < 10; count++) requests.push(await aRequest(localArea.id, inLocalArea))
    await Promise.all([sendAll(), sendAll()])
    const ids = received.map(({ mail }) => mail.messageId)
    expect(ids).toHaveLength(20) // a receipt and the coordinator's message each
    expect(new Set(ids).size).toBe(20)
    const { requestId } = requests[0]!
    await denyRequest(app, by(requestId), {
      reasonCode: 'no-business-need',
      text: 'There is no need stated.',
    })
    await sendAll()
    const denial = received.at(-1)?.mail
    expect(denial?.text).toContain('There is no need stated.')
    expect(denial?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(ids).toContain(denial?.inReplyTo)
  })

  it('tries again later when the mail server is away, and gives up at once when it refuses for good', async () => {
    const { requestId } = await aRequest(localArea.id, {
      ...inLocalArea,
      requestorEmail: 'x@y.example',
    } as object)
    const away = openTransport({ ...app.config, smtpUrl: 'smtp://127.0.0.1:1' })
    await sendDue(app, away)
    away.close()
    const stateOf = async (template: string) =>
      (
        await sql.query(
          'select state, attempts, next_attempt_at > $3 as later from messages where request_id = $1 and template = $2',
          [requestId, template, app.clock.now()],
        )
      ).rows[0]
    expect(await stateOf('request-received')).toEqual({ state: 'queued', attempts: '1', later: true })
    app.clock.set('2026-11-23T18:05:00Z')
    await sql.query(
      `update messages set "to" = 'bounce@gone.example' where request_id = $1 and template = $2`,
      [requestId, 'request-received'],
    )
    await sendAll()
    app.clock.set('2026-11-23T18:00:00Z')
    expect(await stateOf('request-received')).toMatchObject({ state: 'failed' })
    expect(await stateOf('request-routed')).toMatchObject({ state: 'sent' })
  })

  it('wipes a password that could not be sent within its 24 hours, and does not send it dead', async () => {
    const { requestId } = await aGrantedRequest()
    await recordAccount(app, by(requestId), {
      username: `late-${requestId.slice(0, 8)}`,
      temporaryPassword: 'Planted-late-1',
    })
    app.clock.set('2026-11-24T18:00:01Z')
    await wipeExpiredSecrets(sql, app.clock.now())
    await sendAll()
    app.clock.set('2026-11-23T18:00:00Z')
    expect(received.some(({ mail }) => mail.subject?.includes('account ready'))).toBe(false)
    const { rows } = await sql.query(
      "select state, secret from messages where request_id = $1 and template = 'account-credentials'",
      [requestId],
    )
    expect(rows).toEqual([{ state: 'failed', secret: null }])
  })

  it('is closed to SQL that would keep the secret of a message that was sent', async () => {
    const { requestId } = await aGrantedRequest()
    await recordAccount(app, by(requestId), {
      username: `kept-${requestId.slice(0, 8)}`,
      temporaryPassword: 'Planted-kept-1',
    })
    await expect(
      sql.query("update messages set state = 'sent' where request_id = $1 and secret is not null", [
        requestId,
      ]),
    ).rejects.toMatchObject({ constraint: 'messages_sent_keeps_no_secret' })
  })
})
