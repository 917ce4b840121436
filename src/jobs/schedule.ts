import { addDays, pacificDateOf, pacificInstantOf } from '../policy/dates.ts'

/** How often a job runs: so many minutes after each run, or once a day at a Pacific time of day, `HH:MM`. */
export type Schedule = { everyMinutes: number } | { dailyAt: string }

/**
 * The next instant after `at` at which a job runs. A daily one runs once on every Pacific day, on the nights when the
 * clocks change too; after days on which nothing ran it is due once, not once for each day.
 * @param at UTC instant
 */
export function nextRunAfter(schedule: Schedule, at: Date): Date {
  if ('everyMinutes' in schedule) return new Date(at.getTime() + schedule.everyMinutes * 60_000)
  const today = pacificDateOf(at)
  const todays = pacificInstantOf(today, schedule.dailyAt)
  return todays > at ? todays : pacificInstantOf(addDays(today, 1), schedule.dailyAt)
}

/** Minutes that a job which failed is left alone: 1, then doubled with each failure in a row, at most 30. */
export const minutesAfterFailures = (failures: number): number =>
  Math.min(30, 2 ** Math.min(Math.max(failures, 1) - 1, 5))

/**
 * When a job that failed is tried again: after its rest, and never later than its schedule says.
 * @param failures in a row, this one included
 * @param at UTC instant
 */
export function nextTryAfter(schedule: Schedule, failures: number, at: Date): Date {
  const rested = nextRunAfter({ everyMinutes: minutesAfterFailures(failures) }, at)
  const scheduled = nextRunAfter(schedule, at)
  return rested < scheduled ? rested : scheduled
}

/** `every 15 minutes`, `every hour`, `daily at 6:00 a.m. Pacific` */
export function scheduleInWords(schedule: Schedule): string {
  if ('dailyAt' in schedule) return `daily at ${timeInWords(schedule.dailyAt)} Pacific`
  const { everyMinutes: minutes } = schedule
  const [count, unit] = minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute']
  return count === 1 ? `every ${unit}` : `every ${count} ${unit}s`
}

function timeInWords(timeOfDay: string): string {
  const [hour = 0, minute = 0] = timeOfDay.split(':').map(Number)
  return `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'a.m.' : 'p.m.'}`
}
