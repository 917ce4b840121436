import type { CivilDate } from '../../policy/dates.ts'
import { dueInWords, LAPSING_WITHIN_DAYS } from '../../policy/dueDates.ts'
import { addDays } from '../../policy/dates.ts'
import { countWords } from '../../services/count.ts'
import type { StaffList } from '../../services/staffList.ts'
import { type StaffQuery, staffViewLabels } from '../../services/staffQuery.ts'

/** How much a due date presses. */
export type DuePress = 'late' | 'soon' | 'none'

/** `Due in 12 days`, `Lapsed 3 days ago`, and how much it presses. */
export function dueMark(dueOn: CivilDate | undefined, today: CivilDate): { words: string; press: DuePress } {
  const words = dueInWords(dueOn, today)
  const press =
    dueOn && dueOn < today ? 'late' : dueOn && dueOn <= addDays(today, LAPSING_WITHIN_DAYS) ? 'soon' : 'none'
  return { words: words.charAt(0).toUpperCase() + words.slice(1), press }
}

/** `26 to 50 of 500+ staff members in “Active accounts”, of SAMPLE Local Area One, matching “Lopez”` */
export function staffResultsInWords(query: StaffQuery, list: StaffList, organization?: string): string {
  const { rows, total, page, hasNext } = list
  const first = (page - 1) * query.size + 1
  const range = page > 1 || hasNext ? `${first} to ${first + rows.length - 1} of ` : ''
  const people = total.count === 1 && !total.more ? 'staff member' : 'staff members'
  return [
    `${range}${countWords(total)} ${people} in “${staffViewLabels[query.view]}”`,
    ...(query.organizationId ? [`of ${organization ?? 'an organization that is not yours'}`] : []),
    ...(query.search ? [`matching “${query.search}”`] : []),
  ].join(', ')
}
