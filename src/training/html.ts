import {
  convertLexicalToHTML,
  type HTMLConverter,
  type HTMLConverters,
} from '@payloadcms/richtext-lexical/html'
import { escapeHtml } from '../escapeHtml.ts'
import type { Body } from './lexical.ts'

/** A picture or PDF that a page names. */
export type ShownFile = {
  /** Where it is served. */
  address: string
  name: string
  alt: string
  mimeType: string
  width?: number
  height?: number
}

type Options = {
  /** By id. A file that is not there is left out. */
  files: Map<string, ShownFile>
  /** How many levels headings sink below h2, where several pages stand on one. */
  sink?: number
}

/**
 * The body of a page as HTML. Every tag and attribute is written here and every word is escaped: whatever an editor
 * pastes, no HTML, style or script of theirs comes through, and the policy of the public site holds.
 */
export const bodyHtml = (body: Body, options: Options): string =>
  convertLexicalToHTML({
    data: body as Parameters<typeof convertLexicalToHTML>[0]['data'],
    converters: convertersFor(options),
    disableContainer: true,
  })

type Given = Parameters<Extract<HTMLConverter, (...args: never[]) => unknown>>[0]
type Converter = (given: Given) => string

const fieldOf = (node: unknown, name: string): unknown => (node as Record<string, unknown>)[name]

const inside = ({ node, nodesToHTML }: Given): string =>
  nodesToHTML({
    nodes: (fieldOf(node, 'children') ?? []) as Parameters<typeof nodesToHTML>[0]['nodes'],
  }).join('')

const within =
  (tag: string, attributes = ''): Converter =>
  (given) => {
    const html = inside(given)
    return html ? `<${tag}${attributes}>${html}</${tag}>` : ''
  }

const convertersFor = ({ files, sink = 0 }: Options): HTMLConverters =>
  ({
    paragraph: within('p'),
    quote: within('blockquote'),
    heading: (given: Given) => within(headingTag(fieldOf(given.node, 'tag'), sink))(given),
    list: (given: Given) =>
      fieldOf(given.node, 'tag') === 'ol' ? orderedList(given) : within('ul', ' class="usa-list"')(given),
    listitem: within('li'),
    link,
    autolink: link,
    text,
    linebreak: '<br>',
    tab: ' ',
    horizontalrule: '<hr>',
    upload: ({ node }: Given) => shownFile(files.get(idOf(fieldOf(node, 'value')))),
    unknown: inside,
  }) as unknown as HTMLConverters

/** The title of the page is its h1, so h2 is the first heading within. */
function headingTag(tag: unknown, sink: number): string {
  const level = Number(/^h([1-6])$/.exec(String(tag))?.[1] ?? 2)
  return `h${Math.min(Math.max(level, 2) + sink, 6)}`
}

function orderedList(given: Given): string {
  const start = Number(fieldOf(given.node, 'start'))
  const first = Number.isInteger(start) && start > 1 ? ` start="${start}"` : ''
  return within('ol', `${first} class="usa-list"`)(given)
}

/** Bits of the editor; underlined words would look like links. */
const formats: [bit: number, tag: string][] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
]

function text({ node }: Given): string {
  const format = Number(fieldOf(node, 'format'))
  return formats.reduce(
    (html, [bit, tag]) => (format & bit ? `<${tag}>${html}</${tag}>` : html),
    escapeHtml(String(fieldOf(node, 'text') ?? '')),
  )
}

function link(given: Given): string {
  const url = String((fieldOf(given.node, 'fields') as { url?: unknown } | undefined)?.url ?? '').trim()
  return isSafeLink(url) ? `<a href="${escapeHtml(url)}">${inside(given)}</a>` : inside(given)
}

/** Only the web, mail, and pages of this service: no scripts, no files, no other host by two slashes. */
export const isSafeLink = (url: string): boolean =>
  /^(https?:\/\/[^\s/]|mailto:[^\s@]+@|\/(?![/\\])|#)/i.test(url) && !/[\p{Cc}\s]/u.test(url)

const idOf = (value: unknown): string =>
  String(typeof value === 'object' && value ? fieldOf(value, 'id') : (value ?? ''))

function shownFile(file: ShownFile | undefined): string {
  if (!file) return ''
  const address = escapeHtml(file.address)
  if (!file.mimeType.startsWith('image/'))
    return `<p><a href="${address}">${escapeHtml(file.alt)} (PDF)</a></p>`
  const size = file.width && file.height ? ` width="${file.width}" height="${file.height}"` : ''
  return `<p class="training-picture"><img src="${address}" alt="${escapeHtml(file.alt)}"${size}></p>`
}

/** Ids of the files that a body names. */
export function filesIn(body: Body): string[] {
  const found: string[] = []
  const look = (node: unknown): void => {
    if (fieldOf(node, 'type') === 'upload') found.push(idOf(fieldOf(node, 'value')))
    for (const child of (fieldOf(node, 'children') ?? []) as unknown[]) look(child)
  }
  look(body.root)
  return found
}
