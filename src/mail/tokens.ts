import { escapeHtml } from '../escapeHtml.ts'

/** What is kept out of every table and log until a message is on its way, by the names of tokens (D11). */
export type Secrets = Record<string, string>

/** The address of the service, put in at sending too: who queues a message need not know it. */
export const serviceAddressToken = '{{service-address}}'

const token = /\{\{([a-z-]+)\}\}/g

/** Whether a body can be sent only with a secret: it names something else than the address of the service. */
export const needsSecret = (body: string): boolean =>
  (body.match(token) ?? []).some((named) => named !== serviceAddressToken)

/** A body names a secret that is not there: it was wiped, or never given. */
export class MissingSecret extends Error {}

/**
 * Puts the values in, in one pass: a value that looks like a token stays as it is.
 * @throws MissingSecret, so that nobody ever gets a message with a token in it
 */
export const fillTokens = (body: string, values: Secrets, format: 'text' | 'html'): string =>
  body.replace(token, (_token, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) throw new MissingSecret('A secret of this message is gone')
    return format === 'html' ? escapeHtml(value) : value
  })
