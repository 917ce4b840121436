import type { PayloadRequest } from 'payload'
import { type RequestScope, requestScope, stoodInSql } from '../access/ownOrganizations.ts'
import { poolOf } from '../database/connection.ts'
import { normalizeEmail } from '../policy/people.ts'
import {
  newestFirst,
  requestChangeEvents,
  type TimelineEntry,
  type TimelineTopic,
  topicsFor,
} from '../policy/timeline.ts'
import { accountEntries } from './timeline/account.ts'
import { credentialEntries } from './timeline/credentials.ts'
import { documentEntries } from './timeline/documents.ts'
import { incidentEntries } from './timeline/incidents.ts'
import { ownershipEntries } from './timeline/ownership.ts'
import { privilegeEntries } from './timeline/privileges.ts'
import {
  type Person,
  type RequestEvent,
  TIMELINE_AT_MOST,
  type TimelineQuestion,
  type TimelineRequest,
} from './timeline/question.ts'
import { requestEntries } from './timeline/requests.ts'
import { reviewEntries } from './timeline/reviews.ts'

type Source = (question: TimelineQuestion) => TimelineEntry[] | Promise<TimelineEntry[]>

/** Where the entries come from; one more kind of record is one more source. */
const sources: Source[] = [
  requestEntries,
  accountEntries,
  privilegeEntries,
  documentEntries,
  credentialEntries,
  ownershipEntries,
  incidentEntries,
  reviewEntries,
]

export type StaffTimeline = {
  /** Newest first. */
  entries: TimelineEntry[]
  /** What it can be narrowed to. */
  topics: TimelineTopic[]
  /** Of some kind of record there were so many that the oldest may not be among them. */
  mayLackOldest: boolean
}

/**
 * Everything about one account on one time line, of what the signed-in person may see (R8, R18). The caller has read
 * the person within the access of who asks.
 */
export async function timelineOf(req: PayloadRequest, person: Person): Promise<StaffTimeline> {
  const scope = await requestScope(req)
  const requests = await requestsOf(req, person, scope)
  const question = { req, person, scope, requests, events: await eventsOf(req, [...requests.keys()]) }
  const found = await Promise.all(sources.map((source) => source(question)))
  return {
    entries: newestFirst(found.flat()),
    topics: topicsFor(scope.everything),
    mayLackOldest: [[...requests], ...found].some((list) => list.length >= TIMELINE_AT_MOST),
  }
}

async function requestsOf(
  req: PayloadRequest,
  person: Person,
  scope: RequestScope,
): Promise<Map<string, TimelineRequest>> {
  const seen = scope.everything ? [] : [scope.organizationIds, scope.coordinatorId]
  const { rows } = await poolOf(req.payload).query<TimelineRequest>(
    `select r.id, r.reference, r.kind, r.state, r.username, r.completed_at, r.deactivated_at, r.deactivation_reason,
       r.credentials_issued_at, r.credentials_expire_at, c.name as processor
     from requests r left join coordinators c on c.id = r.processed_by_id
     where (lower(r.staff_email) = $1 or r.staff_id = $2::uuid)
       ${scope.everything ? '' : `and (r.organization_id = any($3::uuid[]) or ${stoodInSql('$4')})`}
     order by r.submitted_at desc, r.id limit ${TIMELINE_AT_MOST}`,
    [normalizeEmail(person.email), person.id, ...seen],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

async function eventsOf(req: PayloadRequest, requestIds: string[]): Promise<RequestEvent[]> {
  const { rows } = await poolOf(req.payload).query<RequestEvent>(
    `select e.request_id, e.event, e.at, e.actor_kind, coalesce(c.name, e.actor_email) as who, e.outcome, e.after
       from audit_events e join audit_chain on audit_chain.event_id = e.id
       left join coordinators c on e.actor_kind = 'coordinator' and c.id::text = e.actor_id
      where e.request_id = any($1::uuid[]) and e.event = any($2)
      order by audit_chain.position`,
    [requestIds, [...requestChangeEvents, 'credentials-page-opened', 'credentials-extended']],
  )
  return rows
}
