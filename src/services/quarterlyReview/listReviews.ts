import type { PayloadRequest } from 'payload'
import { seesEverything } from '../../access/roles.ts'
import { poolOf } from '../../database/connection.ts'
import type { Quarter } from '../../policy/quarters.ts'

/** A draw in the list, and how far its review is. */
export type ReviewRow = {
  id: string
  quarter: Quarter
  draw: number
  reason?: string
  drawnBy: string
  drawnAt: Date
  populationSize: number
  sampleSize: number
  reviewed: number
  organizations: number
  lettersSent: number
  lettersAcknowledged: number
  findings: number
  findingsClosed: number
}

/** Every draw, the latest first; nothing for who does not oversee (R49). */
export async function listReviews(req: PayloadRequest): Promise<ReviewRow[]> {
  if (!seesEverything(req.user)) return []
  const { rows } = await poolOf(req.payload).query<ReviewRow & { reason: string | null }>(
    `select v.id, v.quarter, v.draw::int as draw, v.reason, c.name as "drawnBy", v.drawn_at as "drawnAt",
       v.population_size::int as "populationSize", v.sample_size::int as "sampleSize", i.reviewed, i.organizations,
       l.sent as "lettersSent", l.acknowledged as "lettersAcknowledged", f.findings, f.closed as "findingsClosed"
     from reviews v join coordinators c on c.id = v.drawn_by_id
     cross join lateral (select count(reviewed_at)::int as reviewed, count(distinct organization_id)::int as organizations
       from review_items where review_id = v.id) i
     cross join lateral (select count(*)::int as sent, count(acknowledged_at)::int as acknowledged
       from review_letters where review_id = v.id) l
     cross join lateral (select count(*)::int as findings, count(*) filter (where state = 'closed')::int as closed
       from review_findings where review_id = v.id) f
     order by v.quarter desc, v.draw desc`,
  )
  return rows.map(({ reason, ...row }) => ({ ...row, ...(reason && { reason }) }))
}
