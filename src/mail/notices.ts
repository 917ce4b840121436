import type { RequestKind } from '../policy/vocabulary.ts'
import type { NoticeKey } from '../policy/notices.ts'
import type { Letter } from './blocks.ts'
import { requestRouted, requestWithdrawn } from './letters/coordinators.ts'
import { accountCredentials, accountCredentialsLink } from './letters/credentials.ts'
import { requestDenied, requestGranted, requestReceived, requestReturned } from './letters/requestor.ts'
import { coordinatorPassword, signInCode } from './letters/signIn.ts'
import { renderHtml } from './renderHtml.ts'
import { renderText } from './renderText.ts'

type OfRequest = { reference: string; kind: RequestKind; staffName: string }

/** The rows of the notification matrix, and the one message of the panel itself. */
export type MessageKey = NoticeKey | 'coordinator-password'

/** What a message tells. Instants are UTC, addresses are whole. */
export type Notice =
  | { key: 'sign-in-code'; expiresAt: Date }
  | (OfRequest & {
      key: 'request-received'
      sentAt: Date
      /** Who has it, like `the MIS Administrator of SAMPLE Area`. */
      recipient: string
      contact: string
      nextSteps: string[]
      statusUrl: string
    })
  | (OfRequest & {
      key: 'request-routed'
      organizationName: string
      requestorName: string
      sentAt: Date
      /** Why it went to this coordinator (D6). */
      reason: string
      flagged: boolean
      reviewUrl: string
    })
  | (OfRequest & { key: 'request-granted'; statusUrl: string })
  | (OfRequest & { key: 'request-denied'; reason: string; clause: string; text: string; statusUrl: string })
  | (OfRequest & { key: 'request-returned'; parts: string[]; text: string; answerUrl: string })
  | (OfRequest & {
      key: 'account-credentials'
      username: string
      issuedAt: Date
      expiresAt: Date
      /** Whether the password stands in the notice or on a page that opens once (D11). */
      passwordBy: 'notice' | 'page'
      contact: string
    })
  | { key: 'account-credentials-link'; reference: string; staffName: string; expiresAt: Date }
  | { key: 'request-withdrawn'; reference: string; kind: RequestKind; reviewUrl: string }
  | { key: 'coordinator-password'; expiresAt: Date }

export type NoticeOf<Key extends MessageKey> = Extract<Notice, { key: Key }>

/** The stored form of a message: its bodies hold tokens in the place of secrets (D11). */
export type Rendered = {
  subject: string
  text: string
  html: string
  template: MessageKey
  /** Goes up with every change of the words, so that the log tells what was said (ML-7). */
  templateVersion: string
}

const letters: { [Key in MessageKey]: { version: string; write: (notice: NoticeOf<Key>) => Letter } } = {
  'sign-in-code': { version: '1', write: signInCode },
  'request-received': { version: '1', write: requestReceived },
  'request-routed': { version: '1', write: requestRouted },
  'request-granted': { version: '1', write: requestGranted },
  'request-denied': { version: '1', write: requestDenied },
  'request-returned': { version: '1', write: requestReturned },
  'account-credentials': { version: '1', write: accountCredentials },
  'account-credentials-link': { version: '1', write: accountCredentialsLink },
  'request-withdrawn': { version: '1', write: requestWithdrawn },
  'coordinator-password': { version: '1', write: coordinatorPassword },
}

/**
 * Subject, text and HTML of a notice, from one source (ML-1).
 * @param publicUrl the address of the service, for the foot of the message
 */
export function renderNotice(notice: Notice, { publicUrl }: { publicUrl: string }): Rendered {
  const { version, write } = letters[notice.key] as { version: string; write: (one: Notice) => Letter }
  const letter = write(notice)
  return {
    subject: letter.subject,
    text: renderText(letter, publicUrl),
    html: renderHtml(letter, publicUrl),
    template: notice.key,
    templateVersion: version,
  }
}

/** Notices that are never kept after sending: the log tells template, version and recipients alone (ML-7). */
const unkept: ReadonlySet<string> = new Set<MessageKey>(['account-credentials', 'account-credentials-link'])

/** Whether the body of a message of this template stays in the log. */
export const bodyIsKept = (template: string): boolean => !unkept.has(template)
