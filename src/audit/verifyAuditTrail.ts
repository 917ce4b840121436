import type { SqlExecutor } from '../database/connection.ts'

export type AuditVerdict = {
  events: number
  faults: { position: number | null; eventId: string; fault: string }[]
}

const statement = `
  select c.position, coalesce(c.event_id, e.id) as event_id,
    case
      when c.event_id is null then 'not chained'
      when c.previous_hash <> coalesce(lag(c.hash) over (order by c.position), '\\x'::bytea) then 'link broken'
      when c.position <> row_number() over (order by c.position) then 'position missing'
      when c.hash <> sha256(c.previous_hash || convert_to(audit_event_text(e), 'UTF8')) then 'event changed'
    end as fault
  from audit_events e full join audit_chain c on c.event_id = e.id`

/** Computes the hash chain of the audit trail again; every event that was changed, lost or put in is a fault. */
export async function verifyAuditTrail(sql: SqlExecutor): Promise<AuditVerdict> {
  const { rows } = await sql.query(`select count(*) over () as events, checked.* from (${statement}) checked
    order by fault is null, position limit 100`)
  const faults = rows
    .filter(({ fault }) => fault)
    .map((row) => ({
      position: row.position === null ? null : Number(row.position),
      eventId: String(row.event_id),
      fault: String(row.fault),
    }))
  return { events: Number(rows[0]?.events ?? 0), faults }
}
