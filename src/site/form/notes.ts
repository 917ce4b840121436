import { countdown, isLate, lastDayInWords } from '../../policy/deactivation.ts'
import { isCivilDate } from '../../policy/dates.ts'

/**
 * What a requestor should know of a last day: how long it is until then, or that it has passed and who is told
 * at once (R41).
 * @param today Pacific civil date
 */
export function lastDayNotes(
  { lastDay, lastTime }: { lastDay?: string | null; lastTime?: string | null },
  today: string,
  now: Date,
): string[] {
  if (!lastDay || !isCivilDate(lastDay)) return []
  const words = lastDayInWords({ lastDay, lastTime })
  if (isLate({ lastDay, lastTime }, now))
    return [
      `The last day has passed (${words}). An account must be closed before the person leaves, or at that time: the coordinator is told at once that this one is late.`,
    ]
  return [`${countdown(lastDay, today)}: ${words}. The coordinator is reminded on the working day before.`]
}
