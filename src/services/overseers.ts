import { poolOf, type SqlExecutor } from '../database/connection.ts'
import { type CivilDate, pacificDateOf } from '../policy/dates.ts'
import { normalizeEmail } from '../policy/people.ts'
import { isGone, type Overseer } from '../policy/roster.ts'
import type { Application } from './application.ts'

/** A requestor as the rules of overseeing know one, with the name for people. */
export type KnownOverseer = Overseer & { name: string }

const select = `select id, email, name, organization_id, proved_at is not null as proved, gone_on from requestors`

/**
 * Inside a transaction `share` holds the record as it is read: nobody marks this requestor as gone meanwhile.
 * Staff are locked before requestors, everywhere, so that two acts never wait for each other.
 */
type Lock = '' | 'share'

const locking: Record<Lock, string> = { '': '', share: 'for share' }

export const overseerByEmail = async (
  sql: SqlExecutor,
  email: string,
  lock: Lock = '',
): Promise<KnownOverseer | undefined> =>
  first(await sql.query(`${select} where email = $1 ${locking[lock]}`, [normalizeEmail(email)]))

export const overseerById = async (
  sql: SqlExecutor,
  id: string,
  lock: Lock = '',
): Promise<KnownOverseer | undefined> =>
  first(await sql.query(`${select} where id = $1 ${locking[lock]}`, [id]))

const first = ({ rows: [row] }: { rows: Record<string, unknown>[] }): KnownOverseer | undefined =>
  row && {
    id: String(row.id),
    email: String(row.email),
    name: String(row.name),
    organizationId: (row.organization_id as string | null) ?? undefined,
    proved: row.proved === true,
    goneOn: (row.gone_on as CivilDate | null) ?? undefined,
  }

/** Whether it is on record that the requestor of this address no longer oversees staff (R13). */
export async function hasGone(app: Application, email: string): Promise<boolean> {
  const overseer = await overseerByEmail(poolOf(app.payload), email)
  return Boolean(overseer && isGone(overseer, pacificDateOf(app.clock.now())))
}

/**
 * Locks those of these active accounts that the requestor of this address oversees, unless they are gone.
 * @returns their ids; what is missing is not theirs, or does not exist
 */
export async function lockOwn(
  sql: SqlExecutor,
  requestorEmail: string,
  staffIds: string[],
  today: CivilDate,
): Promise<string[]> {
  const { rows } = await sql.query(
    `select s.id from staff s join requestors q on q.id = s.requestor_of_record_id
      where s.id = any($1::uuid[]) and s.account_state = 'active' and q.email = $2
        and (q.gone_on is null or q.gone_on > $3)
      order by s.id for update of s`,
    [staffIds, normalizeEmail(requestorEmail), today],
  )
  return rows.map(({ id }) => String(id))
}

/** Closes the offers of an account that went another way, so that nobody can accept them any more. */
export const closeOffers = async (sql: SqlExecutor, staffId: string, now: Date): Promise<void> => {
  await sql.query(
    `update hand_overs set state = 'taken-back', answered_at = $2 where staff_id = $1 and state = 'offered'`,
    [staffId, now],
  )
}
