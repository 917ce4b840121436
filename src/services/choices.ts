import { poolOf, type SqlExecutor } from '../database/connection.ts'
import { pacificDateOf } from '../policy/dates.ts'
import type { Account } from '../policy/account.ts'
import type { OrganizationType } from '../policy/vocabulary.ts'
import { ownAccounts } from './accounts.ts'
import type { Application } from './application.ts'

export type Choice = { id: string; name: string; description?: string }

/** Organizations of one type that take requests today, by name. */
export async function activeOrganizations(app: Application, type: OrganizationType): Promise<Choice[]> {
  const { rows } = await poolOf(app.payload).query<Choice>(
    `select id, name from organizations
     where type = $1 and coalesce(active_from, $2) <= $2 and coalesce(active_to, $2) >= $2 order by name`,
    [type, pacificDateOf(app.clock.now())],
  )
  return rows
}

export type OrganizationChoice = Choice & { type: OrganizationType }

/** Every organization, closed ones too: an account may outlive its organization (D3). */
export async function everyOrganization(app: Application): Promise<OrganizationChoice[]> {
  const { rows } = await poolOf(app.payload).query<OrganizationChoice>(
    'select id, name, type from organizations order by name',
  )
  return rows
}

/** Privileges that can be asked for, by name. */
export async function activePrivileges(app: Application): Promise<Choice[]> {
  const { rows } = await poolOf(app.payload).query<Choice>(
    'select id, name, description from privileges where active order by name',
  )
  return rows
}

/** A requestor's own staff with an active account, by the name of each (R13). */
export const ownStaff = (app: Application, email: string): Promise<Account[]> =>
  ownAccounts(poolOf(app.payload), email)

/** A primary job function, with the privileges that are usual for it (R36). */
export type JobFunction = { name: string; usualPrivileges: string[] }

const usual = `array(select r.privileges_id::text from job_functions_rels r
  where r.parent_id = f.id and r.path = 'usualPrivileges' order by r."order")`

/** Job functions that are offered, by name. */
export async function activeJobFunctions(app: Application): Promise<JobFunction[]> {
  const { rows } = await poolOf(app.payload).query<JobFunction>(
    `select f.name, ${usual} as "usualPrivileges" from job_functions f where f.active order by f.name`,
  )
  return rows
}

/** The ids of the privileges that are usual for a job function; none for one that is not on the list (R36). */
export async function usualPrivilegesOf(sql: SqlExecutor, jobFunction: string): Promise<string[]> {
  const { rows } = await sql.query(
    `select ${usual} as privileges from job_functions f where f.active and lower(f.name) = lower($1)`,
    [jobFunction.trim()],
  )
  return (rows[0]?.privileges as string[] | undefined) ?? []
}
