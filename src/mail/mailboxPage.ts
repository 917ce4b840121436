import { formatPacificInstant } from '../policy/dates.ts'
import type { CapturedMail } from './capturedMail.ts'
import { escapeHtml } from '../escapeHtml.ts'

/** A captured message with its place in the file, which is its address. */
export type PlacedMail = CapturedMail & { place: number }

/**
 * The captured messages as a page, in the order given.
 * @param older the address of the page with earlier ones, where there are any
 */
export const mailboxPage = (
  mails: PlacedMail[],
  { publicUrl, older }: { publicUrl: string; older?: string },
) =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mailbox – CalJOBS System Access</title>
<link rel="stylesheet" href="/dev/mailbox.css">
</head>
<body>
<header>
<p class="banner">Demonstration: every message is kept here, and none leaves this machine.</p>
</header>
<main>
<h1>Mailbox</h1>
<p>Newest first. A message comes within a second or two: reload the page to see it.</p>
<nav aria-label="Elsewhere"><a href="/">Public site</a> <a href="/admin">Panel</a> <a href="/dev/mailbox.json">Messages as JSON</a></nav>
${mails.length ? '' : '<p>There is no message yet.</p>'}
${mails.map((mail) => message(mail, publicUrl)).join('\n')}
${older ? `<p><a href="${escapeHtml(older)}">Older messages</a></p>` : ''}
</main>
</body>
</html>
`

const message = ({ place, to, cc, subject, sentAt, text }: PlacedMail, publicUrl: string) =>
  `<article aria-labelledby="message-${place}">
<h2 id="message-${place}">${escapeHtml(subject)}</h2>
<dl>
<div><dt>To</dt><dd>${escapeHtml(to)}</dd></div>
${cc ? `<div><dt>Cc</dt><dd>${escapeHtml(cc)}</dd></div>` : ''}
<div><dt>Sent</dt><dd>${escapeHtml(formatPacificInstant(new Date(sentAt)))}</dd></div>
</dl>
<pre>${withLinks(text.trimEnd(), publicUrl)}</pre>
<details>
<summary>The same as HTML<span class="hidden">: message ${place + 1}</span></summary>
<iframe src="/dev/mailbox/${place}.html" title="HTML of message ${place + 1}" sandbox="allow-popups allow-popups-to-escape-sandbox" loading="lazy"></iframe>
</details>
</article>`

/** Addresses of the service itself can be followed; no other can. */
function withLinks(text: string, publicUrl: string): string {
  const parts = text.split(/(https?:\/\/[^\s<>"]+)/)
  return parts
    .map((part, index) =>
      index % 2 && (part === publicUrl || part.startsWith(`${publicUrl}/`))
        ? `<a href="${escapeHtml(part)}">${escapeHtml(part)}</a>`
        : escapeHtml(part),
    )
    .join('')
}

/** Served as a file, since no page of ours carries its own styles. */
export const mailboxStyles = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 'Public Sans', system-ui, sans-serif; color: #1b1b1b; background: #f7f9fa; }
.banner { margin: 0; padding: .5rem 1rem; background: #162e51; color: #fff; text-align: center; }
main { max-width: 54rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.125rem; line-height: 1.35; margin: 0 0 .5rem; overflow-wrap: anywhere; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; }
a { color: #005ea2; }
a:focus, summary:focus { outline: .25rem solid #2491ff; outline-offset: 0; }
article { background: #fff; border: 1px solid #c6cace; border-radius: 6px; padding: 1rem 1.25rem; margin-top: 1rem; }
dl { margin: 0 0 .75rem; }
dl div { display: flex; gap: .75rem; }
dt { flex: 0 0 3rem; color: #565c65; }
dd { margin: 0; overflow-wrap: anywhere; }
pre { margin: 0; padding: .75rem 1rem; background: #f0f4f8; border-radius: 4px; white-space: pre-wrap; overflow-wrap: anywhere; font: .875rem/1.5 'Roboto Mono', ui-monospace, monospace; }
details { margin-top: .75rem; }
summary { cursor: pointer; color: #005ea2; min-height: 1.75rem; width: max-content; max-width: 100%; }
iframe { width: 100%; height: 40rem; border: 1px solid #c6cace; background: #fff; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`
