import type { SqlExecutor } from '../database/connection.ts'
import type { AuditEventName } from './events.ts'

/** Who acted: a requestor or visitor of the public site, a coordinator, or the software itself. */
export type AuditActor = {
  kind: 'requestor' | 'coordinator' | 'system' | 'visitor'
  id?: string
  email?: string
}

export type AuditEvent = {
  /** From `auditEvents` in `./events.ts`. */
  event: AuditEventName
  actor: AuditActor
  subject?: { kind: string; id?: string }
  requestId?: string
  organizationId?: string
  before?: unknown
  after?: unknown
  /** The network address that the act came from. */
  address?: string
  outcome?: 'done' | 'refused'
}

const statement = `
  insert into audit_events
    (at, event, actor_kind, actor_id, actor_email, subject_kind, subject_id, request_id, organization_id,
     before, after, address, outcome)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`

/**
 * Writes one event to the audit trail, in the transaction of the act itself (C9). The database chains it to
 * the event before it when the transaction commits.
 * @param now UTC instant of the act
 */
export async function writeAuditEvent(sql: SqlExecutor, event: AuditEvent, now: Date): Promise<void> {
  await sql.query(statement, [
    now,
    event.event,
    event.actor.kind,
    event.actor.id ?? null,
    event.actor.email ?? null,
    event.subject?.kind ?? null,
    event.subject?.id ?? null,
    event.requestId ?? null,
    event.organizationId ?? null,
    asJson(event.before),
    asJson(event.after),
    event.address ?? null,
    event.outcome ?? 'done',
  ])
}

const asJson = (value: unknown) => (value === undefined ? null : JSON.stringify(value))
