import { poolOf } from '../../database/connection.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import type { Application } from '../application.ts'
import { AT_A_TIME, eachOfMany, type Worked } from '../eachOfMany.ts'
import { holdRoutes } from '../routeRequest.ts'
import { lockOpen } from './openWork.ts'
import { rerouteAll } from './rerouteOpen.ts'
import { isOpenSql } from '../isOpenSql.ts'

/**
 * Routes again what nobody can act on today, though nothing was written: an absence that began, an organization whose
 * last day has passed, and what was left from before.
 * @param signal ends it after the request in hand
 */
export const rerouteStranded = (app: Application, signal?: AbortSignal): Promise<Worked> =>
  eachOfMany(app, {
    nextIds: (after) => nextIds(app, after),
    work: async ({ req, sql }, id) => {
      const { rows } = await sql.query('select organization_id as id from requests where id = $1', [id])
      await holdRoutes(
        sql,
        rows.map((row) => String(row.id)),
        'reading',
      )
      return rerouteAll(req, await lockOpen(sql, 'r.id = $1', [id]))
    },
    failed: (id) => `The open request ${id} could not be routed again`,
    signal,
  })

/** More than need it may be found; each is looked at again when it is locked. */
async function nextIds(app: Application, after?: string): Promise<string[]> {
  const { rows } = await poolOf(app.payload).query<{ id: string }>(
    `select r.id from requests r join organizations o on o.id = r.organization_id
      where ${isOpenSql('r')} and ($2::uuid is null or r.id > $2)
        and ((r.route_level <> 'operations-unit' and coalesce(o.active_to, $1) < $1)
          or exists (select 1 from requests_rels l left join coordinators c on c.id = l.coordinators_id
            where l.parent_id = r.id and l.path = 'routedTo' and ${unable})
          or exists (select 1 from coordinators c where c.id = r.claimed_by_id and not coalesce(c.active, false)))
      order by r.id limit ${AT_A_TIME}`,
    [pacificDateOf(app.clock.now()), after ?? null],
  )
  return rows.map(({ id }) => id)
}

const unable = `(not coalesce(c.active, false)
  or (coalesce(c.away_from, '9999') <= $1 and coalesce(c.away_to, '9999') >= $1))`
