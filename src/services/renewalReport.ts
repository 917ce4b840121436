import type { PayloadRequest } from 'payload'
import { ownOrganizationIds, requestScope, stoodInSql } from '../access/ownOrganizations.ts'
import { seesEverything } from '../access/roles.ts'
import { poolOf } from '../database/connection.ts'
import { type CivilDate, pacificDateOf } from '../policy/dates.ts'
import {
  byLapsed,
  type ComplianceCounts,
  type Forecast,
  forecastOf,
  lapsingUntil,
} from '../policy/renewalForecast.ts'
import { applicationOf } from './application.ts'
import type { Count } from './count.ts'
import { Values } from './inboxSql.ts'
import { listStaff, type StaffRow } from './staffList.ts'
import { readStaffQuery } from './staffQuery.ts'
import { isOpenSql } from './isOpenSql.ts'

/** Lapsed accounts that the page shows, the longest lapsed first. */
export const LAPSED_AT_MOST = 100

/** An organization with its active accounts by where they stand today. */
export type ComplianceRow = ComplianceCounts & { id: string; name: string }

/** A lapsed account, with the request that would renew it where one is open. */
export type LapsedAccount = StaffRow & { renewal?: OpenRenewal }
export type OpenRenewal = { id: string; reference: string }

export type Renewals = {
  today: CivilDate
  compliance: ComplianceRow[]
  forecast: Forecast
  lapsed: { rows: LapsedAccount[]; total: Count; hasMore: boolean }
}

export const renewalsToday = (req: PayloadRequest): CivilDate =>
  pacificDateOf(applicationOf(req.payload).clock.now())

/**
 * Where the accounts of the signed-in person's organizations stand, and when they fall due (R11, R18, D5).
 * @param organizationId of one organization alone
 */
export async function readRenewals(req: PayloadRequest, organizationId?: string): Promise<Renewals> {
  const today = renewalsToday(req)
  await ownOrganizationIds(req) // read once for all that follows
  const [compliance, forecast, lapsed] = await Promise.all([
    readCompliance(req, organizationId),
    readForecast(req, organizationId),
    readLapsed(req, organizationId),
  ])
  return { today, compliance, forecast, lapsed }
}

/** Active accounts, of the organizations that the signed-in person may see or of one of them. */
export async function activeAccountsSql(
  req: PayloadRequest,
  organizationId: string | undefined,
  value: Values['add'],
): Promise<string> {
  const active = `staff s where s.account_state = 'active'`
  if (seesEverything(req.user))
    return organizationId ? `${active} and s.organization_id = ${value(organizationId)}::uuid` : active
  const own = await ownOrganizationIds(req)
  const those = organizationId ? own.filter((id) => id === organizationId) : own
  return `${active} and s.organization_id = any(${value(those)}::uuid[])`
}

/** Active accounts of each organization by where they stand; organizations without any are left out. */
export async function readCompliance(req: PayloadRequest, organizationId?: string): Promise<ComplianceRow[]> {
  const values = new Values()
  const today = renewalsToday(req)
  const [now, soon] = [values.add(today), values.add(lapsingUntil(today))]
  const accounts = await activeAccountsSql(req, organizationId, values.add)
  const { rows } = await poolOf(req.payload).query<ComplianceRow>(
    `with days as (
       select s.organization_id, s.due_on, count(*) as accounts from ${accounts} group by s.organization_id, s.due_on),
     standing as (
       select organization_id,
         coalesce(sum(accounts) filter (where due_on > ${soon}), 0)::int as current,
         coalesce(sum(accounts) filter (where due_on between ${now} and ${soon}), 0)::int as due,
         coalesce(sum(accounts) filter (where due_on < ${now}), 0)::int as lapsed,
         coalesce(sum(accounts) filter (where due_on is null), 0)::int as unknown
       from days group by organization_id)
     select o.id, o.name, standing.current, standing.due, standing.lapsed, standing.unknown
       from standing join organizations o on o.id = standing.organization_id`,
    values.list,
  )
  return byLapsed(rows)
}

/** Active accounts by the week in which they fall due. */
export async function readForecast(req: PayloadRequest, organizationId?: string): Promise<Forecast> {
  const values = new Values()
  const { rows } = await poolOf(req.payload).query<{ due_on: CivilDate | null; accounts: number }>(
    `select s.due_on, count(*)::int as accounts
       from ${await activeAccountsSql(req, organizationId, values.add)} group by s.due_on`,
    values.list,
  )
  return forecastOf(
    rows.map(({ due_on: dueOn, accounts }) => ({ dueOn: dueOn ?? undefined, accounts })),
    renewalsToday(req),
  )
}

async function readLapsed(req: PayloadRequest, organizationId?: string): Promise<Renewals['lapsed']> {
  const query = { ...readStaffQuery({ view: 'lapsed' }), organizationId, size: LAPSED_AT_MOST } as const
  const { rows, total, hasNext } = await listStaff(req, query)
  const renewals = await openRenewals(
    req,
    rows.map(({ id }) => id),
  )
  return {
    rows: rows.map((row) => ({ ...row, renewal: renewals.get(row.id) })),
    total,
    hasMore: hasNext,
  }
}

/** Open annual maintenance of these people that the signed-in person may see, by the id of the person (R18). */
export async function openRenewals(
  req: PayloadRequest,
  staffIds: string[],
): Promise<Map<string, OpenRenewal>> {
  const values = new Values()
  const scope = await requestScope(req)
  const seen = scope.everything
    ? ''
    : `and (r.organization_id = any(${values.add(scope.organizationIds)}::uuid[])
         or ${stoodInSql(values.add(scope.coordinatorId || null))})`
  const { rows } = await poolOf(req.payload).query<OpenRenewal & { staff_id: string }>(
    `select r.id, r.reference, r.staff_id from requests r
      where r.staff_id = any(${values.add(staffIds)}::uuid[]) and r.kind = 'annual-maintenance'
        and ${isOpenSql('r')} ${seen}`,
    values.list,
  )
  return new Map(rows.map(({ id, reference, staff_id: staffId }) => [staffId, { id, reference }]))
}
