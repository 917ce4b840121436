import { type Block, harmless, type Letter } from './blocks.ts'
import { escapeHtml } from '../escapeHtml.ts'
import { footerLines } from './footer.ts'
import { addressOf } from './renderText.ts'

/**
 * Mail programs take no style sheet from outside, so it stands in the head. One column, readable without it and
 * on a dark screen (ML-9).
 */
const style = `
body { margin: 0; padding: 16px; background: #fff; color: #1b1b1b; font: 16px/1.5 'Public Sans', 'Segoe UI', Roboto, Arial, sans-serif; }
.column { width: 100%; max-width: 600px; margin: 0 auto; border-collapse: collapse; }
h1 { margin: 0 0 20px; padding-bottom: 12px; border-bottom: 4px solid #face00; font-size: 26px; line-height: 1.25; }
h2 { margin: 28px 0 8px; font-size: 20px; line-height: 1.3; }
p, ul { margin: 0 0 16px; }
p { white-space: pre-line; }
td, th, p, li, h1 { overflow-wrap: anywhere; }
a { color: #005ea2; }
.action { display: inline-block; padding: 12px 20px; border-radius: 4px; background: #005ea2; color: #fff; font-weight: bold; }
.facts { width: 100%; margin: 0 0 20px; border-collapse: collapse; }
.facts th, .facts td { padding: 8px 12px 8px 0; border-bottom: 1px solid #c6cace; text-align: left; vertical-align: top; }
.facts th { width: 35%; }
.code { margin: 0 0 20px; padding: 12px 16px; background: #f0f0f0; color: #1b1b1b; font: bold 22px/1.4 'Roboto Mono', Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
blockquote { margin: 0 0 20px; padding: 4px 0 4px 16px; border-left: 4px solid #005ea2; white-space: pre-line; overflow-wrap: anywhere; }
footer { margin-top: 32px; padding-top: 16px; border-top: 1px solid #c6cace; }
@media (prefers-color-scheme: dark) {
  body { background: #171717; color: #f0f0f0; }
  a { color: #73b3e7; }
  .action { color: #fff; }
}`

/** The HTML part: the same words as the text part, in real headings, lists and tables (ML-1, ML-9). */
export function renderHtml(letter: Letter, publicUrl: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${safe(letter.subject)}</title>
<style>${style}
</style>
</head>
<body>
<table role="presentation" class="column"><tr><td>
<main>
<h1>${safe(letter.heading)}</h1>
${letter.blocks.map(htmlOf).join('\n')}
</main>
<footer>
${footerLines.map((line) => `<p>${safe(line)}</p>`).join('\n')}
<p><a href="${escapeHtml(publicUrl)}">${escapeHtml(publicUrl)}</a></p>
</footer>
</td></tr></table>
</body>
</html>
`
}

const safe = (text: string) => escapeHtml(harmless(text))

function htmlOf(block: Block): string {
  if ('heading' in block) return `<h2>${safe(block.heading)}</h2>`
  if ('paragraph' in block) return `<p>${safe(block.paragraph)}</p>`
  if ('list' in block) return `<ul>${block.list.map((item) => `<li>${safe(item)}</li>`).join('')}</ul>`
  if ('facts' in block) return `<table class="facts">${block.facts.map(rowOf).join('')}</table>`
  if ('quote' in block) return `<blockquote>${safe(block.quote.trim())}</blockquote>`
  if ('code' in block)
    return `<p>${safe(block.label)}:</p>\n<p class="code"><code>${escapeHtml(block.code.text)}</code></p>`
  const href = escapeHtml(addressOf(block.href))
  return `<p><a class="action" href="${href}">${safe(block.action)}</a></p>\n<p>${href}</p>`
}

const rowOf = ([label, value]: [string, string]) =>
  `<tr><th scope="row">${safe(label)}:</th><td>${safe(value)}</td></tr>`
