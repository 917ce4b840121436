import { randomUUID } from 'node:crypto'
import type { Staff } from '../../src/payload-types.ts'
import { sql } from './world.ts'

/** A requestor on record, who has proved the address and sent requests of this organization. */
export async function aRequestor(organizationId: string): Promise<string> {
  const email = `${randomUUID()}@requestors.example`
  await sql.query(
    `insert into requestors (email, name, title, phone, organization_id, proved_at, created_at, updated_at)
     values ($1, 'Sample Supervisor', 'manager-supervisor', '916 555 0100', $2, now(), now(), now())`,
    [email, organizationId],
  )
  return email
}

export const idOf = async (email: string) =>
  String((await sql.query('select id from requestors where email = $1', [email])).rows[0]?.id)

/** Whose the account is, and when the need was confirmed last. */
export async function recordOf({ id }: Staff) {
  const { rows } = await sql.query(
    `select q.email as owner, s.confirmed_on as "confirmedOn" from staff s
      left join requestors q on q.id = s.requestor_of_record_id where s.id = $1`,
    [id],
  )
  return rows[0] as { owner: string | null; confirmedOn: string | null }
}

/** What the trail tells of a record, oldest first. */
export async function trailAbout(id: string): Promise<string[]> {
  const { rows } = await sql.query(
    `select event || ' ' || outcome as told from audit_events e join audit_chain c on c.event_id = e.id
      where subject_id = $1 order by c.position`,
    [id],
  )
  return rows.map(({ told }) => String(told))
}

export async function mailTo(address: string): Promise<{ template: string; text: string }[]> {
  const { rows } = await sql.query(
    'select template, body_text as text from messages where "to" = $1 order by created_at, id',
    [address],
  )
  return rows as { template: string; text: string }[]
}

export const templatesTo = async (address: string) => (await mailTo(address)).map(({ template }) => template)
