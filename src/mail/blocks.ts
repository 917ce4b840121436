/**
 * What a message is made of. Its text and its HTML are both made from one list of these, so that they always say
 * the same (ML-1).
 */
export type Block =
  | { heading: string }
  | { paragraph: string }
  | { list: string[] }
  | { facts: [label: string, value: string][] }
  | { action: string; href: string | Token }
  | { code: Token; label: string }
  /** Words of a person, shown as that person's own. */
  | { quote: string }

/** Stands in the stored body for a value that is put in only at sending, like `temporary-password` (D11). */
export class Token {
  readonly text: string
  constructor(readonly name: string) {
    this.text = `{{${name}}}`
  }
}

/** A message before it is rendered. The subject names service, reference and event, never a person (ML-3). */
export type Letter = {
  subject: string
  heading: string
  blocks: Block[]
  /** A calendar (RFC 5545) that goes along (ux 5.3). */
  calendar?: string
}

/** `CalJOBS access request CJ-7F3K-92QM: denied` (ML-3) */
export const requestSubject = (reference: string, event: string): string =>
  `CalJOBS access request ${reference.replace(/[^0-9A-Z-]/g, '')}: ${event}`

/**
 * Text that can do no harm in a body: no control or direction-changing characters, and no braces that would be
 * taken for a token.
 */
export const harmless = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/(?!\n)[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, ' ')
    .replace(/\{(?=\{)/g, '{ ')

/**
 * A name that somebody typed into the public form, on one line, written so that no mail program makes a link of
 * it (ML-8).
 */
export const unlinked = (name: string): string =>
  harmless(name)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/:(?=\/\/)/g, ': ')
    .replace(/\.(?=[\p{L}\p{N}-]{2})/gu, '. ')
