import type { SqlExecutor } from '../../database/connection.ts'
import { type DrawFacts, type DrawOnRecord, factLabels } from './drawFacts.ts'

/**
 * Where the record of a draw differs from its event in the audit trail, and whether that event is as it was chained; a
 * sentence each.
 */
export async function compareWithTrail(
  sql: SqlExecutor,
  reviewId: string,
  { facts, drawnBy, drawnAt }: DrawOnRecord,
): Promise<string[]> {
  const { rows } = await sql.query(
    `select e.after, e.actor_id, e.at,
       c.hash = sha256(c.previous_hash || convert_to(audit_event_text(e), 'UTF8')) as chained
       from audit_events e left join audit_chain c on c.event_id = e.id
      where e.event = 'review-drawn' and e.subject_id = $1`,
    [reviewId],
  )
  const [event] = rows
  if (!event || rows.length > 1) return [`The audit trail tells of this draw ${rows.length} times, not once`]
  const told = (event.after ?? {}) as Partial<DrawFacts>
  const found = (Object.keys(factLabels) as (keyof DrawFacts)[])
    .filter((fact) => JSON.stringify(told[fact]) !== JSON.stringify(facts[fact]))
    .map((fact) => differs(factLabels[fact], told[fact], facts[fact]))
  if (event.actor_id !== drawnBy) found.push(differs('person who drew', event.actor_id, drawnBy))
  const at = (event.at as Date).toISOString()
  if (at !== drawnAt.toISOString()) found.push(differs('time of the draw', at, drawnAt.toISOString()))
  if (!event.chained) found.push('The event of the draw in the audit trail was changed since it was chained')
  return found
}

const differs = (what: string, inTrail: unknown, onRecord: unknown): string =>
  `The ${what} on record (${inWords(onRecord)}) is not the one in the audit trail (${inWords(inTrail)})`

const inWords = (value: unknown): string => {
  if (value === null || value === undefined || (Array.isArray(value) && !value.length)) return 'none'
  return Array.isArray(value) ? value.join(', ') : String(value)
}
