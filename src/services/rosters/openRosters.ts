import type { PayloadRequest } from 'payload'
import { poolOf } from '../../database/connection.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import { firstDayOf, isQuarter, type Quarter } from '../../policy/quarters.ts'
import { applicationOf } from '../application.ts'
import { overseesToday, unanswered } from './unanswered.ts'

/** A requestor who did not answer in time, and for how many people. */
export type OpenRoster = { name: string; people: number }

/** Requestors of an organization who were asked in a quarter and have not answered for all until today (R59). */
export async function openRostersOf(
  req: PayloadRequest,
  organizationId: string,
  quarter: Quarter,
): Promise<OpenRoster[]> {
  if (!isQuarter(quarter)) return []
  const today = pacificDateOf(applicationOf(req.payload).clock.now())
  const { rows } = await poolOf(req.payload).query<OpenRoster>(
    `select q.name, count(*)::int as people from roster_questions a join requestors q on q.id = a.requestor_id
       join staff s on ${unanswered('$1')}
      where a.quarter = $2 and a.answer_by < $3 and ${overseesToday('$3')} and s.organization_id = $4
      group by q.id order by q.name, q.id`,
    [firstDayOf(quarter), quarter, today, organizationId],
  )
  return rows
}
