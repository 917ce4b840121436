import nodemailer from 'nodemailer'
import type { Config } from '../config.ts'
import { captureMail } from './capturedMail.ts'

/** One message, ready to go, with its secrets filled in. */
export type Mail = {
  /** With angle brackets, the same at every try. */
  messageId: string
  inReplyTo?: string
  to: string
  cc?: string
  replyTo?: string
  subject: string
  text: string
  html: string
  /** A calendar (RFC 5545), which mail programs offer to take over. */
  calendar?: string
  /** UTC instant of this try. */
  sentAt: Date
}

export type MailTransport = {
  /**
   * @returns what the mail server answered, and whom of several recipients it refused
   * @throws errors of nodemailer, with `responseCode` where the server answered
   */
  send: (mail: Mail) => Promise<{ response: string; refused?: string[] }>
  close: () => void
}

/** A message that takes longer is given up, well within the lease of its sender. */
export const SEND_LIMIT_SECONDS = 90

/** Automatic mail says so, and asks that no absence notice answers it (ML-4). */
const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }

/** SMTP where the settings name a server; otherwise, never in production, messages are captured in a file. */
export function openTransport(
  config: Pick<Config, 'mode' | 'smtpUrl' | 'mailFrom' | 'mailboxFile'>,
): MailTransport {
  if (config.smtpUrl) return smtpTransport(config.smtpUrl, config)
  if (config.mode === 'production') throw new Error('Mail is never captured in production: set SMTP_URL')
  const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, ...closed })
  return {
    send: async (mail) => {
      const { message } = await composer.sendMail(messageOf(mail, config.mailFrom))
      return { response: captureMail(config.mailboxFile, mail, String(message)) }
    },
    close: () => composer.close(),
  }
}

/** Bodies are text of ours: no file and no address in them is ever read. */
const closed = { disableFileAccess: true, disableUrlAccess: true }

/** One connection for each message, so that a broken one concerns that message alone. */
function smtpTransport(url: string, { mode, mailFrom }: Pick<Config, 'mode' | 'mailFrom'>): MailTransport {
  const transport = nodemailer.createTransport({
    url,
    // Passwords never cross a network in the clear; `?ignoreTLS=true` in the address says otherwise.
    requireTLS: mode === 'production' && url.startsWith('smtp:') && !isThisMachine(url),
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    ...closed,
  })
  return {
    send: async (mail) => {
      const signal = AbortSignal.timeout(SEND_LIMIT_SECONDS * 1000)
      const { response, rejected } = await transport.sendMail({ ...messageOf(mail, mailFrom), signal })
      return { response, refused: rejected }
    },
    close: () => transport.close(),
  }
}

const isThisMachine = (url: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)

/** Recipients are given as whole addresses, which nodemailer never takes apart; they alone are the envelope. */
const messageOf = (mail: Mail, from: string) => ({
  from,
  to: recipient(mail.to),
  cc: mail.cc ? recipient(mail.cc) : undefined,
  replyTo: mail.replyTo ? recipient(mail.replyTo) : undefined,
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  icalEvent: mail.calendar
    ? { method: 'PUBLISH', filename: 'renewals.ics', content: mail.calendar }
    : undefined,
  messageId: mail.messageId,
  inReplyTo: mail.inReplyTo,
  references: mail.inReplyTo,
  date: mail.sentAt,
  headers: automatic,
  xMailer: false as const,
})

const recipient = (address: string) => ({ name: '', address })
