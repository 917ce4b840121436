import type { PayloadRequest } from 'payload'
import { csvFile } from '../csv.ts'
import { poolOf } from '../database/connection.ts'
import { addDays, type CivilDate, daysBetween } from '../policy/dates.ts'
import { fullName } from '../policy/people.ts'
import { failure, type Result, success } from '../policy/problem.ts'
import {
  accountsOf,
  complianceLabels,
  compliantOf,
  type DueCount,
  forecastOf,
  forecastWeeks,
} from '../policy/renewalForecast.ts'
import { percentOf } from '../policy/shares.ts'
import { Values } from './inboxSql.ts'
import { activeAccountsSql, openRenewals, readCompliance, renewalsToday } from './renewalReport.ts'
import { MOST_REPORTED, recordReportExported, tooLongToExport } from './reportExport.ts'

/** Where the active accounts of each organization stand, as a file for spreadsheets (R11). */
export async function exportCompliance(
  req: PayloadRequest,
  organizationId?: string,
): Promise<Result<string>> {
  const rows = await readCompliance(req, organizationId)
  await recordReportExported(req, { report: 'compliance', count: rows.length, organizationId })
  const { current, due, lapsed, unknown } = complianceLabels
  return success(
    csvFile(
      [
        'Organization',
        'Active accounts',
        current,
        due,
        lapsed,
        unknown,
        'Documents hold',
        'Documents hold (%)',
      ],
      rows.map((row) => [
        row.name,
        ...[accountsOf(row), row.current, row.due, row.lapsed, row.unknown, compliantOf(row)].map(String),
        String(percentOf(compliantOf(row), accountsOf(row))),
      ]),
    ),
  )
}

/** When the active accounts of each organization fall due: an organization a row, a week a column. */
export async function exportForecast(req: PayloadRequest, organizationId?: string): Promise<Result<string>> {
  const today = renewalsToday(req)
  const organizations = await dueByOrganization(req, organizationId)
  await recordReportExported(req, { report: 'renewal-forecast', count: organizations.length, organizationId })
  const weeks = forecastWeeks(today).map((from) => `Week of ${from}`)
  return success(
    csvFile(
      ['Organization', 'Lapsed', ...weeks, 'Later', complianceLabels.unknown],
      organizations.map(({ name, counts }) => {
        const forecast = forecastOf(counts, today)
        const inWeeks = forecast.weeks.map(({ accounts }) => accounts)
        return [name, ...[forecast.lapsed, ...inWeeks, forecast.later, forecast.unknown].map(String)]
      }),
    ),
  )
}

async function dueByOrganization(
  req: PayloadRequest,
  organizationId?: string,
): Promise<{ name: string; counts: DueCount[] }[]> {
  const values = new Values()
  const accounts = await activeAccountsSql(req, organizationId, values.add)
  const { rows } = await poolOf(req.payload).query<{ name: string; counts: [CivilDate | null, number][] }>(
    `select o.name, json_agg(json_build_array(days.due_on, days.accounts)) as counts
       from (select s.organization_id, s.due_on, count(*)::int as accounts from ${accounts}
              group by s.organization_id, s.due_on) days
       join organizations o on o.id = days.organization_id
      group by o.id order by o.name, o.id`,
    values.list,
  )
  return rows.map(({ name, counts }) => ({
    name,
    counts: counts.map(([dueOn, number]) => ({ dueOn: dueOn ?? undefined, accounts: number })),
  }))
}

const lapsedHeader = [
  'Staff member',
  'Staff email',
  'CalJOBS username',
  'Organization',
  'Requestor',
  'Requestor email',
  'Due date',
  'Days lapsed',
  'Open renewal request',
]

type LapsedRecord = {
  id: string
  given_name: string
  family_name: string | null
  email: string
  username: string | null
  organization: string
  requestor_name: string | null
  requestor_email: string | null
  due_on: CivilDate
}

/** All active accounts whose documents have lapsed, the longest lapsed first, as a file for spreadsheets (R11). */
export async function exportLapsed(
  req: PayloadRequest,
  organizationId?: string,
  most = MOST_REPORTED,
): Promise<Result<string>> {
  const today = renewalsToday(req)
  const rows = await findLapsed(req, organizationId, most + 1)
  if (rows.length > most) return failure(tooLongToExport(most))
  const renewals = await openRenewals(
    req,
    rows.map(({ id }) => id),
  )
  await recordReportExported(req, { report: 'lapsed', count: rows.length, organizationId })
  return success(
    csvFile(
      lapsedHeader,
      rows.map((row) => lapsedLine(row, today, renewals.get(row.id)?.reference ?? '')),
    ),
  )
}

async function findLapsed(
  req: PayloadRequest,
  organizationId: string | undefined,
  limit: number,
): Promise<LapsedRecord[]> {
  const values = new Values()
  const accounts = await activeAccountsSql(req, organizationId, values.add)
  const { rows } = await poolOf(req.payload).query<LapsedRecord>(
    `select s.id, s.given_name, s.family_name, s.email, s.username, s.due_on, o.name as organization,
       q.name as requestor_name, q.email as requestor_email
     from (select s.* from ${accounts} and s.due_on < ${values.add(renewalsToday(req))}
            order by s.due_on, s.id limit ${limit}) s
       join organizations o on o.id = s.organization_id left join requestors q on q.id = s.requestor_of_record_id
     order by s.due_on, s.id`,
    values.list,
  )
  return rows
}

const lapsedLine = (row: LapsedRecord, today: CivilDate, renewal: string): string[] => [
  fullName(row.given_name, row.family_name),
  row.email,
  row.username ?? '',
  row.organization,
  row.requestor_name ?? '',
  row.requestor_email ?? '',
  row.due_on,
  String(daysBetween(addDays(row.due_on, 1), today)),
  renewal,
]
