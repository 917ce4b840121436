import { type Block, harmless, type Letter, Token } from './blocks.ts'
import { footerLines } from './footer.ts'

/** Columns of a line; 78 is the limit of RFC 5322, addresses alone may be longer (ML-1). */
const width = 76

/** The text part, complete alone: links are written out, facts are lines (ML-1). */
export function renderText(letter: Letter, publicUrl: string): string {
  const parts = [
    wrapped(letter.heading),
    ...letter.blocks.map(textOf),
    `-- \n${footerLines.map((line) => wrapped(line)).join('\n')}\n${publicUrl}`,
  ]
  return `${parts.join('\n\n')}\n`
}

function textOf(block: Block): string {
  if ('heading' in block) return wrapped(block.heading)
  if ('paragraph' in block) return wrapped(block.paragraph)
  if ('list' in block) return block.list.map((item) => wrapped(item, '- ', '  ')).join('\n')
  if ('facts' in block)
    return block.facts.map(([label, value]) => wrapped(`${label}: ${value}`, '', '  ')).join('\n')
  if ('quote' in block) return wrapped(block.quote.trim(), '> ', '> ')
  if ('code' in block) return `${wrapped(`${block.label}:`)}\n\n    ${block.code.text}`
  return `${wrapped(`${block.action}:`)}\n${addressOf(block.href)}`
}

/** The address of an action as it stands in the body. */
export const addressOf = (href: string | Token): string =>
  href instanceof Token ? href.text : harmless(href).replace(/\s/g, '')

/** Breaks at spaces, and inside a word only where it is longer than a line; keeps line breaks. */
function wrapped(text: string, first = '', rest = first): string {
  const lines: string[] = []
  for (const given of harmless(text).split('\n')) {
    let line = lines.length ? rest : first
    let empty = true
    for (const word of given.split(/\s+/).filter(Boolean).flatMap(inPieces)) {
      if (!empty && line.length + 1 + word.length > width) {
        lines.push(line)
        line = rest
        empty = true
      }
      line += empty ? word : ` ${word}`
      empty = false
    }
    lines.push(empty ? line.trimEnd() : line)
  }
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/\n+$/, '')
}

/** Room is left for the longest indentation. */
const inPieces = (word: string): string[] => word.match(new RegExp(`.{1,${width - 4}}`, 'gsu')) ?? []
