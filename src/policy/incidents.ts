import { isLate, type LastMoment, lastMomentOf } from './deactivation.ts'
import type { IncidentSource } from './vocabulary.ts'

/** How long an account could be used after the last moment; `running` as long as it is not deactivated. */
export type Exposure = {
  /** Whole hours. */
  hours: number
  /** Deactivated by the last moment: only the record of it is late. */
  inTime: boolean
  running: boolean
}

/** The time between the last moment and the deactivation, or the present. All are UTC instants (D12). */
export function exposureOf(
  { lastMomentAt, deactivatedAt }: { lastMomentAt: Date; deactivatedAt?: Date },
  now: Date,
): Exposure {
  const open = (deactivatedAt ?? now).getTime() - lastMomentAt.getTime()
  return {
    hours: Math.max(0, Math.floor(open / 3_600_000)),
    inTime: open <= 0,
    running: !deactivatedAt,
  }
}

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`

/** `3 days 4 hours`, `Less than an hour`, `None: deactivated in time`. */
export function exposureInWords({ hours, inTime }: Exposure): string {
  if (inTime) return 'None: deactivated in time'
  if (!hours) return 'Less than an hour'
  const days = Math.floor(hours / 24)
  const rest = hours % 24
  return [days ? counted(days, 'day') : '', rest ? counted(rest, 'hour') : ''].filter(Boolean).join(' ')
}

/** What is known of a separation when the question is whether it is late. */
export type Separation = {
  moment: LastMoment
  /** UTC instant at which the account was deactivated in CalJOBS, where that is on record. */
  deactivatedAt?: Date
}

/** Whether an account outlives its last moment, so that an incident opens (R40, R43, R44, D12). */
export const isLateSeparation = ({ moment, deactivatedAt }: Separation, now: Date): boolean =>
  deactivatedAt ? deactivatedAt > lastMomentOf(moment) : isLate(moment, now)

/**
 * Whether the coordinators must be told by an urgent message: of what arrives late they are told by the request
 * itself, and whoever records the work knows (R43).
 */
export const needsUrgentWord = (source: IncidentSource): boolean => source === 'clock'
