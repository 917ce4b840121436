/** How long a form that was not sent is kept, counted from the last answer. */
export const DRAFT_DAYS = 14

/** A file that no request and no open form names is kept a day longer than a form, which may be about to name it. */
export const UPLOAD_DAYS = DRAFT_DAYS + 1

/** How long spent codes, links and sessions are kept, to look into a misuse. */
export const TRACE_DAYS = 30

/** Against flooding somebody's mailbox: links to one form that are mailed within an hour (SR-1). */
export const LINKS_PER_HOUR = 5

const DAY = 86_400_000 // milliseconds

/** @returns the UTC instant at which a form that was touched last at a UTC instant is deleted */
export const draftExpiresAt = (touchedAt: Date): Date => daysBefore(touchedAt, -DRAFT_DAYS)

/** The UTC instant so many times 24 hours before another. */
export const daysBefore = (instant: Date, days: number): Date => new Date(instant.getTime() - days * DAY)
