import type { Metadata } from 'next'
import type { SanitizedConfig } from 'payload'

/** Addresses below `/admin` that are Payload's own, by their first segment. */
const ofPayload = [
  ...[
    'account',
    'create-first-user',
    'forgot',
    'login',
    'logout',
    'logout-inactivity',
    'reset',
    'unauthorized',
  ],
  ...['collections', 'globals'],
]

/** Whether an address shows a view of `src/panel`: those name themselves, each by its heading (WCAG 2.4.2). */
export function namesItself({ admin, collections }: SanitizedConfig, segments: string[]): boolean {
  const [first, slug] = segments
  if (!first) return true
  if (first === 'collections') {
    const views = collections.find((one) => one.slug === slug)?.admin.components?.views
    return segments.length === 2 ? Boolean(views?.list?.Component) : Boolean(views?.edit?.root)
  }
  if (ofPayload.includes(first)) return false
  return Object.values(admin.components.views ?? {}).some(({ path }) => path?.startsWith(`/${first}`))
}

const plainer: [said: RegExp, instead: string][] = [
  [/^Editing - /, 'Edit: '],
  [/^Creating - /, 'New: '],
  [/^Payload\b/, 'Page not found'],
]

function inPlainWords(title: string, name: string | undefined): string {
  const words = plainer.reduce((said, [one, instead]) => said.replace(one, instead), title)
  return name ? words.replace(/^Edit: /, () => `${name}: `) : words
}

/**
 * What Payload calls a view of its own, in plain words.
 * @param name of the record that it shows
 */
export function retitled({ title, ...metadata }: Metadata, name?: string): Metadata {
  if (typeof title === 'string') return { ...metadata, title: inPlainWords(title, name) }
  if (title && 'absolute' in title)
    return { ...metadata, title: { ...title, absolute: inPlainWords(title.absolute, name) } }
  return { ...metadata, title }
}
