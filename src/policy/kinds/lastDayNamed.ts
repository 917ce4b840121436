import { addDays, formatCivilDate, isCivilDate } from '../dates.ts'
import { isTimeOfDay, MOST_DAYS_AHEAD, MOST_DAYS_BACK } from '../deactivation.ts'
import type { Claims } from '../claims.ts'
import type { Problem } from '../problem.ts'
import type { Check } from './kind.ts'

/** A last day that exists; past and future ones are welcome, odd ones are asked about (R40, R41, D12). */
export const lastDayNamed: Check = (claims, { requestDate }) => {
  const { lastDay, lastTime } = claims
  if (!lastDay) return [] // said to be missing by the kind's required fields
  const problem = problemOf(claims, requestDate)
  const ofTime =
    lastTime && !isTimeOfDay(lastTime)
      ? [refuse('lastTime-impossible', 'lastTime', 'Enter a time of day, like 3:30 p.m., or leave it empty')]
      : []
  return [...(problem ? [problem] : []), ...ofTime]
}

const refuse = (code: string, field: string, message: string): Problem => ({
  code,
  field,
  message,
  clause: 'R40',
})

function problemOf(claims: Claims, requestDate: string): Problem | undefined {
  const { lastDay, alreadySeparated, lastDayConfirmed } = claims
  if (!isCivilDate(lastDay)) return refuse('lastDay-impossible', 'lastDay', 'Last day must be a real date')
  if (lastDay > addDays(requestDate, MOST_DAYS_AHEAD))
    return refuse('lastDay-too-far', 'lastDay', 'Last day must be within the next two years: check the year')
  if (alreadySeparated && lastDay > requestDate)
    return refuse(
      'separated-in-future',
      'alreadySeparated',
      'Select no, or change the last day: it is still to come',
    )
  return lastDayConfirmed === lastDay ? undefined : oddOf(claims, requestDate)
}

/** What may be so, but is asked about: saying the same day in `lastDayConfirmed` answers it. */
function oddOf({ lastDay, stillThere }: Claims, requestDate: string): Problem | undefined {
  if (lastDay < addDays(requestDate, -MOST_DAYS_BACK))
    return refuse(
      'lastDay-long-ago',
      'lastDayConfirmed',
      `The last day is more than a year ago: ${formatCivilDate(lastDay)}. Correct it, or confirm it`,
    )
  if (stillThere && lastDay < requestDate)
    return refuse(
      'still-there-after-last-day',
      'lastDayConfirmed',
      `The last day has passed (${formatCivilDate(lastDay)}), but you say that the person has not left. Change one of the two, or confirm the day`,
    )
  return undefined
}
