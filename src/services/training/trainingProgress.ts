import type { PayloadRequest } from 'payload'
import { ownOrganizationIds } from '../../access/ownOrganizations.ts'
import { seesEverything } from '../../access/roles.ts'
import { csvFile } from '../../csv.ts'
import { poolOf } from '../../database/connection.ts'
import { isRecordId } from '../../database/recordId.ts'
import { formatPacificInstant, pacificDateOf } from '../../policy/dates.ts'
import { failure, type Result, success } from '../../policy/problem.ts'
import { applicationOf } from '../application.ts'
import { MOST_REPORTED, recordReportExported, tooLongToExport } from '../reportExport.ts'

/** Rows of the page at most; the file holds all. */
export const LISTED_AT_MOST = 200

export const trainingShows = ['everybody', 'not-yet', 'confirmed'] as const
export type TrainingShow = (typeof trainingShows)[number]

/** What of the list is asked for. */
export type TrainingQuery = { organizationId?: string; show: TrainingShow }

/** A requestor who oversees staff, and when the training was confirmed. */
export type TrainedRequestor = {
  id: string
  name: string
  email: string
  organizationId: string
  organization: string
  /** UTC instant in ISO form; not there where it was never confirmed. */
  confirmedAt?: string
}

export type TrainingProgress = {
  requestors: TrainedRequestor[]
  /** Of the organization that was chosen, or all. */
  confirmed: number
  notYet: number
}

/** Organizations of requestors that the signed-in person may see; all for oversight. */
export async function organizationsOfProgress(req: PayloadRequest): Promise<{ id: string; name: string }[]> {
  const { rows } = await poolOf(req.payload).query<{ id: string; name: string }>(
    `select id, name from organizations o where ($1::uuid[] is null or id = any($1))
       and exists (select 1 from requestors q where q.organization_id = o.id) order by name`,
    [await scopeOf(req)],
  )
  return rows
}

/** What stands in an address; nonsense counts as not said. */
export function readTrainingQuery(said: Record<string, unknown>): TrainingQuery {
  const org = [said.org].flat()[0]
  const show = trainingShows.find((one) => one === [said.show].flat()[0])
  return {
    organizationId: typeof org === 'string' && isRecordId(org) ? org : undefined,
    show: show ?? 'everybody',
  }
}

/**
 * Who of the requestors has gone through the training and who has not (R48), those who have not first, within the
 * organizations of the signed-in person (R18). Requestors who are gone are left out.
 */
export async function readTrainingProgress(
  req: PayloadRequest,
  query: TrainingQuery,
): Promise<TrainingProgress> {
  const given = [await scopeOf(req), query.organizationId ?? null, todayOf(req)]
  const { rows } = await poolOf(req.payload).query<{ confirmed: number; all: number }>(
    `select count(c.email)::int as confirmed, count(*)::int as all ${from}`,
    given,
  )
  const { confirmed = 0, all = 0 } = rows[0] ?? {}
  return { requestors: await find(req, query, LISTED_AT_MOST), confirmed, notYet: all - confirmed }
}

const header = ['Requestor', 'Requestor email', 'Organization', 'Training confirmed (Pacific Time)']

/** The same, all of it, as a file for spreadsheets. */
export async function exportTrainingProgress(
  req: PayloadRequest,
  query: TrainingQuery,
  most = MOST_REPORTED,
): Promise<Result<string>> {
  const requestors = await find(req, query, most + 1)
  if (requestors.length > most) return failure(tooLongToExport(most))
  await recordReportExported(req, { report: 'training-progress', count: requestors.length, ...query })
  return success(
    csvFile(
      header,
      requestors.map(({ name, email, organization, confirmedAt }) => [
        name,
        email,
        organization,
        confirmedAt ? formatPacificInstant(new Date(confirmedAt)) : 'Not yet',
      ]),
    ),
  )
}

const scopeOf = async (req: PayloadRequest): Promise<string[] | null> =>
  seesEverything(req.user) ? null : ownOrganizationIds(req)

const todayOf = (req: PayloadRequest) => pacificDateOf(applicationOf(req.payload).clock.now())

/** Only who has proved an address is known to be the requestor (D9). */
const from = `
  from requestors q join organizations o on o.id = q.organization_id
    left join training_confirmations c on c.email = q.email
  where q.proved_at is not null and (q.gone_on is null or q.gone_on > $3)
    and ($1::uuid[] is null or q.organization_id = any($1)) and ($2::uuid is null or q.organization_id = $2)`

const only: Record<TrainingShow, string> = {
  everybody: '',
  'not-yet': 'and c.email is null',
  confirmed: 'and c.email is not null',
}

async function find(
  req: PayloadRequest,
  { organizationId, show }: TrainingQuery,
  limit: number,
): Promise<TrainedRequestor[]> {
  const { rows } = await poolOf(req.payload).query<Record<string, unknown>>(
    `select q.id, q.name, q.email, o.id as organization_id, o.name as organization, c.confirmed_at
     ${from} ${only[show]} order by c.confirmed_at nulls first, o.name, q.name, q.email limit $4`,
    [await scopeOf(req), organizationId ?? null, todayOf(req), limit],
  )
  return rows.map((row) => ({
    id: String(row.id),
    name: String(row.name),
    email: String(row.email),
    organizationId: String(row.organization_id),
    organization: String(row.organization),
    confirmedAt: (row.confirmed_at as Date | null)?.toISOString(),
  }))
}
