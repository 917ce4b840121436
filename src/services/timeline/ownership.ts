import { isRecordId } from '../../database/recordId.ts'
import { poolOf } from '../../database/connection.ts'
import { ownershipChanges, timelineEntry, type TimelineEntry } from '../../policy/timeline.ts'
import { type RequestEvent, TIMELINE_AT_MOST, type TimelineQuestion, whoIn } from './question.ts'

type OwnershipEvent = Omit<RequestEvent, 'request_id'> & { before: Record<string, unknown> | null }

/** Who oversaw the account, and what requestors said of it, by the audit trail (R13). */
export async function ownershipEntries(question: TimelineQuestion): Promise<TimelineEntry[]> {
  const events = await eventsOf(question)
  const names = await requestorNames(question, events)
  return events.map((event) =>
    timelineEntry('ownership', event.at, ownershipChanges[event.event] ?? event.event, {
      who: whoIn(event),
      details: detailsOf(event, names),
      refused: event.outcome === 'refused',
    }),
  )
}

/** About the account, and about the requestor who oversees it now; of own organizations, as the trail itself. */
async function eventsOf({ req, person, scope }: TimelineQuestion): Promise<OwnershipEvent[]> {
  const { rows } = await poolOf(req.payload).query<OwnershipEvent>(
    `select e.event, e.at, e.actor_kind, coalesce(c.name, e.actor_email) as who, e.outcome, e.before, e.after
       from audit_events e join audit_chain on audit_chain.event_id = e.id
       left join coordinators c on e.actor_kind = 'coordinator' and c.id::text = e.actor_id
      where e.subject_id = any($1) and e.subject_kind in ('staff', 'requestor') and e.event = any($2)
        and ($3::uuid[] is null or e.organization_id = any($3::uuid[]))
      order by audit_chain.position desc limit ${TIMELINE_AT_MOST}`,
    [
      [person.id, ...(person.requestorOfRecordId ? [person.requestorOfRecordId] : [])],
      Object.keys(ownershipChanges),
      scope.everything ? null : scope.organizationIds,
    ],
  )
  return rows.reverse()
}

const requestorIn = (state: Record<string, unknown> | null): string | undefined => {
  const id = state?.requestorOfRecord
  return typeof id === 'string' && isRecordId(id) ? id : undefined
}

async function requestorNames(
  { req }: TimelineQuestion,
  events: OwnershipEvent[],
): Promise<Map<string, string>> {
  const ids = events.flatMap(({ before, after }) =>
    [requestorIn(before), requestorIn(after)].filter((id) => id !== undefined),
  )
  const { rows } = await poolOf(req.payload).query<{ id: string; name: string; email: string }>(
    'select id, name, email from requestors where id = any($1::uuid[])',
    [[...new Set(ids)]],
  )
  return new Map(rows.map(({ id, name, email }) => [id, `${name}, ${email}`]))
}

/** Whose it was before and after, and to whom it was offered. */
function detailsOf({ before, after }: OwnershipEvent, names: Map<string, string>): string[] {
  const from = names.get(requestorIn(before) ?? '')
  const to = names.get(requestorIn(after) ?? '')
  return [
    ...(from ? [`Before: ${from}`] : []),
    ...(to ? [`Now: ${to}`] : []),
    ...(typeof after?.to === 'string' ? [`To: ${after.to}`] : []),
    ...(typeof after?.why === 'string' && after.why !== 'not-mine' ? [after.why] : []),
  ]
}
