import { isUrgent } from '../../policy/urgent.ts'
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
      `The last day has passed (${words}). An account must be deactivated before the person leaves, or at that time. This one is late: the coordinator must deactivate it at once.`,
    ]
  if (isUrgent(lastDay, today))
    return [
      `Today is the last day: ${words}. The account must be deactivated at once, before the person leaves.`,
    ]
  return [`${countdown(lastDay, today)}: ${words}. The coordinator is reminded on the working day before.`]
}
