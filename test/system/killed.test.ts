import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { verifyAuditTrail } from '../../src/audit/verifyAuditTrail.ts'
import { startEmbeddedPostgres } from '../../src/database/embeddedPostgres.ts'
import { type Demo, startDemo } from '../support/demo.ts'
import { type CapturedMail, codeFrom, mailboxOf, Requestor } from '../support/requestor.ts'

let demo: Demo | undefined
afterAll(() => demo?.remove())

it('kill -9 in the middle of a stream of submissions loses nothing that a person was told is done', async () => {
  demo = await startDemo()
  const { url, data } = demo
  const requestors = Array.from({ length: 6 }, () => new Requestor(url))
  for (const requestor of requestors) await requestor.signIn(codeFrom(url))

  const shown: string[] = []
  let killed = false
  const streams = requestors.map(async (requestor) => {
    while (!killed)
      await requestor.sendRequest().then(
        (reference) => shown.push(reference),
        (error: unknown) => {
          if (!killed) throw error
        },
      )
  })
  while (shown.length < 12) await pause(50)
  killed = true
  await demo.kill()
  await Promise.all(streams)

  await demo.start()
  const mails = await untilQuiet(url)
  const about = (reference: string) => mails.filter(({ subject }) => subject.includes(reference))
  for (const reference of shown) {
    const recipients = about(reference).map(({ to }) => to)
    expect(recipients, reference).toHaveLength(2)
    expect(recipients).toContain('single.point@field-division.example')
    expect(requestors.filter(({ email }) => recipients.includes(email))).toHaveLength(1)
  }

  await demo.stop()
  const { references, halves, audit } = await lookInto(data)
  expect(references).toEqual(expect.arrayContaining(shown))
  expect(halves).toEqual([])
  expect(audit.faults).toEqual([])
  expect(new Set(mails.map(({ text, to, subject }) => `${to} ${subject} ${text}`)).size).toBe(mails.length)
})

/** The mailbox, once no more mail has come for three seconds. */
async function untilQuiet(url: string): Promise<CapturedMail[]> {
  for (let before = -1; ;) {
    const mails = await mailboxOf(url)
    if (mails.length === before) return mails
    before = mails.length
    await pause(3000)
  }
}

/** What is in the database; half of a request would lack its audit event, a message or the end of its draft. */
async function lookInto(data: string) {
  const postgres = await startEmbeddedPostgres(path.join(data, 'postgres'))
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  try {
    const { rows } = await client.query<{ reference: string }>('select reference from requests')
    const { rows: halves } = await client.query(`
      select reference from requests r where
        (select count(*) from audit_events e where e.request_id = r.id and e.event = 'request-submitted') <> 1
        or (select count(*) from messages m where m.request_id = r.id and m.template = 'request-received') <> 1
        or not exists (select 1 from messages m where m.request_id = r.id and m.template = 'request-routed')
        or (r.address is not null and r.submission_key is not null
            and exists (select 1 from drafts d where d.submission_key::text = r.submission_key)
            and not exists (select 1 from drafts d where d.sent_request_id = r.id))`)
    return {
      references: rows.map(({ reference }) => reference),
      halves,
      audit: await verifyAuditTrail(client),
    }
  } finally {
    await client.end()
    await postgres.stop()
  }
}
