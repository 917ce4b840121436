import { formatCivilDate } from '../../policy/dates.ts'
import type { ListedOrganization } from '../../services/organizationList.ts'

type Dates = Pick<ListedOrganization, 'activeFrom' | 'activeTo'>

/** The days on which an organization takes requests: `From July 1, 2026 to June 30, 2027`, `Without an end`. */
export function activeInWords({ activeFrom, activeTo }: Dates): string {
  if (activeFrom && activeTo) return `From ${formatCivilDate(activeFrom)} to ${formatCivilDate(activeTo)}`
  if (activeFrom) return `From ${formatCivilDate(activeFrom)}`
  return activeTo ? `To ${formatCivilDate(activeTo)}` : 'Without an end'
}
