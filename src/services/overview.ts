import type { PayloadRequest } from 'payload'
import { isAuditor, seesEverything } from '../access/roles.ts'
import { undeliveredStates } from '../policy/undelivered.ts'
import type { Count } from './count.ts'
import { countUnacknowledged } from './forms/listForms.ts'
import { countAreasWaiting } from './forms/areas.ts'
import { countToInvestigate } from './incidents/incidentList.ts'
import { countInbox, type InboxRow, listInbox, organizationsToFilter } from './inbox.ts'
import { type InboxQuery, type InboxView, readInboxQuery } from './inboxQuery.ts'
import { countReviewsWaiting, type ReviewsWaiting } from './quarterlyReview/waiting.ts'
import { countRostersOverdue } from './rosters/rosterList.ts'
import { countLapsed, countLapsing } from './staffList.ts'
import { countUnowned } from './unowned.ts'
import { within } from './within.ts'

/** What the first page of the panel shows, of all that the signed-in person sees or of one organization. */
export type Overview = {
  organizationId?: string
  /** To switch between, where there is more than one. */
  organizations: { id: string; name: string }[]
  counts: Record<InboxView, Count>
  /** What waits for a coordinator, the first due first. */
  first: InboxRow[]
  /** Active accounts whose documents lapse within 30 days, and those whose documents have lapsed. */
  lapsing: Count
  lapsed: Count
  /** Active accounts that nobody living oversees (R13). */
  unowned: number
  /** Requestors who have not answered for their staff in time this quarter (R59). */
  rostersOverdue: Count
  /** Current forms that the signed-in person has not taken note of; auditors take note of none (R15). */
  formsToAcknowledge?: number
  /** Organizations whose requestors lack a current form; auditors send nothing on (R15). */
  formsToSendOn?: number
  /** Of quarterly reviews; nothing for auditors (R49, R50). */
  reviews?: ReviewsWaiting
  /** Late deactivations that wait for the Operations Unit; for oversight alone (R45). */
  toInvestigate?: Count
  /** For the Operations Unit and auditors alone. */
  flagged?: InboxRow[]
  undelivered?: { id: string; subject: string; to: string; attempts: number }[]
}

/** Reads the first page within the access of the signed-in person. */
export async function readOverview(req: PayloadRequest, organizationId?: string): Promise<Overview> {
  const oversight = seesEverything(req.user)
  const list = (narrowed: Partial<InboxQuery> & { flagged?: boolean }) =>
    listInbox(req, { ...readInboxQuery({}), organizationId, size: 25, ...narrowed })
  const [
    organizations,
    counts,
    first,
    lapsing,
    lapsed,
    unowned,
    rostersOverdue,
    forms,
    toSendOn,
    toInvestigate,
    reviews,
    flagged,
    undelivered,
  ] = await Promise.all([
    organizationsToFilter(req),
    countInbox(req, organizationId),
    list({ view: 'to-do' }),
    countLapsing(req, organizationId),
    countLapsed(req, organizationId),
    countUnowned(req),
    countRostersOverdue(req, organizationId),
    isAuditor(req.user) ? undefined : countUnacknowledged(req),
    isAuditor(req.user) ? undefined : countAreasWaiting(req),
    countToInvestigate(req, organizationId),
    countReviewsWaiting(req),
    oversight ? list({ view: 'open', flagged: true }) : undefined,
    oversight ? undeliveredMail(req) : undefined,
  ])
  return {
    organizationId,
    organizations,
    counts,
    first: first.rows.slice(0, 8),
    lapsing,
    lapsed,
    unowned,
    rostersOverdue,
    formsToAcknowledge: forms,
    formsToSendOn: toSendOn,
    ...(toInvestigate && { toInvestigate }),
    ...(reviews && { reviews }),
    ...(flagged && { flagged: flagged.rows.slice(0, 8) }),
    ...(undelivered && { undelivered }),
  }
}

/** Mail that the mail server refused for good or that came back, and that nobody has settled (ML-6). */
async function undeliveredMail(req: PayloadRequest) {
  const { docs } = await req.payload.find({
    collection: 'messages',
    where: { state: { in: [...undeliveredStates] }, settledAt: { exists: false } },
    select: { subject: true, to: true, attempts: true },
    sort: '-createdAt',
    ...within(req),
    limit: 10,
  })
  return docs.map(({ id, subject, to, attempts }) => ({ id, subject, to, attempts }))
}
