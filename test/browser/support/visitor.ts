import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { type Account, accountIn } from '../../support/demo.ts'

export const baseUrl = process.env.DEMO_URL ?? ''

/** Without its own talk to the network, which a closed machine refuses. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const shared = globalThis as unknown as { browser?: Promise<Browser> }

export const browser = (): Promise<Browser> =>
  (shared.browser ??= chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: flags }))

export type Window = { javaScriptEnabled?: boolean; width?: number }

/** A person at a window of their own: no cookies, no cache. */
export async function newVisitor({ javaScriptEnabled = true, width = 1280 }: Window = {}): Promise<Page> {
  const context: BrowserContext = await (
    await browser()
  ).newContext({ baseURL: baseUrl, javaScriptEnabled, viewport: { width, height: 900 } })
  return context.newPage()
}

export type Mail = {
  to: string
  cc?: string
  subject: string
  text: string
  html: string
  headers: Record<string, string>
  sentAt: string
}

/** What has arrived so far that fits; waits until there are so many. */
export async function mailsWhere(fits: (mail: Mail) => boolean, atLeast = 1): Promise<Mail[]> {
  for (let tries = 0; ; tries++) {
    const all = (await (await fetch(`${baseUrl}/dev/mailbox.json`)).json()) as Mail[]
    const found = all.filter(fits)
    if (found.length >= atLeast) return found
    if (tries > 150)
      throw new Error(`No such mail within 30 seconds; the last: ${all.at(-1)?.subject ?? 'none'}`)
    await pause(200)
  }
}

/** The newest mail to an address with these words in its subject. */
export async function lastMailTo(address: string, subject: RegExp, atLeast = 1): Promise<Mail> {
  const found = await mailsWhere((mail) => mail.to.includes(address) && subject.test(mail.subject), atLeast)
  const last = found.at(-1)
  if (!last) throw new Error(`No mail to ${address}`)
  return last
}

/** An address that nobody else uses. */
export const anAddress = (domain: string): string => `sample-${randomUUID().slice(0, 13)}@${domain}`

/** Sign-in data of a sample coordinator. */
export const coordinatorOf = (kind: string): Account =>
  accountIn(process.env.DEMO_DATA_FOLDER ?? 'data', kind)
