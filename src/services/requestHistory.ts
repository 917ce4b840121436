import type { PayloadRequest } from 'payload'
import { type AuditEventName, auditEvents } from '../audit/events.ts'
import { poolOf } from '../database/connection.ts'
import { changingEvents } from '../policy/looking.ts'

export type HistoryEntry = {
  what: string
  who: string
  /** UTC instant. */
  at: string
  refused: boolean
}

type EventRow = { event: string; actor_kind: string; who: string | null; at: Date; outcome: string }

const columns = 'e.event, e.actor_kind, coalesce(c.name, e.actor_email) as who, e.at, e.outcome'
const from = `from audit_events e
  join audit_chain on audit_chain.event_id = e.id
  left join coordinators c on e.actor_kind = 'coordinator' and c.id::text = e.actor_id`

/**
 * The audit trail of one request, oldest first, in the order of the chain (C9).
 * The caller has read the request within the access of the person who asks.
 */
export async function historyOf(req: PayloadRequest, requestId: string): Promise<HistoryEntry[]> {
  const { rows } = await poolOf(req.payload).query<EventRow>(
    `select ${columns} ${from} where e.request_id = $1 order by audit_chain.position`,
    [requestId],
  )
  return rows.map((row) => ({
    what: auditEvents[row.event as AuditEventName] ?? row.event,
    who: whoIn(row),
    at: row.at.toISOString(),
    refused: row.outcome === 'refused',
  }))
}

/** Who changed a request last, and how; on the same condition. */
export async function lastChangeOf(
  req: PayloadRequest,
  requestId: string,
): Promise<{ event: string; who: string; at: Date } | undefined> {
  const { rows } = await poolOf(req.payload).query<EventRow>(
    `select ${columns} ${from}
      where e.request_id = $1 and e.event = any($2) and e.outcome <> 'refused'
      order by audit_chain.position desc limit 1`,
    [requestId, changingEvents],
  )
  return rows[0] && { event: rows[0].event, who: whoIn(rows[0]), at: rows[0].at }
}

const whoIn = ({ who, actor_kind }: EventRow): string =>
  who ?? (actor_kind === 'system' ? 'The service itself' : 'A visitor')
