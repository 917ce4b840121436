import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Eta } from 'eta'
import { escapeHtml } from '../escapeHtml.ts'
import { type SiteContext, type TemplatePages } from './view.ts'

export type TemplateName = keyof TemplatePages

/** Makes the whole HTML of one page. Everything that a person typed is escaped. */
export type Render = <Name extends TemplateName>(
  template: Name,
  page: TemplatePages[Name],
  site: SiteContext,
) => string

export type RendererOptions = {
  /** Where the templates stand. */
  folder?: string
  /** Plain names of assets to built names; read from the build when first needed. */
  assets?: Record<string, string>
}

const serviceName = 'CalJOBS System Access'

/** PG-2. */
function titleOf(page: { heading: string; errors: unknown[] }): string {
  return `${page.errors.length ? 'Error: ' : ''}${page.heading} – ${serviceName} – EDD`
}

/** The ids of what explains a control: its hint, then its error (ER-3). */
function describedBy(field: { id: string; hint?: string; error?: string }): string | undefined {
  const ids = [field.hint && `${field.id}-hint`, field.error && `${field.id}-error`].filter(Boolean)
  return ids.length ? ids.join(' ') : undefined
}

/** Nothing for what is not there. */
const escapeValue = (value: unknown): string =>
  value === undefined || value === null ? '' : escapeHtml(String(value))

/** Attributes with a value, escaped; `true` writes the name alone, nothing and `false` leave it out. */
function attributes(values: Record<string, string | boolean | undefined>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`))
    .join('')
}

function readManifest(): Record<string, string> {
  const file = path.resolve('dist/site/manifest.json')
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  } catch (error) {
    throw new Error(`The public site is not built (${file}): run npm run build`, { cause: error })
  }
}

/** The templates are compiled once; the manifest of the assets is read at the first page. */
export function makeRenderer({ folder = 'src/site/templates', assets }: RendererOptions = {}): Render {
  const eta = new Eta({
    views: path.resolve(folder),
    autoEscape: true,
    cache: true,
    escapeFunction: escapeValue,
  })
  let built = assets
  const asset = (name: string): string => {
    built ??= readManifest()
    const file = built[name]
    if (!file) throw new Error(`The public site has no asset ${name}`)
    return `/assets/${file}`
  }
  return (template, page, site) =>
    eta.render(`./${template}`, {
      page,
      site,
      serviceName,
      title: titleOf(page),
      asset,
      describedBy,
      attributes,
    })
}
