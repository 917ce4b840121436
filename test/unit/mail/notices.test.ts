import { citationOf } from '../../../src/policy/directive/citation.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Notice, renderNotice } from '../../../src/mail/notices.ts'
import { fillTokens } from '../../../src/mail/tokens.ts'
import { noticeKeys } from '../../../src/policy/notices.ts'
import { publicUrl, sampleNotices, sampleOf } from './samples.ts'

const render = (notice: Notice) => renderNotice(notice, { publicUrl })

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** The words that a person reads, in their order. */
const wordsOfHtml = (html: string) =>
  html
    .replace(/^[\s\S]*<body>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_whole, name: string) => entities[name] ?? '')
const words = (text: string) =>
  text
    .replace(/^(- |> ?|-- $)/gm, '')
    .replace(/:(?=\s)/g, ' ')
    .trim()
    .split(/\s+/)

it('there is a message for every row of the notification matrix', () => {
  const keys = sampleNotices.map(({ key }) => key)
  expect(keys).toEqual(expect.arrayContaining([...noticeKeys]))
})

describe.each(sampleNotices.map((notice) => [notice.key, notice] as const))('%s', (_key, notice) => {
  const { subject, text, html, template, templateVersion } = render(notice)

  it('ML-1: says the same in text and in HTML, in lines of at most 78 columns', () => {
    expect(words(wordsOfHtml(html))).toEqual(words(text))
    const long = text.split('\n').filter((line) => line.length > 78 && !/^https?:\S+$/.test(line))
    expect(long).toEqual([])
  })

  it('ML-3: has a subject of service, reference and event, with nothing personal in it', () => {
    expect(subject).toMatch(
      /^CalJOBS (access request CJ-7F3K-92QM|access requests|System Access): [a-z0-9, -]+$/,
    )
    expect(subject).not.toMatch(/SAMPLE|O'Neil|Supervisor|zoneil7|R\d/)
    expect(template).toBe(notice.key)
    expect(templateVersion).toMatch(/^[1-9]\d*$/)
  })

  it('ML-5 and ML-9: links to this service alone, and ends with its name and the line on equal opportunity', () => {
    const targets = [...html.matchAll(/(?:href|src|url)\s*[=(]\s*["']?([^"')\s>]+)/g)].map(([, to]) => to)
    expect(targets.filter((to) => !to?.startsWith(publicUrl) && !/^\{\{[a-z-]+-link\}\}$/.test(to!))).toEqual(
      [],
    )
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/)
    for (const part of [text, html].map((one) => one.replace(/\s+/g, ' '))) {
      expect(part).toContain('CalJOBS System Access')
      expect(part).toContain('equal opportunity employer/program')
    }
  })
})

describe('the credentials notice', () => {
  const notice = sampleOf('account-credentials')

  it('R29 to R33: tells username, password, its end in local time, the change, secrecy and no personal device', () => {
    const { text, html } = render(notice)
    const filled = fillTokens(text, { 'temporary-password': 'Planted-8f3k' }, 'text').replace(/\s+/g, ' ')
    for (const words of [
      'CalJOBS username: zoneil7',
      'Temporary password: Planted-8f3k',
      'Expires: November 24, 2026 at 10:00 a.m. PST',
      'The temporary password expires after 24 hours',
      'You must choose a new password when you first sign in',
      'Keep your username and password confidential',
      'Never use CalJOBS on a personal device',
      'If the temporary password has expired, reply to this message: it goes to the CalJOBS Access Coordinator, mis@sample-area.example',
    ])
      expect(filled).toContain(words)
    expect(fillTokens(html, { 'temporary-password': 'a<b>&"c"' }, 'html')).toContain(
      '<code>a&lt;b&gt;&amp;&quot;c&quot;</code>',
    )
  })

  it('D11: with the page that opens once, holds no password and no link', () => {
    const { text, html } = render({ ...notice, passwordBy: 'page' })
    expect(`${text}${html}`).not.toContain('{{')
    expect(render(sampleOf('account-credentials-link')).text).toContain('{{credentials-link}}')
  })
})

describe('what people typed', () => {
  it('R39: the reason of a denial stands there with its rule and the coordinator’s own words', () => {
    const { text } = render(sampleOf('request-denied'))
    expect(text).toContain('Reason: ISPA training is older than 365 days\n')
    expect(text).toContain('(WSD24-12) says under "Create a New\nCalJOBS Staff User Account":')
    expect(text.replace(/\n> /g, ' ')).toContain(citationOf('R25').words)
    expect(text).toContain('> The certificate is of 2024.\n>\n> Please take the training again.')
  })

  it('ML-8: never reaches the subject, becomes markup, a token or a link', () => {
    const hostile = fc.oneof(
      fc.string({
        unit: fc.constantFrom(...'<>&"\'{}[]()./:;@-#$ab7é😀 \n\r\t\0\u0085\u200e\u202e\u2028'),
        maxLength: 200,
      }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '{{temporary-password}}',
        '{{{{sign-in-code}}}}',
        'Name\r\nBcc: everybody@evil.example',
        '" onmouseover="alert(1)',
        'https://evil.example/login',
        'www.evil.example',
      ),
    )
    const plain = render(sampleOf('request-routed'))
    fc.assert(
      fc.property(hostile, hostile, hostile, (staffName, requestorName, organizationName) => {
        const notice = { ...sampleOf('request-routed'), staffName, requestorName, organizationName }
        const { subject, text, html } = render(notice)
        expect(subject).toBe(plain.subject)
        expect(html.match(/<[^>]*>/g)).toEqual(plain.html.match(/<[^>]*>/g))
        for (const body of [text, html]) {
          expect(body).not.toMatch(/\{\{|evil\.example|:\/\/evil/)
          expect(fillTokens(body, {}, 'text')).toBe(body)
        }
        expect(text).not.toMatch(/(?!\n)\p{Cc}/u)
        expect(text.split('\n').filter((line) => line.length > 78 && !line.startsWith(publicUrl))).toEqual([])
      }),
    )
  })

  it('ML-8: in an announcement it is the text alone: paragraphs and lists, no markup, no token, one line of subject', () => {
    const body = 'Hello <b>all</b>,\nread {{temporary-password}}.\n\n- one\n- two\n\n- not\na list'
    const { subject, text, html } = render({
      ...sampleOf('announcement'),
      audience: 'coordinators',
      subject: 'News\r\nBcc: everybody@evil.example',
      body,
    })
    expect(subject).toBe('CalJOBS System Access: News Bcc: everybody@evil.example')
    expect(html).toContain('<p>Hello &lt;b&gt;all&lt;/b&gt;,\nread { {temporary-password}}.</p>')
    expect(html).toContain('<ul><li>one</li><li>two</li></ul>\n<p>- not\na list</p>')
    expect(text).toContain('Answer this message: it goes to the CalJOBS Operations Unit')
    expect(fillTokens(text, {}, 'text')).toBe(text)
  })

  it('a secret that looks like a token or a pattern is put in as it is; a token without its secret stops the message', () => {
    const secret = '$& {{sign-in-link}} $1'
    expect(fillTokens('= {{temporary-password}} =', { 'temporary-password': secret }, 'text')).toBe(
      `= ${secret} =`,
    )
    expect(() => fillTokens('{{temporary-password}}', {}, 'text')).toThrow('is gone')
    expect(() => fillTokens('{{constructor}}', {}, 'text')).toThrow('is gone')
  })
})
