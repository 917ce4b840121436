import { formatCivilDate, pacificDateOf } from '../../dates.ts'
import { requiredTitle } from '../../people.ts'
import { isGone } from '../../roster.ts'
import { organizationTypeLabels, requestorTitleLabels } from '../../vocabulary.ts'
import type { AccountFacts } from './accountFacts.ts'
import type { ReviewCheck } from './check.ts'
import { checkOf, type Seen, toStaff } from './result.ts'

/**
 * A requestor of record oversees the account, of the title of Table 1, and was not gone by the as-of day or, of a
 * deactivated account, by the day of the deactivation (R13, R14, R23, D7).
 */
export function requestorInPlace({ account, requestor, asOf }: AccountFacts): ReviewCheck {
  const { deactivatedAt, organizationType } = account
  const day = pacificDateOf(deactivatedAt && deactivatedAt < asOf ? deactivatedAt : asOf)
  const check = (seen: Seen[]) => checkOf('requestor-in-place', seen, '', [toStaff(account)])
  if (!requestor) return check([{ isRight: false, text: 'No requestor is on record for the account' }])
  const who = `${requestor.name}, ${requestor.email}`
  const wanted = requiredTitle(organizationType)
  const hasTitle = requestor.title === wanted
  const title = requestorTitleLabels[requestor.title]
  const place = organizationTypeLabels[organizationType]
  return check([
    isGone(requestor, day)
      ? {
          isRight: false,
          text: `The requestor of record, ${who}, is gone since ${formatCivilDate(requestor.goneOn ?? day)}`,
        }
      : { isRight: true, text: `The requestor of record, ${who}, was in place on ${formatCivilDate(day)}` },
    {
      isRight: hasTitle,
      text: hasTitle
        ? `${title} is the title that Table 1 names for ${place}`
        : `The title on record is ${title}: Table 1 names ${requestorTitleLabels[wanted]} for ${place}`,
    },
  ])
}
