import type { SqlExecutor } from '../../database/connection.ts'
import { boundsOf, type Quarter } from '../../policy/quarters.ts'
import type { PopulationAccount } from '../../policy/quarterlyReview/sampling/account.ts'
import type { OrganizationType, PrivilegeLevel } from '../../policy/vocabulary.ts'

/**
 * Accounts that were active on some day of a quarter ($1 its first instant, $2 that of the next one) until now: active,
 * or deactivated no earlier than the quarter began; on record before the quarter ended (R49, D14).
 */
const within = `staff s join organizations o on o.id = s.organization_id
  where (s.account_state = 'active' or (s.account_state = 'deactivated' and s.deactivated_at >= $1))
    and s.created_at < $2`

/** The population of a quarter by id, with the fields that a sample rests on. Ids are in the order of their text. */
const populationSql = `
  select s.id as account, s.organization_id as organization, o.type as "organizationType",
    case when exists (select 1 from staff_rels r join privileges p on p.id = r.privileges_id
      where r.parent_id = s.id and r.path = 'privileges' and p.level = 'elevated')
      then 'elevated' else 'standard' end as "privilegeLevel",
    exists (select 1 from review_items i where i.staff_id = s.id) as "sampledBefore"
  from ${within} order by s.id`

const populationBounds = (quarter: Quarter): Date[] => {
  const { from, before } = boundsOf(quarter)
  return [from, before]
}

/** Accounts read at a time; no statement takes long, and none holds much in memory. */
const AT_A_TIME = 5000

/** The rows of a population as the database gives them, by a cursor in its transaction. */
export async function* readPopulationRows(
  sql: SqlExecutor,
  quarter: Quarter,
): AsyncGenerator<Record<string, unknown>[]> {
  await sql.query(`declare population no scroll cursor for ${populationSql}`, populationBounds(quarter))
  for (;;) {
    const { rows } = await sql.query(`fetch ${AT_A_TIME} from population`)
    if (rows.length) yield rows
    if (rows.length < AT_A_TIME) break
  }
  await sql.query('close population')
}

/** The population of a quarter, some thousand accounts at a time, as it was in the moment in which the first is read. */
export async function* readPopulation(
  sql: SqlExecutor,
  quarter: Quarter,
): AsyncGenerator<PopulationAccount[]> {
  for await (const rows of readPopulationRows(sql, quarter)) yield rows.map(accountOf)
}

const accountOf = (row: Record<string, unknown>): PopulationAccount => ({
  account: String(row.account),
  organization: String(row.organization),
  organizationType: row.organizationType as OrganizationType,
  privilegeLevel: row.privilegeLevel as PrivilegeLevel,
  sampledBefore: row.sampledBefore === true,
})

/** How many accounts a draw of the quarter would find now, by the type of their organizations. */
export async function countPopulation(
  sql: SqlExecutor,
  quarter: Quarter,
): Promise<Partial<Record<OrganizationType, number>>> {
  const { rows } = await sql.query(
    `select o.type, count(*)::int as size from ${within} group by o.type`,
    populationBounds(quarter),
  )
  return Object.fromEntries(rows.map(({ type, size }) => [type, Number(size)]))
}
