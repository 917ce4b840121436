import { type IsClosed, openDayFrom } from './businessDays.ts'
import { addDays, type CivilDate, daysBetween } from './dates.ts'
import { firstDayOf, lastDayOf, type Quarter, quarterOf } from './quarters.ts'

/** Days after the question on which a requestor who has not answered is reminded once (D29). */
export const ROSTER_REMIND_AFTER_DAYS = 7

/** Days that a requestor has for the answer; then the name stands on a list (D29). */
export const ROSTER_ANSWER_WITHIN_DAYS = 14

/** From this Pacific day on the roster of a quarter is asked for: its first business day. */
export const rosterAskedFrom = (quarter: Quarter, isClosed: IsClosed): CivilDate =>
  openDayFrom(firstDayOf(quarter), isClosed)

/**
 * The quarter whose roster may be asked for today.
 * @returns nothing before the first business day of the quarter
 */
export function rosterQuarter(today: CivilDate, isClosed: IsClosed): Quarter | undefined {
  const quarter = quarterOf(today)
  return today >= rosterAskedFrom(quarter, isClosed) ? quarter : undefined
}

/** The last Pacific day on which an answer is in time; never after the quarter that is asked about. */
export function rosterAnswerBy(askedOn: CivilDate): CivilDate {
  const by = addDays(askedOn, ROSTER_ANSWER_WITHIN_DAYS)
  const end = lastDayOf(quarterOf(askedOn))
  return by < end ? by : end
}

/** What is due of a question that is not answered. */
export type RosterStanding = 'waiting' | 'to-remind' | 'overdue'

/** Where an unanswered question stands on a Pacific day (D29). */
export function rosterStanding(askedOn: CivilDate, today: CivilDate): RosterStanding {
  if (today > rosterAnswerBy(askedOn)) return 'overdue'
  return daysBetween(askedOn, today) >= ROSTER_REMIND_AFTER_DAYS ? 'to-remind' : 'waiting'
}
