import { poolOf, type SqlExecutor } from '../database/connection.ts'
import type { Account, AccountState } from '../policy/account.ts'
import type { Claims } from '../policy/claims.ts'
import { normalizeEmail } from '../policy/people.ts'
import { type DocumentKind, type OrganizationType } from '../policy/vocabulary.ts'
import type { Application } from './application.ts'

const columns = `
  s.id, s.given_name, s.family_name, s.email, s.phone, s.is_edd_employee, s.organization_id, o.name as organization_name,
  o.type as organization_type, s.username, s.account_state, s.job_function, s.ispa_completed_on,
  s.statement_signed_on, s.due_on, s.confirmed_on, s.requestor_of_record_id,
  array(select r.privileges_id::text from staff_rels r where r.parent_id = s.id and r.path = 'privileges'
        order by r."order") as privileges`
const from = 'from staff s join organizations o on o.id = s.organization_id'

/** An account, and whose it is. */
export type OwnedAccount = { account: Account; requestorOfRecordId?: string }

/**
 * The accounts that a requestor is requestor of record for, what is late first (R13). Nobody else's: this is how
 * the public pages learn of accounts.
 */
export async function ownAccounts(
  sql: SqlExecutor,
  requestorEmail: string,
  { staffId, activeOnly = true }: { staffId?: string; activeOnly?: boolean } = {},
): Promise<Account[]> {
  const { rows } = await sql.query(
    `select ${columns} ${from} join requestors q on q.id = s.requestor_of_record_id
      where q.email = $1 and ($2::uuid is null or s.id = $2::uuid) and (not $3 or s.account_state = 'active')
      order by s.account_state <> 'active', s.due_on nulls first, s.family_name, s.given_name, s.id`,
    [normalizeEmail(requestorEmail), staffId ?? null, activeOnly],
  )
  return rows.map(asAccount)
}

/**
 * The account of a person by mail address, or else by username, whoever oversees it. For checks of the
 * coordinators and of the service itself: a requestor is told nothing of an account that is not their own.
 */
export async function findAccount(
  sql: SqlExecutor,
  person: { email: string; username?: string },
): Promise<OwnedAccount | undefined> {
  const { rows } = await sql.query(
    `select ${columns} ${from}
      where s.email = $1 or (s.username = $2 and $2 <> '')
      order by s.email = $1 desc limit 1`,
    [normalizeEmail(person.email), person.username ?? ''],
  )
  return rows[0] && asOwned(rows[0])
}

/** Two acts on one account come one after the other: each reads what the first has written. */
export const lockAccount = (sql: SqlExecutor, person: { email: string; username?: string }) =>
  sql.query(`select id from staff where email = $1 or (username = $2 and $2 <> '') order by id for update`, [
    normalizeEmail(person.email),
    person.username ?? '',
  ])

export async function accountById(sql: SqlExecutor, staffId: string): Promise<OwnedAccount | undefined> {
  const { rows } = await sql.query(`select ${columns} ${from} where s.id = $1`, [staffId])
  return rows[0] && asOwned(rows[0])
}

/** The documents among these uploads whose file is, byte for byte, one that is on file for the account (D4). */
export async function filesOnFile(
  sql: SqlExecutor,
  staffId: string,
  evidenceIds: string[],
): Promise<DocumentKind[]> {
  const { rows } = await sql.query(
    `select distinct given.document from evidence given
      where given.id = any($2::uuid[]) and exists (
        select 1 from attestations a join evidence kept on kept.id = a.evidence_id
         where a.staff_id = $1 and kept.sha256 = given.sha256 and kept.id <> given.id)`,
    [staffId, evidenceIds],
  )
  return rows.map(({ document }) => document as DocumentKind)
}

/** Whether one and the same file was given twice, by its content. */
export async function areTwins(sql: SqlExecutor, evidenceIds: string[]): Promise<boolean> {
  if (evidenceIds.length < 2) return false
  const { rows } = await sql.query(
    'select count(*) > count(distinct sha256) as twins from evidence where id = any($1::uuid[])',
    [evidenceIds],
  )
  return rows[0]?.twins === true
}

/** The same, asked before anything is sent. */
export const hasTwinFiles = (app: Application, evidence: Claims['evidence']): Promise<boolean> =>
  areTwins(
    poolOf(app.payload),
    evidence.map(({ id }) => id),
  )

const asOwned = (row: Record<string, unknown>): OwnedAccount => ({
  account: asAccount(row),
  requestorOfRecordId: (row.requestor_of_record_id as string | null) ?? undefined,
})

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

const asAccount = (row: Record<string, unknown>): Account => ({
  staffId: String(row.id),
  givenName: textOf(row.given_name),
  familyName: textOf(row.family_name),
  email: textOf(row.email),
  phone: textOf(row.phone),
  isEddEmployee: row.is_edd_employee === true,
  organizationId: String(row.organization_id),
  organizationType: row.organization_type as OrganizationType,
  organizationName: textOf(row.organization_name),
  username: textOf(row.username),
  state: row.account_state as AccountState,
  jobFunction: textOf(row.job_function),
  privileges: row.privileges as string[],
  ispaCompletedOn: textOf(row.ispa_completed_on) || undefined,
  statementSignedOn: textOf(row.statement_signed_on) || undefined,
  dueOn: textOf(row.due_on) || undefined,
  confirmedOn: textOf(row.confirmed_on) || undefined,
})
