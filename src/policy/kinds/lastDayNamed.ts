import { addDays, isCivilDate } from '../dates.ts'
import { isTimeOfDay, MOST_DAYS_AHEAD } from '../deactivation.ts'
import type { Problem } from '../problem.ts'
import type { Check } from './kind.ts'

/** A last day that exists; past and future ones are welcome (R40, R41, D12). */
export const lastDayNamed: Check = ({ lastDay, lastTime, alreadySeparated }, { requestDate }) => {
  const problems: Problem[] = []
  const refuse = (code: string, field: string, message: string) =>
    problems.push({ code, field, message, clause: 'R40' })
  if (!lastDay) return [] // said to be missing by the kind's required fields
  if (!isCivilDate(lastDay)) refuse('lastDay-impossible', 'lastDay', 'Last day must be a real date')
  else if (lastDay > addDays(requestDate, MOST_DAYS_AHEAD))
    refuse('lastDay-too-far', 'lastDay', 'Last day must be within the next two years: check the year')
  else if (alreadySeparated && lastDay > requestDate)
    refuse(
      'separated-in-future',
      'alreadySeparated',
      'Select no, or change the last day: it is still to come',
    )
  if (lastTime && !isTimeOfDay(lastTime))
    refuse('lastTime-impossible', 'lastTime', 'Enter a time of day, like 3:30 p.m., or leave it empty')
  return problems
}
