import type { PayloadRequest } from 'payload'
import { type AuditEventName, auditEvents } from '../audit/events.ts'
import { poolOf } from '../database/connection.ts'

export type HistoryEntry = {
  what: string
  who: string
  /** UTC instant. */
  at: string
  refused: boolean
}

/**
 * The audit trail of one request, oldest first, in the order of the chain (C9).
 * The caller has read the request within the access of the person who asks.
 */
export async function historyOf(req: PayloadRequest, requestId: string): Promise<HistoryEntry[]> {
  const { rows } = await poolOf(req.payload).query<{
    event: string
    actor_kind: string
    who: string | null
    at: Date
    outcome: string
  }>(
    `select e.event, e.actor_kind, coalesce(c.name, e.actor_email) as who, e.at, e.outcome
       from audit_events e
       join audit_chain on audit_chain.event_id = e.id
       left join coordinators c on e.actor_kind = 'coordinator' and c.id::text = e.actor_id
      where e.request_id = $1
      order by audit_chain.position`,
    [requestId],
  )
  return rows.map((row) => ({
    what: auditEvents[row.event as AuditEventName] ?? row.event,
    who: row.who ?? (row.actor_kind === 'system' ? 'The service itself' : 'A visitor'),
    at: row.at.toISOString(),
    refused: row.outcome === 'refused',
  }))
}
