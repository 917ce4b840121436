import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import type { Mail } from './transport.ts'

/** A message that was captured, as `/dev/mailbox.json` shows it. */
export type CapturedMail = {
  to: string
  /** Empty where nobody gets a copy. */
  cc: string
  subject: string
  text: string
  html: string
  /** By their names in lower case, unfolded. */
  headers: Record<string, string>
  /** UTC, ISO 8601. */
  sentAt: string
}

/**
 * Appends a message to the file, one line each, and waits until it is on the disk. A second message with the same
 * Message-ID was captured before a crash and not marked as sent: it is dropped. Nothing in here waits, so two
 * senders of one process never mix their lines.
 * @param raw the whole message as a mail server would get it
 */
export function captureMail(file: string, mail: Mail, raw: string): string {
  const headers = headersOf(raw)
  const id = headers['message-id'] ?? ''
  const known = knownIn(file)
  if (known.ids.has(id)) return 'captured before'
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const { to, cc = '', subject, text, html, sentAt } = mail
  const line = JSON.stringify({ to, cc, subject, text, html, headers, sentAt } satisfies Captured)
  const handle = openSync(file, 'a', 0o600)
  try {
    // A line that kill -9 cut off is ended first; reading passes over it.
    writeSync(handle, known.isCutOff ? `\n${line}\n` : `${line}\n`)
    fsyncSync(handle)
    remembered.set(file, { ids: known.ids.add(id), isCutOff: false, size: fstatSync(handle).size })
  } finally {
    closeSync(handle)
  }
  return 'captured'
}

type Captured = Omit<CapturedMail, 'sentAt'> & { sentAt: Date }

/** All captured messages, oldest first; a half line is passed over. */
export const capturedMails = (file: string): CapturedMail[] => readMailbox(file).mails

/** Read again only when the file is not as this process has left it. */
const remembered = new Map<string, { ids: Set<string>; isCutOff: boolean; size: number }>()

function knownIn(file: string): { ids: Set<string>; isCutOff: boolean } {
  const known = remembered.get(file)
  if (known && statSync(file, { throwIfNoEntry: false })?.size === known.size) return known
  const { mails, isCutOff } = readMailbox(file)
  return { ids: new Set(mails.map(({ headers }) => headers['message-id'] ?? '')), isCutOff }
}

function readMailbox(file: string): { mails: CapturedMail[]; isCutOff: boolean } {
  if (!statSync(file, { throwIfNoEntry: false })) return { mails: [], isCutOff: false }
  const text = readFileSync(file, 'utf8')
  return { mails: text.split('\n').flatMap(readLine), isCutOff: text !== '' && !text.endsWith('\n') }
}

function readLine(line: string): CapturedMail[] {
  if (!line) return []
  try {
    return [JSON.parse(line) as CapturedMail]
  } catch {
    return []
  }
}

function headersOf(raw: string): Record<string, string> {
  const [head = ''] = raw.split(/\r?\n\r?\n/, 1)
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
}
