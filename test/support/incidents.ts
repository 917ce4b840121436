import { randomUUID } from 'node:crypto'
import { sql } from './world.ts'

/** Two days and four hours after the last moment of a last day of November 20, 2026. */
export const DEACTIVATED_AT = '2026-11-23T11:59:59.999Z'
export const LAST_MOMENT_AT = '2026-11-21T07:59:59.999Z'

type Over = Record<string, unknown> & { state?: string }

/** What has come about by each state. */
const reached = (state: string): Over => {
  const deactivated = {
    deactivated_at: DEACTIVATED_AT,
    recorded_at: '2026-11-23T16:00:00Z',
    operations_told_at: '2026-11-23T16:00:00Z',
  }
  const closed = { closed_at: '2026-11-23T17:00:00Z' }
  if (state === 'open') return {}
  if (state === 'unfounded') return closed
  return state === 'closed' ? { ...deactivated, ...closed } : deactivated
}

/** A late deactivation on record, by its id. */
export async function anIncident(
  of: { organizationId: string; requestId: string },
  over: Over = {},
): Promise<string> {
  const state = over.state ?? 'deactivated'
  const row: Over = {
    id: randomUUID(),
    request_id: of.requestId,
    organization_id: of.organizationId,
    person_name: 'Sample Leaver',
    person_email: `${randomUUID()}@staff.example`,
    username: 'sample.leaver',
    source: 'clock',
    last_day: '2026-11-20',
    last_moment_at: LAST_MOMENT_AT,
    opened_at: '2026-11-21T08:00:00Z',
    coordinators_told_at: '2026-11-21T08:00:00Z',
    ...reached(state),
    ...over,
    state,
  }
  const columns = Object.keys(row)
  await sql.query(
    `insert into incidents (${columns.join(', ')}) values (${columns.map((_, place) => `$${place + 1}`).join(', ')})`,
    Object.values(row),
  )
  return String(row.id)
}
