import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import express from 'express'
import { afterAll, describe, expect, it } from 'vitest'
import type { Config } from '../../../src/config.ts'
import { mailboxRouter } from '../../../src/mail/mailbox.ts'
import { renderNotice } from '../../../src/mail/notices.ts'
import { openTransport } from '../../../src/mail/transport.ts'
import { publicUrl, sampleNotices } from './samples.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'caljobs-mailbox-'))
const closers: (() => void)[] = []
afterAll(() => {
  closers.forEach((close) => close())
  rmSync(folder, { recursive: true, force: true })
})

const config = {
  mode: 'demo',
  publicUrl,
  mailFrom: 'SAMPLE Service <no-reply@access.example>',
  mailboxFile: path.join(folder, 'mailbox.jsonl'),
} as Config

async function serve(settings: Config): Promise<(at: string) => Promise<Response>> {
  const server = express()
    .use(mailboxRouter({ config: settings }))
    .listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  closers.push(() => server.close())
  const { port } = server.address() as AddressInfo
  return (at) => fetch(`http://127.0.0.1:${port}${at}`)
}

for (const [place, notice] of sampleNotices.entries())
  await openTransport(config).send({
    ...renderNotice(notice, { publicUrl }),
    messageId: `<${place}@access.example>`,
    to: '"><script>alert(1)</script>@sample.example',
    sentAt: new Date(Date.UTC(2026, 10, 23, 18, place)),
  })

describe('the mailbox of a demonstration', () => {
  it('shows messages newest first on its page and newest last as JSON, with what is hostile as text', async () => {
    const get = await serve(config)
    const page = await (await get('/dev/mailbox')).text()
    expect(page.indexOf('message-9')).toBeLessThan(page.indexOf('message-0'))
    expect(page).not.toContain('<script>')
    const json = (await (await get('/dev/mailbox.json')).json()) as Record<string, unknown>[]
    expect(json.map(({ subject }) => subject)).toEqual(
      sampleNotices.map((notice) => renderNotice(notice, { publicUrl }).subject),
    )
    expect(Object.keys(json[0] ?? {}).sort()).toEqual([
      'cc',
      'headers',
      'html',
      'sentAt',
      'subject',
      'text',
      'to',
    ])
  })

  it('shows HTML of a message in a box: no script, nothing from elsewhere', async () => {
    const get = await serve(config)
    const answer = await get('/dev/mailbox/0.html')
    expect(answer.headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*; sandbox allow-popups/,
    )
    expect([(await get('/dev/mailbox/99.html')).status, (await get('/dev/mailbox/x.html')).status]).toEqual([
      404, 404,
    ])
  })

  it.each([
    ['in production', { ...config, mode: 'production' }],
    ['where mail goes out by SMTP', { ...config, smtpUrl: 'smtp://mail.example' }],
  ] as const)('does not exist %s', async (_where, settings) => {
    const get = await serve(settings)
    for (const at of ['/dev/mailbox', '/dev/mailbox.json', '/dev/mailbox/0.html', '/dev/mailbox.css'])
      expect((await get(at)).status).toBe(404)
  })
})
