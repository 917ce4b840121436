import type { Problem } from './problem.ts'

/** How a requestor proves a mail address (D9). */
export const CODE_DIGITS = 6
export const CODE_VALID_MINUTES = 15
export const TRIES_PER_CODE = 5

/** Against flooding somebody's mailbox, and against guessing by asking for many codes. */
export const CODE_WINDOW_MINUTES = 30
export const CODES_PER_EMAIL = 6
/** An office may share one network address. */
export const CODES_PER_ADDRESS = 60

export const SESSION_HOURS = 8

/** @returns the UTC instant at which a code that is sent now stops counting */
export const codeExpiresAt = (now: Date): Date => new Date(now.getTime() + CODE_VALID_MINUTES * 60_000)

/** @returns the UTC instant at which a session that starts now ends */
export const sessionExpiresAt = (now: Date): Date => new Date(now.getTime() + SESSION_HOURS * 3_600_000)

/** A code that was sent, and how it was used so far. */
export type SentCode = { attempts: number; usedAt: Date | null; expiresAt: Date }

/**
 * Why a code cannot be tried any more, or what was typed cannot be one; each says the way out. Nothing when it can
 * be compared with the one that was sent.
 * @param typed without blanks
 * @param now UTC instant
 */
export function codeProblem(sent: SentCode | undefined, typed: string, now: Date): Problem | undefined {
  const say = (code: string, message: string): Problem => ({ code, field: 'code', message })
  if (!sent || sent.usedAt)
    return say('code-used', 'This code was used already. Send a new code, and enter that one')
  if (now >= sent.expiresAt)
    return say(
      'code-expired',
      `This code is more than ${CODE_VALID_MINUTES} minutes old. Send a new code, and enter that one`,
    )
  if (sent.attempts >= TRIES_PER_CODE)
    return say(
      'code-used-up',
      `A wrong code was entered ${TRIES_PER_CODE} times. Send a new code, and enter that one`,
    )
  if (!typed) return say('code-missing', `Enter the ${CODE_DIGITS}-digit code from the message`)
  if (!new RegExp(`^\\d{${CODE_DIGITS}}$`).test(typed))
    return say('code-form', `Enter the code as it stands in the message: ${CODE_DIGITS} digits`)
  return undefined
}

/**
 * What is said of a code that is not the one that was sent.
 * @param attempts wrong codes so far, this one included
 */
export function wrongCode(attempts: number): Problem {
  const left = TRIES_PER_CODE - attempts
  const tries = `${left} ${left === 1 ? 'try' : 'tries'} left`
  return left > 0
    ? {
        code: 'code-wrong',
        field: 'code',
        message: `This is not the code that we sent. Check the newest message: ${tries}`,
      }
    : {
        code: 'code-used-up',
        field: 'code',
        message: `A wrong code was entered ${TRIES_PER_CODE} times. Send a new code, and enter that one`,
      }
}
