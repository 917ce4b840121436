import type { PayloadRequest } from 'payload'
import { isOperationsUnit } from '../access/roles.ts'
import { poolOf } from '../database/connection.ts'
import { isRecordId } from '../database/recordId.ts'
import { type CivilDate, pacificDateOf } from '../policy/dates.ts'
import { isGone } from '../policy/roster.ts'
import type { RequestorTitle } from '../policy/vocabulary.ts'
import { applicationOf } from './application.ts'
import type { Count } from './count.ts'
import { countInbox } from './inbox.ts'
import type { InboxView } from './inboxQuery.ts'
import { type ListedOrganization, visibleOrganizations } from './organizationList.ts'
import { type AreaProcess, mayPutOnFile, readProcesses } from './organizations/areaProcesses.ts'
import { countStaff } from './staffList.ts'
import type { StaffView } from './staffQuery.ts'

/** Requestors of the page at most; the list of requestors finds the others. */
export const REQUESTORS_AT_MOST = 100

export type OrganizationRequestor = {
  id: string
  name: string
  email: string
  title: RequestorTitle
  activeAccounts: number
  /** UTC instant in ISO form at which the training was confirmed last (R48). */
  trainingConfirmedAt?: string
  goneOn?: CivilDate
  isGone: boolean
}

export type OrganizationPageView = {
  organization: ListedOrganization
  emailDomains: string[]
  authorizedRequestors: string[]
  localInstructions: string
  requestors: OrganizationRequestor[]
  requestorsTotal: number
  requestCounts: Record<InboxView, Count>
  staffCounts: Record<StaffView, Count>
  /** The process of the area for its accounts, the one that counts first (R7). */
  processes: AreaProcess[]
  mayPutOnFile: boolean
  /** The Operations Unit alone (R20). */
  mayEdit: boolean
}

/** One organization on one page, where it is one of the signed-in person's; else nothing (R7, R18). */
export async function readOrganization(
  req: PayloadRequest,
  id: string,
): Promise<OrganizationPageView | undefined> {
  const [organization] = isRecordId(id) ? await visibleOrganizations(req, id) : []
  if (!organization) return undefined
  const [record, requestors, requestCounts, staffCounts, processes, mayPut] = await Promise.all([
    req.payload.findByID({ collection: 'organizations', id, depth: 0, overrideAccess: true, req }),
    requestorsOf(req, id),
    countInbox(req, id),
    countStaff(req, id),
    readProcesses(req, id),
    mayPutOnFile(req, id),
  ])
  return {
    organization,
    emailDomains: record.emailDomains ?? [],
    authorizedRequestors: record.authorizedRequestors ?? [],
    localInstructions: record.localInstructions ?? '',
    ...requestors,
    requestCounts,
    staffCounts,
    processes,
    mayPutOnFile: mayPut,
    mayEdit: isOperationsUnit(req.user),
  }
}

type RequestorRecord = {
  id: string
  name: string
  email: string
  title: RequestorTitle
  gone_on: CivilDate | null
  active: number
  confirmed_at: Date | null
  total: number
}

/** Those who have proved their address (R14), who can oversee staff first. */
async function requestorsOf(
  req: PayloadRequest,
  organizationId: string,
): Promise<Pick<OrganizationPageView, 'requestors' | 'requestorsTotal'>> {
  const { rows } = await poolOf(req.payload).query<RequestorRecord>(
    `with page as (
       select id, name, email, title, gone_on, count(*) over ()::int as total from requestors
        where organization_id = $1 and proved_at is not null
        order by gone_on is not null, name, email limit ${REQUESTORS_AT_MOST})
     select page.*, (select count(*)::int from staff s
        where s.requestor_of_record_id = page.id and s.account_state = 'active') as active,
       (select c.confirmed_at from training_confirmations c where c.email = page.email) as confirmed_at
     from page order by gone_on is not null, name, email`,
    [organizationId],
  )
  const today = pacificDateOf(applicationOf(req.payload).clock.now())
  const requestors = rows.map(({ id, name, email, title, gone_on, active, confirmed_at }) => {
    const goneOn = gone_on ?? undefined
    const trainingConfirmedAt = confirmed_at?.toISOString()
    const standing = { goneOn, isGone: isGone({ goneOn }, today), trainingConfirmedAt }
    return { id, name, email, title, activeAccounts: active, ...standing }
  })
  return { requestors, requestorsTotal: rows[0]?.total ?? 0 }
}
