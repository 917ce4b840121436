import type { PayloadRequest } from 'payload'
import { poolOf } from '../../database/connection.ts'
import type {
  CheckedAccounts,
  ReportedDraw,
  ReportedFinding,
  SampledOrganization,
} from '../../policy/quarterlyReview/report.ts'
import type { Quarter } from '../../policy/quarters.ts'

/** Of which quarters rows are read, and of which one organization, where it is named. */
export type RowsOf = { quarters: Quarter[]; organizationId?: string }

const valuesOf = ({ quarters, organizationId }: RowsOf) => [quarters, organizationId ?? null]

/** An account is of the organization that it was drawn from. */
const itemsOf = `reviews r join review_items i on i.review_id = r.id
  where r.quarter = any($1) and ($2::uuid is null or i.organization_id = $2)`

/** The draws of these quarters, whoever is in their samples. */
export async function readDraws(req: PayloadRequest, quarters: Quarter[]): Promise<ReportedDraw[]> {
  const { rows } = await poolOf(req.payload).query<ReportedDraw>(
    'select id, quarter, draw::int as draw from reviews where quarter = any($1)',
    [quarters],
  )
  return rows
}

export async function readSamples(req: PayloadRequest, of: RowsOf): Promise<SampledOrganization[]> {
  const { rows } = await poolOf(req.payload).query<SampledOrganization>(
    `with drawn as (
       select r.quarter, i.review_id, i.organization_id, count(*)::int as accounts,
         count(i.checked_at)::int as checked, count(i.reviewed_at)::int as reviewed,
         (count(*) filter (where i.checks @> '[{"outcome": "fail"}]'))::int as failing
       from ${itemsOf} group by r.quarter, i.review_id, i.organization_id)
     select d.quarter, d.organization_id as "organizationId", o.name as organization, d.accounts, d.checked, d.reviewed,
       d.failing, l.id is not null as "isSent", l.acknowledged_at is not null as "isAcknowledged"
     from drawn d join organizations o on o.id = d.organization_id
       left join review_letters l on l.review_id = d.review_id and l.organization_id = d.organization_id`,
    valuesOf(of),
  )
  return rows
}

export async function readCheckedAccounts(req: PayloadRequest, of: RowsOf): Promise<CheckedAccounts[]> {
  const { rows } = await poolOf(req.payload).query<CheckedAccounts>(
    `select drawn.quarter, drawn.organization_id as "organizationId", one.code, one.outcome, count(*)::int as accounts
       from (select r.quarter, i.organization_id, i.checks from ${itemsOf}) drawn
         cross join lateral jsonb_to_recordset(drawn.checks) as one(code text, outcome text)
      group by drawn.quarter, drawn.organization_id, one.code, one.outcome`,
    valuesOf(of),
  )
  return rows
}

export async function readFindings(req: PayloadRequest, of: RowsOf): Promise<ReportedFinding[]> {
  const { rows } = await poolOf(req.payload).query<ReportedFinding>(
    `select r.quarter, f.organization_id as "organizationId", f.requirement, f.severity, f.state, f.due_on as "dueOn"
       from reviews r join review_findings f on f.review_id = r.id
      where r.quarter = any($1) and ($2::uuid is null or f.organization_id = $2)`,
    valuesOf(of),
  )
  return rows
}
