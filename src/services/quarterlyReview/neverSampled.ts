import type { PayloadRequest } from 'payload'
import { seesEverything } from '../../access/roles.ts'
import { csvFile } from '../../csv.ts'
import { poolOf } from '../../database/connection.ts'
import { isRecordId } from '../../database/recordId.ts'
import { type CivilDate, pacificDateOf } from '../../policy/dates.ts'
import { fullName } from '../../policy/people.ts'
import { failure, type Result, success } from '../../policy/problem.ts'
import { byNeverSampled, type SampledCounts } from '../../policy/quarterlyReview/neverSampled.ts'
import { applicationOf } from '../application.ts'
import { MOST_REPORTED, recordReportExported, tooLongToExport } from '../reportExport.ts'
import { forOversightAlone } from './reviewReport.ts'

/** Rows of a page. */
export const NEVER_SAMPLED_A_PAGE = 50
/** Who wants to see more chooses one organization, or takes the file. */
const lastPage = 1_000

/** `page`: from 1. */
export type NeverSampledQuery = { organizationId?: string; page: number }

/** An active account that was in no sample yet. */
export type NeverSampledAccount = {
  id: string
  name: string
  email: string
  username: string
  organization: string
  /** The Pacific day on which the person came on record. */
  onRecordSince: CivilDate
}

export type NeverSampled = {
  accounts: NeverSampledAccount[]
  /** Organizations with active accounts, or the one that was chosen; counted for the first page alone. */
  organizations?: SampledCounts[]
  today: CivilDate
  page: number
  hasNext: boolean
}

/** What stands in an address; nonsense counts as not said. */
export function readNeverSampledQuery(said: Record<string, unknown>): NeverSampledQuery {
  const page = Number(said.page)
  return {
    organizationId: typeof said.org === 'string' && isRecordId(said.org) ? said.org : undefined,
    page: Number.isInteger(page) && page >= 1 && page <= lastPage ? page : 1,
  }
}

/**
 * Active accounts that were in no sample of a quarterly review, who is longest on record first, and how many of each
 * organization (R49, D14); for oversight.
 */
export async function readNeverSampled(
  req: PayloadRequest,
  query: NeverSampledQuery,
): Promise<Result<NeverSampled>> {
  if (!seesEverything(req.user)) return failure(forOversightAlone)
  const { organizationId, page } = query
  const [found, organizations] = await Promise.all([
    findAccounts(req, organizationId, NEVER_SAMPLED_A_PAGE + 1, (page - 1) * NEVER_SAMPLED_A_PAGE),
    page === 1 ? countAccounts(req, organizationId) : undefined,
  ])
  // A bookmark of a page that is gone leads to the first one.
  if (!found.length && page > 1) return readNeverSampled(req, { ...query, page: 1 })
  return success({
    accounts: found.slice(0, NEVER_SAMPLED_A_PAGE),
    organizations,
    today: pacificDateOf(applicationOf(req.payload).clock.now()),
    page,
    hasNext: found.length > NEVER_SAMPLED_A_PAGE && page < lastPage,
  })
}

const header = ['Staff member', 'Staff email', 'CalJOBS username', 'Organization', 'On record since']

/** All of them as a file for spreadsheets; in the audit trail before it leaves (C9). */
export async function exportNeverSampled(
  req: PayloadRequest,
  organizationId?: string,
  most = MOST_REPORTED,
): Promise<Result<string>> {
  if (!seesEverything(req.user)) return failure(forOversightAlone)
  const accounts = await findAccounts(req, organizationId, most + 1)
  if (accounts.length > most) return failure(tooLongToExport(most))
  await recordReportExported(req, { report: 'never-sampled', count: accounts.length, organizationId })
  return success(
    csvFile(
      header,
      accounts.map((one) => [one.name, one.email, one.username, one.organization, one.onRecordSince]),
    ),
  )
}

/** In the order of the index on the day of entry; whether an account was drawn is asked one by one (T7). */
async function findAccounts(
  req: PayloadRequest,
  organizationId: string | undefined,
  limit: number,
  offset = 0,
): Promise<NeverSampledAccount[]> {
  const { rows } = await poolOf(req.payload).query<Record<string, string | null> & { created_at: Date }>(
    `with page as (
       select s.* from staff s
        where s.account_state = 'active' ${organizationId ? 'and s.organization_id = $3' : ''}
          and not exists (select 1 from review_items i where i.staff_id = s.id)
        order by s.created_at, s.id limit $1 offset $2)
     select s.id, s.given_name, s.family_name, s.email, s.username, s.created_at, o.name as organization
       from page s join organizations o on o.id = s.organization_id order by s.created_at, s.id`,
    [limit, offset, ...(organizationId ? [organizationId] : [])],
  )
  return rows.map((row) => ({
    id: String(row.id),
    name: fullName(String(row.given_name), row.family_name),
    email: String(row.email),
    username: row.username ?? '',
    organization: String(row.organization),
    onRecordSince: pacificDateOf(row.created_at),
  }))
}

/**
 * Those that were drawn are few: they are taken off the active accounts, which are counted of each organization by
 * itself, so that an index alone tells them (T7).
 */
async function countAccounts(req: PayloadRequest, organizationId?: string): Promise<SampledCounts[]> {
  const own = organizationId ? 'and o.id = $1' : ''
  const { rows } = await poolOf(req.payload).query<SampledCounts>(
    `with sampled as (
       select s.organization_id, count(*)::int as accounts
         from (select distinct staff_id from review_items) i join staff s on s.id = i.staff_id
        where s.account_state = 'active' group by s.organization_id)
     select o.id, o.name, active.accounts, active.accounts - coalesce(sampled.accounts, 0) as "neverSampled"
       from organizations o cross join lateral (
         select count(*)::int as accounts from staff s
          where s.account_state = 'active' and s.organization_id = o.id) active
       left join sampled on sampled.organization_id = o.id
      where active.accounts > 0 ${own}`,
    organizationId ? [organizationId] : [],
  )
  return byNeverSampled(rows)
}
