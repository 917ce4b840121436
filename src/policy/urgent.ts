import type { CivilDate } from './dates.ts'
import { type RequestKind, type RequestState } from './vocabulary.ts'

/** How somebody is reached at once: by telephone where a number is on record, else by mail. */
export type Reach = { telephone?: string; email: string }

/** Whether a last day calls for the deactivation at once: it is today, or has passed (R40, R41). */
export const isUrgent = (lastDay: CivilDate | null | undefined, today: CivilDate): boolean =>
  Boolean(lastDay) && String(lastDay) <= today

/** The same of a request that still waits for its deactivation. */
export const isUrgentRequest = (
  { kind, state, lastDay }: { kind: RequestKind; state: RequestState; lastDay?: CivilDate | null },
  today: CivilDate,
): boolean =>
  kind === 'deactivate' && (state === 'submitted' || state === 'in-review') && isUrgent(lastDay, today)

/** What to do now, beside having sent the request. */
export const callNow = ({ telephone, email }: Reach): string =>
  telephone
    ? `Call ${telephone} now, and give the reference.`
    : `No phone number is on record here. Write to ${email} now: begin the subject line with “Urgent deactivation”, and give the reference.`
