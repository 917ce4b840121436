import { addDays, type CivilDate, daysBetween } from './dates.ts'

/** Who is reminded of annual maintenance, one after the other (R46, D13). Nothing is ever deactivated by a clock. */
export const renewalAudiences = ['requestor', 'coordinators', 'operations-unit'] as const
export type RenewalAudience = (typeof renewalAudiences)[number]

/** Days before the due date on which a reminder falls due, the first first; `lapsed` follows on the day after it. */
export const reminderDays: Record<'requestor' | 'coordinators', readonly number[]> = {
  requestor: [60, 30, 14, 7, 1],
  coordinators: [7],
}

/** Days that an account has lapsed, after which the Operations Unit is told of it each week. */
export const OVERSIGHT_AFTER_DAYS = 30

/**
 * The step that a reminder stands on: the one that was reached last, so that after days without a run one reminder is
 * sent and not every one that was missed. Unique for each account and due date.
 * @returns `requestor-14`, `coordinators-lapsed`; nothing where no step is reached
 */
export function renewalStep(
  audience: 'requestor' | 'coordinators',
  dueOn: CivilDate,
  today: CivilDate,
): string | undefined {
  const left = daysBetween(today, dueOn)
  if (left < 0) return `${audience}-lapsed`
  const reached = reminderDays[audience].filter((step) => step >= left)
  return reached.length ? `${audience}-${Math.min(...reached)}` : undefined
}

/** Due dates up to this one may have reached a step. */
export const lastDueDateToRemind = (audience: 'requestor' | 'coordinators', today: CivilDate): CivilDate =>
  addDays(today, Math.max(...reminderDays[audience]))

/** Due dates up to this one belong to accounts that lapsed so long ago that the Operations Unit is told. */
export const lastDueDateOfOversight = (today: CivilDate): CivilDate =>
  addDays(today, -1 - OVERSIGHT_AFTER_DAYS)
