import { SealBroken } from '../sealing/sealing.ts'
import { MissingSecret, type Secrets } from './tokens.ts'

/** Why a message did not go. */
export type Fault = {
  /** In the words of the mail server, for the Operations Unit. */
  reason: string
  /** For the log: codes alone, for a mail server repeats the names that it was given. */
  codes: string
  /** Trying again cannot help. */
  isPermanent: boolean
  /** The mail server was never asked about this message: it is away, or does not let us in. */
  isAway: boolean
}

type SmtpError = { code?: string; responseCode?: number; response?: string; message?: string }

/** Codes of nodemailer for what a server says of this one message, not of us. */
const ofThisMessage = ['EENVELOPE', 'EMESSAGE']

/**
 * Reads what the transport threw. The words of a mail server may repeat what it was given: secrets and addresses
 * are taken out, and what is left is cut.
 */
export function readFault(error: unknown, secrets: Secrets): Fault {
  if (error instanceof MissingSecret || error instanceof SealBroken)
    return { reason: error.message, codes: error.message, isPermanent: true, isAway: false }
  const { code = '', responseCode = 0, response, message = '' } = error as SmtpError
  const isOfMessage = ofThisMessage.includes(code)
  return {
    reason: inWords(`${code} ${response ?? message}`, secrets),
    codes: [code, /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3})?\b/.exec(response ?? '')?.[0]]
      .filter(Boolean)
      .join(' '),
    isPermanent: isOfMessage && responseCode >= 500,
    isAway: !isOfMessage && responseCode === 0,
  }
}

/** One line of at most 200 characters, without secrets and addresses. */
export function inWords(text: string, secrets: Secrets = {}): string {
  const secretValues = Object.values(secrets).filter(Boolean)
  return secretValues
    .reduce((words, secret) => words.replaceAll(secret, '…'), text)
    .replace(/[^\s<>:,;]+@[^\s<>:,;]+/g, '(address)')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200)
}
