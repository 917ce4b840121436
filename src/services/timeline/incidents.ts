import { poolOf } from '../../database/connection.ts'
import { lastDayInWords } from '../../policy/deactivation.ts'
import { timelineEntry, type TimelineEntry } from '../../policy/timeline.ts'
import { type IncidentSource, incidentSourceLabels } from '../../policy/vocabulary.ts'
import { TIMELINE_AT_MOST, type TimelineQuestion } from './question.ts'

type Late = {
  id: string
  source: IncidentSource
  last_day: string
  last_time: string | null
  opened_at: Date
  recorded_at: Date | null
  unfounded_at: Date | null
}

type RoundTimes = { incident_id: string; round: number; opened_at: Date; closed_at: Date | null }

/** Late deactivations of the account; that they were investigated, for oversight alone (R43-R45, D12). */
export async function incidentEntries(question: TimelineQuestion): Promise<TimelineEntry[]> {
  const found = await incidentsOf(question)
  const rounds = question.scope.everything
    ? await roundsOf(
        question,
        found.map(({ id }) => id),
      )
    : []
  return [...found.flatMap(ofIncident), ...rounds.flatMap(ofRound)]
}

/** Of own organizations, and of requests that the person may see. */
async function incidentsOf({ req, person, scope, requests }: TimelineQuestion): Promise<Late[]> {
  const { rows } = await poolOf(req.payload).query<Late>(
    `select i.id, i.source, i.last_day, i.last_time, i.opened_at, i.recorded_at,
       case when i.state = 'unfounded' then i.closed_at end as unfounded_at
     from incidents i
     where (i.staff_id = $1 or i.request_id = any($2::uuid[]))
       and ($3::uuid[] is null or i.organization_id = any($3::uuid[]) or i.request_id = any($2::uuid[]))
     order by i.opened_at desc limit ${TIMELINE_AT_MOST}`,
    [person.id, [...requests.keys()], scope.everything ? null : scope.organizationIds],
  )
  return rows
}

async function roundsOf({ req }: TimelineQuestion, ids: string[]): Promise<RoundTimes[]> {
  const { rows } = await poolOf(req.payload).query<RoundTimes>(
    `select incident_id, round::int as round, opened_at, closed_at from investigations
      where incident_id = any($1::uuid[]) order by opened_at desc limit ${TIMELINE_AT_MOST}`,
    [ids],
  )
  return rows
}

const linkTo = (id: string) => [{ to: 'incident', id, label: 'Late deactivation' } as const]

function ofIncident(late: Late): TimelineEntry[] {
  const links = linkTo(late.id)
  const moment = { lastDay: late.last_day, lastTime: late.last_time }
  return [
    timelineEntry('incidents', late.opened_at, 'The deactivation was found to be late', {
      details: [`Last day: ${lastDayInWords(moment)}`, incidentSourceLabels[late.source]],
      links,
    }),
    ...(late.recorded_at
      ? [
          timelineEntry(
            'incidents',
            late.recorded_at,
            'The late deactivation was recorded, and the Operations Unit informed',
            { links },
          ),
        ]
      : []),
    ...(late.unfounded_at
      ? [timelineEntry('incidents', late.unfounded_at, 'The deactivation proved not to be late', { links })]
      : []),
  ]
}

function ofRound({ incident_id, round, opened_at, closed_at }: RoundTimes): TimelineEntry[] {
  const links = linkTo(incident_id)
  const opened = round === 1 ? 'An investigation was opened' : 'The investigation was opened again'
  return [
    timelineEntry('incidents', opened_at, opened, { links }),
    ...(closed_at ? [timelineEntry('incidents', closed_at, 'The investigation was closed', { links })] : []),
  ]
}
