import { poolOf } from '../../database/connection.ts'
import { formatCivilDate, type CivilDate } from '../../policy/dates.ts'
import { type Quarter, quarterInWords } from '../../policy/quarters.ts'
import { timelineEntry, type TimelineEntry } from '../../policy/timeline.ts'
import {
  type FindingRequirement,
  findingRequirementLabels,
  type FindingSeverity,
  findingSeverityLabels,
  type FindingState,
} from '../../policy/quarterlyReview/vocabulary.ts'
import { TIMELINE_AT_MOST, type TimelineQuestion } from './question.ts'

type Sampled = {
  id: string
  quarter: Quarter
  draw: number
  drawn_at: Date
  drawn_by: string
  checks: number | null
  failing: number | null
  reviewed_at: Date | null
  reviewed_by: string | null
  organization: string
  sent_at: Date | null
  sent_by: string | null
}

type Finding = {
  item_id: string
  requirement: FindingRequirement
  severity: FindingSeverity
  text: string
  corrective_action: string
  owner: string
  due_on: CivilDate
  state: FindingState
  found_at: Date
  found_by: string
  answer: string | null
  answered_at: Date | null
  answered_by: string | null
  decision: string | null
  decided_at: Date | null
  decided_by: string | null
}

/** Quarterly reviews that had the account in their samples, and what came of it; for oversight alone (R49, R50). */
export async function reviewEntries(question: TimelineQuestion): Promise<TimelineEntry[]> {
  if (!question.scope.everything) return []
  const sampled = await sampledOf(question)
  const findings = await findingsOf(
    question,
    sampled.map(({ id }) => id),
  )
  return [...sampled.flatMap(ofSampled), ...findings.flatMap(ofFinding)]
}

async function sampledOf({ req, person }: TimelineQuestion): Promise<Sampled[]> {
  const { rows } = await poolOf(req.payload).query<Sampled>(
    `select i.id, r.quarter, r.draw::int as draw, r.drawn_at, d.name as drawn_by, jsonb_array_length(i.checks) as checks,
       jsonb_array_length(jsonb_path_query_array(i.checks, '$[*] ? (@.outcome == "fail")')) as failing,
       i.reviewed_at, v.name as reviewed_by, o.name as organization, l.sent_at, s.name as sent_by
     from review_items i join reviews r on r.id = i.review_id join coordinators d on d.id = r.drawn_by_id
       join organizations o on o.id = i.organization_id left join coordinators v on v.id = i.reviewed_by_id
       left join review_letters l on l.review_id = i.review_id and l.organization_id = i.organization_id
       left join coordinators s on s.id = l.sent_by_id
     where i.staff_id = $1 order by r.drawn_at desc limit ${TIMELINE_AT_MOST}`,
    [person.id],
  )
  return rows
}

async function findingsOf({ req }: TimelineQuestion, itemIds: string[]): Promise<Finding[]> {
  const { rows } = await poolOf(req.payload).query<Finding>(
    `select f.item_id, f.requirement, f.severity, f.text, f.corrective_action, f.owner, f.due_on, f.state, f.found_at,
       n.name as found_by, f.answer, f.answered_at, a.name as answered_by, f.decision, f.decided_at, d.name as decided_by
     from review_findings f join coordinators n on n.id = f.found_by_id
       left join coordinators a on a.id = f.answered_by_id left join coordinators d on d.id = f.decided_by_id
     where f.item_id = any($1::uuid[]) order by f.found_at desc limit ${TIMELINE_AT_MOST}`,
    [itemIds],
  )
  return rows
}

const linksTo = (id: string) => [{ to: 'review-item', id, label: 'Account under review' } as const]

function ofSampled(one: Sampled): TimelineEntry[] {
  const quarter = `${quarterInWords(one.quarter)}${one.draw > 1 ? `, draw ${one.draw}` : ''}`
  const entry = (at: Date, what: string, who: string | null) =>
    timelineEntry('reviews', at, what, { who: who ?? undefined, links: linksTo(one.id) })
  return [
    entry(one.drawn_at, `Drawn into the sample of ${quarter}`, one.drawn_by),
    ...(one.reviewed_at
      ? [
          entry(
            one.reviewed_at,
            `Reviewed for ${quarter}: ${one.failing ?? 0} of ${one.checks ?? 0} checks fail`,
            one.reviewed_by,
          ),
        ]
      : []),
    ...(one.sent_at
      ? [entry(one.sent_at, `The results for ${quarter} were sent to ${one.organization}`, one.sent_by)]
      : []),
  ]
}

/** Of several answers and decisions, the record holds the last ones. */
function ofFinding(one: Finding): TimelineEntry[] {
  const about = findingRequirementLabels[one.requirement]
  const entry = (at: Date, what: string, who: string | null, details: (string | null)[]) =>
    timelineEntry('reviews', at, what, {
      who: who ?? undefined,
      details: details.filter((detail) => detail !== null),
      links: linksTo(one.item_id),
    })
  const decided = one.state === 'closed' ? 'Finding closed' : 'Answer to a finding sent back'
  return [
    entry(one.found_at, `Finding noted: ${about}`, one.found_by, [
      one.text,
      `Severity: ${findingSeverityLabels[one.severity]}`,
      `To be done by ${one.owner} until ${formatCivilDate(one.due_on)}: ${one.corrective_action}`,
    ]),
    ...(one.answered_at
      ? [entry(one.answered_at, `Finding answered: ${about}`, one.answered_by, [one.answer])]
      : []),
    ...(one.decided_at
      ? [entry(one.decided_at, `${decided}: ${about}`, one.decided_by, [one.decision])]
      : []),
  ]
}
