import type { SqlExecutor } from '../database/connection.ts'
import type { Request } from '../payload-types.ts'
import { normalizeEmail } from '../policy/people.ts'
import { bindingOne, isOvertaken, type OpenDeactivation } from '../policy/openDeactivation.ts'
import type { DeactivationBinding } from '../policy/vocabulary.ts'
import { idOf } from './names.ts'

/** A person, by the address that a request names and the account on record. */
export type Person = { email: string; staffId?: string }

/** An open deactivation, and whom it is about. */
export type DeactivationOf = OpenDeactivation & {
  staffEmail: string
  staffId?: string
  organizationId: string
}

const columns = `
  id, reference, requestor_email as "requestorEmail", last_day as "lastDay", last_time as "lastTime",
  binds_by as "bindsBy", staff_email as "staffEmail", staff_id as "staffId", organization_id as "organizationId"`
const open = "kind = 'deactivate' and state in ('submitted', 'in-review', 'returned')"

/** Every open deactivation of these people, whoever sent it: whom it may be told is for the caller (D24). */
export async function openDeactivationsOf(
  sql: SqlExecutor,
  people: Person[],
  exceptId?: string,
): Promise<DeactivationOf[]> {
  const { rows } = await sql.query(
    `select ${columns} from requests
      where ${open} and (staff_email = any($1::text[]) or staff_id = any($2::uuid[]))
        and ($3::uuid is null or id <> $3)
      order by last_day, id`,
    [
      people.map(({ email }) => normalizeEmail(email)),
      people.flatMap(({ staffId }) => (staffId ? [staffId] : [])),
      exceptId ?? null,
    ],
  )
  return rows.map(asDeactivation)
}

/** The open deactivation that binds for a person, where one does (D24). */
export const bindingFor = (deactivations: DeactivationOf[], { email, staffId }: Person) =>
  bindingOne(
    deactivations.filter(
      (one) => one.staffEmail === normalizeEmail(email) || (staffId !== undefined && one.staffId === staffId),
    ),
  )

/** Whether a request comes from who oversees the account now; only then may its sender be told of a deactivation. */
export async function isOfRecord(
  sql: SqlExecutor,
  { staff, staffEmail, requestor }: Request,
): Promise<boolean> {
  const { rows } = await sql.query(
    'select 1 from staff where (id = $1::uuid or email = $2) and requestor_of_record_id = $3',
    [idOf(staff) ?? null, staffEmail, idOf(requestor)],
  )
  return rows.length > 0
}

/** The open deactivation that has overtaken a request, where one has (D24). */
export async function overtakenBy(
  sql: SqlExecutor,
  request: Request,
  staffId: string | undefined,
  now: Date,
): Promise<DeactivationOf | undefined> {
  const person = { email: request.staffEmail, staffId: staffId ?? idOf(request.staff) }
  const binding = bindingFor(await openDeactivationsOf(sql, [person], request.id), person)
  const beside = { ...request, submittedAt: new Date(request.submittedAt) }
  return binding && isOvertaken(beside, binding, now) ? binding : undefined
}

/**
 * What is sent for one person is taken one after the other: who comes second sees what the first has sent, also at
 * the same moment (D17, D24).
 */
export async function lockPerson(sql: SqlExecutor, { email, staffId }: Person): Promise<void> {
  for (const key of [normalizeEmail(email), ...(staffId ? [staffId] : [])])
    await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [`person ${key}`])
}

const asDeactivation = (row: Record<string, unknown>): DeactivationOf => ({
  id: String(row.id),
  reference: String(row.reference),
  requestorEmail: String(row.requestorEmail),
  lastDay: String(row.lastDay),
  lastTime: row.lastTime as string | null,
  bindsBy: row.bindsBy as DeactivationBinding | null,
  staffEmail: String(row.staffEmail),
  staffId: (row.staffId as string | null) ?? undefined,
  organizationId: String(row.organizationId),
})
