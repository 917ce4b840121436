import { formatPacificInstant } from './dates.ts'

/** A time in which CalJOBS could not be used, in UTC instants; without an end it lasts. */
export type Pause = { from: Date; to?: Date; reason?: string }

type Span = { from: number; to: number }

/**
 * When a clock runs out that stands still while CalJOBS cannot be used.
 * @param start UTC instant at which the clock starts
 * @param end UTC instant at which it would run out without any pause
 * @param now UTC instant until which a pause without an end counts
 */
export function pausedEnd(start: Date, end: Date, pauses: Pause[], now: Date): Date {
  let runsOut = end.getTime()
  for (const { from, to } of merged(pauses, now)) {
    if (from >= runsOut) break
    runsOut += Math.max(0, to - Math.max(from, start.getTime()))
  }
  return new Date(runsOut)
}

/** In the order of time, none touching another. */
function merged(pauses: Pause[], now: Date): Span[] {
  const spans = pauses
    .map(({ from, to }) => ({ from: from.getTime(), to: (to ?? now).getTime() }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from)
  const result: Span[] = []
  for (const span of spans) {
    const last = result.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else result.push({ ...span })
  }
  return result
}

/** The pauses that fell into a time, as the record prints them. */
export const pausesWithin = (pauses: Pause[], { from, to }: { from: Date; to: Date }): Pause[] =>
  pauses.filter((pause) => pause.from < to && (!pause.to || pause.to > from))

/** `CalJOBS was unavailable from … to … (maintenance)` */
export function pauseInWords({ from, to, reason }: Pause): string {
  const until = to ? ` to ${formatPacificInstant(to)}` : ' on'
  return `CalJOBS was unavailable from ${formatPacificInstant(from)}${until}${reason ? ` (${reason})` : ''}`
}
