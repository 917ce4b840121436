import { poolOf } from '../database/connection.ts'
import { pacificDateOf } from '../policy/dates.ts'
import type { OrganizationType } from '../policy/vocabulary.ts'
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

/** Privileges that can be asked for, by name. */
export async function activePrivileges(app: Application): Promise<Choice[]> {
  const { rows } = await poolOf(app.payload).query<Choice>(
    'select id, name, description from privileges where active order by name',
  )
  return rows
}

/** The mailbox that the public pages name for help (R52). */
export async function helpAddress(app: Application): Promise<string> {
  const settings = await app.payload.findGlobal({ slug: 'settings', overrideAccess: true, depth: 0 })
  return settings.operationsEmail
}
