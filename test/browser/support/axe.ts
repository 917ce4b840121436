import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import { type Page } from 'playwright-core'

/** WCAG 2.0 to 2.2, A and AA, and best practice (ux 3.1; `target-size` runs only when `wcag22aa` is asked for). */
export const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Finding = { id: string; impact: string; nodes: string[] }

/**
 * What axe finds on the page as it stands, or inside one part of it; an empty list is what a test wants.
 * The script goes in through the debugger, so the page's own policy holds.
 */
export async function axeFindings(page: Page, within?: string): Promise<Finding[]> {
  await page.waitForLoadState()
  const make = await makeOf(page, within)
  if (clean.has(make)) return []
  await page.evaluate(script)
  const findings = await page.evaluate(
    async ({ tags, within }) => {
      const runner = (globalThis as unknown as { axe: typeof axe }).axe
      const { violations } = await runner.run(within ?? document, {
        runOnly: { type: 'tag', values: tags },
        resultTypes: ['violations'],
      })
      return violations.map(({ id, impact, nodes }) => ({
        id,
        impact: impact ?? 'unknown',
        nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`),
      }))
    },
    { tags: axeTags, within },
  )
  if (!findings.length) clean.add(make)
  return findings
}

/** Makes of pages in which axe found nothing: another page that differs in its words alone is not looked at again. */
const clean = new Set<string>()

/** A page but for its words: elements, attributes that are no text, where there is text at all, and the window. */
async function makeOf(page: Page, within?: string): Promise<string> {
  const html = await page.evaluate(
    (part) => (part ? document.querySelector(part) : document.documentElement)?.outerHTML ?? '',
    within,
  )
  const bare = html
    .replace(/<(script|style)\b[^>]*>.*?<\/\1>/gs, '')
    .replace(/>[^<]*[^<\s][^<]*</g, '>x<')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    .replace(/ (value|href|src|action|content|datetime|title)="[^"]+"/gi, ' $1="x"')
  const window = `${page.viewportSize()?.width} ${within ?? ''}`
  return createHash('sha256').update(`${window} ${bare}`).digest('hex')
}

/**
 * The same for a page of a context without JavaScript, where axe itself cannot run: its HTML, without the
 * scripts, is opened at the same address in a window of the same size that has JavaScript.
 */
export async function axeFindingsWithoutScripts(page: Page): Promise<Finding[]> {
  const make = await makeOf(page)
  if (clean.has(make)) return []
  const findings = await findingsInCopy(page)
  if (!findings.length) clean.add(make)
  return findings
}

async function findingsInCopy(page: Page): Promise<Finding[]> {
  const body = (await page.content()).replace(/<script\b[^>]*>.*?<\/script>/gs, '')
  const copy = await copyBeside(page)
  await copy.unrouteAll()
  await copy.route(
    (url) => url.href === page.url(),
    (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }),
  )
  await copy.goto(page.url())
  return await axeFindings(copy)
}

const copies = new Map<string, Promise<Page>>()

/** One page with JavaScript for each size of window, opened once. */
function copyBeside(page: Page): Promise<Page> {
  const browser = page.context().browser()
  if (!browser) throw new Error('The page belongs to no browser')
  const viewport = page.viewportSize()
  const size = `${viewport?.width} ${viewport?.height}`
  const copy = copies.get(size) ?? browser.newContext({ viewport }).then((context) => context.newPage())
  copies.set(size, copy)
  return copy
}

/** Pixels by which the page is wider than the window (MB-1), once its styles are there; nought is what a test wants. */
export async function overflowOf(page: Page): Promise<number> {
  await page.waitForLoadState()
  return await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
}

/**
 * Collects what the browser complains of from now on: blocked by the policy, missing files, script errors.
 * @param allowed addresses whose answers of 4xx are wanted, such as a page of errors (422)
 */
export function complaintsOf(page: Page, allowed: (url: string) => boolean = () => false): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !allowed(message.location().url)) {
      complaints.push(`console: ${message.text()} ${message.location().url}`)
    }
  })
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`))
  page.on('requestfailed', (request) => {
    // Going on before a page has all its files ends their loading; nobody is hurt.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400 && !allowed(response.url())) {
      complaints.push(`${response.status()}: ${response.url()}`)
    }
  })
  return complaints
}
