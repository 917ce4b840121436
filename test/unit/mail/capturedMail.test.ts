import { appendFileSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { capturedMails } from '../../../src/mail/capturedMail.ts'
import { openTransport } from '../../../src/mail/transport.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'caljobs-mailbox-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const settings = (name: string) => ({
  mode: 'test' as const,
  mailFrom: 'SAMPLE Service <no-reply@access.example>',
  mailboxFile: path.join(folder, name, 'mailbox.jsonl'),
})
const mail = (number: number) => ({
  messageId: `<${number}@access.example>`,
  to: 'staff@sample.example',
  cc: 'requestor@sample.example',
  replyTo: 'coordinator@sample.example',
  subject: `CalJOBS access request: ${number}`,
  text: 'Text',
  html: '<p>HTML</p>',
  sentAt: new Date('2026-11-23T18:00:00Z'),
})

it('ML-4: captured mail has the headers that a mail server would get, in a file that nobody else can read', async () => {
  const config = settings('headers')
  await openTransport(config).send({ ...mail(1), inReplyTo: '<0@access.example>' })
  expect(statSync(config.mailboxFile).mode & 0o777).toBe(0o600)
  expect(capturedMails(config.mailboxFile)).toEqual([
    {
      to: 'staff@sample.example',
      cc: 'requestor@sample.example',
      subject: 'CalJOBS access request: 1',
      text: 'Text',
      html: '<p>HTML</p>',
      sentAt: '2026-11-23T18:00:00.000Z',
      headers: expect.objectContaining({
        'auto-submitted': 'auto-generated',
        'x-auto-response-suppress': 'All',
        'message-id': '<1@access.example>',
        'in-reply-to': '<0@access.example>',
        references: '<0@access.example>',
        from: 'SAMPLE Service <no-reply@access.example>',
        'reply-to': 'coordinator@sample.example',
        date: 'Mon, 23 Nov 2026 18:00:00 +0000',
      }) as unknown,
    },
  ])
})

it('a message that was captured before a crash is not captured again by the next process', async () => {
  const config = settings('again')
  for (const number of [1, 2, 1, 2]) await openTransport(config).send(mail(number))
  appendFileSync(config.mailboxFile, '') // the same file, as another process finds it
  expect(capturedMails(config.mailboxFile)).toHaveLength(2)
})

it('a line that kill -9 cut off costs that message alone, and it can be sent again', async () => {
  const config = settings('cut')
  for (const number of [1, 2]) await openTransport(config).send(mail(number))
  truncateSync(config.mailboxFile, statSync(config.mailboxFile).size - 20)
  expect(capturedMails(config.mailboxFile)).toHaveLength(1)
  for (const number of [2, 3]) await openTransport(config).send(mail(number))
  expect(capturedMails(config.mailboxFile).map(({ headers }) => headers['message-id'])).toEqual(
    [1, 2, 3].map((number) => mail(number).messageId),
  )
})

it('production without a mail server captures nothing: it does not start', () => {
  expect(() => openTransport({ ...settings('production'), mode: 'production' })).toThrow('SMTP_URL')
})
