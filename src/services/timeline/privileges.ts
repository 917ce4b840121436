import { poolOf } from '../../database/connection.ts'
import { privilegeChange, timelineEntry, type TimelineEntry } from '../../policy/timeline.ts'
import { linkTo, type TimelineQuestion } from './question.ts'

type Path = 'privilegesBefore' | 'privilegesGranted' | 'privilegesRemoved'

/** The privileges over time, by the requests that were carried out (R36, R37). */
export async function privilegeEntries({ req, requests }: TimelineQuestion): Promise<TimelineEntry[]> {
  const completed = [...requests.values()].filter(({ completed_at }) => completed_at)
  const { rows } = await poolOf(req.payload).query<{ id: string; path: Path; name: string }>(
    `select r.parent_id as id, r.path, p.name
       from requests_rels r join privileges p on p.id = r.privileges_id
      where r.parent_id = any($1::uuid[]) and r.path in ('privilegesBefore', 'privilegesGranted', 'privilegesRemoved')
      order by r."order"`,
    [completed.map(({ id }) => id)],
  )
  return completed.flatMap((request) => {
    const named = (path: Path) =>
      rows.filter((row) => row.id === request.id && row.path === path).map(({ name }) => name)
    const change = privilegeChange({
      kind: request.kind,
      before: named('privilegesBefore'),
      granted: named('privilegesGranted'),
      removed: named('privilegesRemoved'),
    })
    if (!change || !request.completed_at) return []
    return [
      timelineEntry('privileges', request.completed_at, change.what, {
        who: request.processor ?? undefined,
        details: change.details,
        links: [linkTo(request)],
      }),
    ]
  })
}
