import type { CivilDate } from './dates.ts'
import { samePerson } from './people.ts'
import type { Problem } from './problem.ts'
import { isAway, type RoutableCoordinator } from './routing.ts'

/**
 * Whether a coordinator who sees a request can be given it: they work today, decide, and are not part of it (D6).
 * @param involved mail addresses of the requestor, the staff member and who entered it
 */
export const mayTakeOn = (one: RoutableCoordinator, involved: string[], today: CivilDate): boolean =>
  one.active &&
  one.kind !== 'auditor' &&
  !isAway(one, today) &&
  !involved.some((email) => samePerson(email, one.email))

/** Whoever is given a request can act on it, and does not have it already. */
export function checkAssignee(asked: {
  assignee: string
  /** Ids of those who can be given it. */
  able: string[]
  claimedBy?: string
}): Problem[] {
  const { assignee, able, claimedBy } = asked
  if (!able.includes(assignee))
    return [
      {
        code: 'assignee-cannot',
        field: 'assignee',
        message: 'Select a coordinator who may act on this request today and is no part of it',
        clause: 'D6',
      },
    ]
  if (assignee !== claimedBy) return []
  return [
    { code: 'already-assigned', field: 'assignee', message: 'This coordinator has the request already' },
  ]
}
