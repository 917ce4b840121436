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
