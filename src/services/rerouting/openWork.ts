import type { SqlExecutor } from '../../database/transaction.ts'
import type { Held, Rerouted } from '../../policy/rerouting.ts'
import type { RequestKind, RequestState } from '../../policy/vocabulary.ts'
import { isOpenSql } from '../isOpenSql.ts'

/** A request that somebody still has to act on, locked until the transaction ends. */
export type OpenRequest = Held & {
  id: string
  reference: string
  kind: RequestKind
  state: RequestState
  organizationId: string
  givenName: string
  familyName: string
  /** Mail addresses of those who may not decide it. */
  involved: string[]
}

/** A request, and who has it from now on. */
export type Moved = { request: OpenRequest; after: Rerouted }

const columns = `r.id, r.reference, r.kind, r.state, r.organization_id as "organizationId",
  r.staff_given_name as "givenName", r.staff_family_name as "familyName",
  r.route_level as level, r.route_reason as reason, r.route_flagged is true as flagged,
  r.escalated_to is not null as "isEscalated",
  coalesce(r.claimed_by_id, case when r.state = 'granted' then r.reviewed_by_id end) as holder,
  array(select l.coordinators_id from requests_rels l
    where l.parent_id = r.id and l.path = 'routedTo' and l.coordinators_id is not null order by l."order") as "routedTo",
  array_remove(array[r.requestor_email, r.staff_email,
    (select e.email from coordinators e where e.id = r.entered_by_id)], null) as involved`

/** In the order of ids, which is the order of all who lock many. @param where about `requests r` */
export async function lockOpen(sql: SqlExecutor, where: string, values: unknown[]): Promise<OpenRequest[]> {
  const { rows } = await sql.query(
    `select ${columns} from requests r where ${isOpenSql('r')} and ${where} order by r.id for update of r`,
    values,
  )
  return rows.map((row) => ({ ...row, holder: row.holder ?? undefined }) as OpenRequest)
}
