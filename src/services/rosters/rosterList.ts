import type { PayloadRequest } from 'payload'
import { ownOrganizationIds } from '../../access/ownOrganizations.ts'
import { seesEverything } from '../../access/roles.ts'
import { csvFile } from '../../csv.ts'
import { poolOf } from '../../database/connection.ts'
import { isRecordId } from '../../database/recordId.ts'
import { type CivilDate, daysBetween, pacificDateOf } from '../../policy/dates.ts'
import { fullName } from '../../policy/people.ts'
import { failure, type Result, success } from '../../policy/problem.ts'
import { firstDayOf, type Quarter, quarterCode, quarterOf } from '../../policy/quarters.ts'
import { applicationOf } from '../application.ts'
import { type Count, countOf, MOST_COUNTED } from '../count.ts'
import { MOST_REPORTED, recordReportExported, tooLongToExport } from '../reportExport.ts'
import { overseesToday, unanswered } from './unanswered.ts'

/** Requestors of the page at most; the file holds all. */
export const ROSTERS_LISTED = 200

/** All who were asked and have not answered for everybody, or those whose time is over. */
export const rosterShows = ['overdue', 'waiting'] as const
export type RosterShow = (typeof rosterShows)[number]

export type RosterQuery = { organizationId?: string; show: RosterShow }

/** A requestor who was asked this quarter and has not answered for all (R59). */
export type UnansweredRoster = {
  requestorId: string
  name: string
  email: string
  phone?: string
  organizationId: string
  organization: string
  askedOn: CivilDate
  answerBy: CivilDate
  /** Days since the answer was due; 0 and less while there is time. */
  daysOver: number
  /** The people nobody answered for. */
  people: { id: string; name: string }[]
}

export type RosterList = {
  quarter: Quarter
  rosters: UnansweredRoster[]
  /** How many there are of each, of the organization that was chosen or all. */
  counts: Record<RosterShow, Count>
}

/** What stands in an address; nonsense counts as not said. */
export function readRosterQuery(said: Record<string, unknown>): RosterQuery {
  const org = [said.org].flat()[0]
  const show = rosterShows.find((one) => one === [said.show].flat()[0])
  return {
    organizationId: typeof org === 'string' && isRecordId(org) ? org : undefined,
    show: show ?? 'overdue',
  }
}

/** Who has not answered this quarter, the longest first, within the organizations of the signed-in person (R18, R59). */
export async function readRosterList(req: PayloadRequest, query: RosterQuery): Promise<RosterList> {
  const [rosters, counts] = await Promise.all([find(req, query, ROSTERS_LISTED), countsOf(req, query)])
  return { quarter: quarterOf(todayOf(req)), rosters, counts }
}

/** Requestors whose time for the answer is over, for the first page. */
export const countRostersOverdue = async (req: PayloadRequest, organizationId?: string): Promise<Count> =>
  (await countsOf(req, { organizationId })).overdue

/** Organizations that the list can be narrowed to. */
export async function organizationsOfRosters(req: PayloadRequest): Promise<{ id: string; name: string }[]> {
  const { rows } = await poolOf(req.payload).query<{ id: string; name: string }>(
    `select id, name from organizations o where ($1::uuid[] is null or id = any($1))
       and exists (select 1 from staff s where s.organization_id = o.id and s.account_state = 'active') order by name`,
    [await scopeOf(req)],
  )
  return rows
}

const header = [
  'Quarter',
  'Organization',
  'Requestor',
  'Requestor email',
  'Requestor telephone',
  'Staff member',
  'Asked on',
  'Answer due by',
  'Days over',
]

/** The same, a row for each person that nobody answered for, as a file for spreadsheets. */
export async function exportRosterList(
  req: PayloadRequest,
  query: RosterQuery,
  most = MOST_REPORTED,
): Promise<Result<string>> {
  const rosters = await find(req, query, most + 1)
  const count = rosters.reduce((sum, { people }) => sum + people.length, 0)
  if (count > most) return failure(tooLongToExport(most))
  await recordReportExported(req, { report: 'rosters', count, ...query })
  const quarter = quarterCode(quarterOf(todayOf(req)))
  return success(
    csvFile(
      header,
      rosters.flatMap((one) =>
        one.people.map((person) => [
          ...[quarter, one.organization, one.name, one.email, one.phone ?? '', person.name],
          ...[one.askedOn, one.answerBy, String(Math.max(0, one.daysOver))],
        ]),
      ),
    ),
  )
}

const scopeOf = async (req: PayloadRequest): Promise<string[] | null> =>
  seesEverything(req.user) ? null : ownOrganizationIds(req)

const todayOf = (req: PayloadRequest) => pacificDateOf(applicationOf(req.payload).clock.now())

/** A requestor may oversee staff of several organizations: each organization sees its own. */
const from = `
  from roster_questions a join requestors q on q.id = a.requestor_id
    join staff s on ${unanswered('$2')}
    join organizations o on o.id = s.organization_id
  where a.quarter = $3 and ${overseesToday('$4')}
    and ($1::uuid[] is null or s.organization_id = any($1)) and ($5::uuid is null or s.organization_id = $5)`

const only: Record<RosterShow, string> = { overdue: 'a.answer_by < $4', waiting: 'a.answer_by >= $4' }

async function valuesOf(req: PayloadRequest, organizationId?: string): Promise<unknown[]> {
  const today = todayOf(req)
  const quarter = quarterOf(today)
  return [await scopeOf(req), firstDayOf(quarter), quarter, today, organizationId ?? null]
}

async function countsOf(
  req: PayloadRequest,
  { organizationId }: Pick<RosterQuery, 'organizationId'>,
): Promise<Record<RosterShow, Count>> {
  const counted = (show: RosterShow) =>
    `(select count(*)::int from (select distinct a.requestor_id, o.id ${from} and ${only[show]}
        limit ${MOST_COUNTED + 1}) one) as ${show}`
  const { rows } = await poolOf(req.payload).query<Record<RosterShow, number>>(
    `select ${rosterShows.map(counted).join(', ')}`,
    await valuesOf(req, organizationId),
  )
  return { overdue: countOf(rows[0]?.overdue ?? 0), waiting: countOf(rows[0]?.waiting ?? 0) }
}

type Row = {
  requestor_id: string
  name: string
  email: string
  phone: string | null
  organization_id: string
  organization: string
  asked_on: CivilDate
  answer_by: CivilDate
  people: { id: string; given: string; family: string | null }[]
}

async function find(
  req: PayloadRequest,
  { organizationId, show }: RosterQuery,
  limit: number,
): Promise<UnansweredRoster[]> {
  const { rows } = await poolOf(req.payload).query<Row>(
    `select q.id as requestor_id, q.name, q.email, q.phone, o.id as organization_id, o.name as organization,
       a.asked_on, a.answer_by, json_agg(json_build_object('id', s.id, 'given', s.given_name, 'family', s.family_name)
         order by s.family_name, s.given_name, s.id) as people
     ${from} and ${only[show]}
     group by q.id, o.id, a.asked_on, a.answer_by order by a.answer_by, o.name, q.name, q.id limit $6`,
    [...(await valuesOf(req, organizationId)), limit],
  )
  const today = todayOf(req)
  return rows.map((row) => ({
    requestorId: row.requestor_id,
    name: row.name,
    email: row.email,
    phone: row.phone ?? undefined,
    organizationId: row.organization_id,
    organization: row.organization,
    askedOn: row.asked_on,
    answerBy: row.answer_by,
    daysOver: daysBetween(row.answer_by, today),
    people: row.people.map(({ id, given, family }) => ({ id, name: fullName(given, family) })),
  }))
}
