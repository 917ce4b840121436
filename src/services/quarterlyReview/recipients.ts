import type { PayloadRequest } from 'payload'
import type { SqlExecutor } from '../../database/transaction.ts'
import type { CivilDate } from '../../policy/dates.ts'
import { mayCoordinate, table1 } from '../../policy/routing.ts'
import type { OrganizationType } from '../../policy/vocabulary.ts'
import { operationsEmail } from '../contacts.ts'
import { overseesToday } from '../rosters/unanswered.ts'

/** Who is told of the results of a review for one organization. */
export type Recipient = {
  email: string
  /** Has no account here, and reads the results in the message itself. */
  byMail: boolean
  /** The accounts that a requestor is told of, their own alone; all of the organization where there are none. */
  staffIds?: string[]
}

export type OfLetter = { reviewId: string; organization: string }

/**
 * The organization's own coordinators and the delegates of those who are absent. Where Table 1 names the Operations
 * Unit, its point of contact, else the requestors of record of the sampled accounts (R50, D28). The Operations Unit's
 * mailbox where there is nobody.
 */
export async function recipientsOf(
  req: PayloadRequest,
  sql: SqlExecutor,
  letter: OfLetter,
  today: CivilDate,
): Promise<Recipient[]> {
  const { rows } = await sql.query(
    'select type, point_of_contact_email as contact from organizations where id = $1',
    [letter.organization],
  )
  const type = rows[0]?.type as OrganizationType
  const found = mayCoordinate(type, 'operations-unit')
    ? await outside(sql, letter, rows[0]?.contact as string | null, today)
    : await coordinators(sql, letter.organization, type, today)
  return found.length ? found : [{ email: await operationsEmail(req), byMail: false }]
}

async function coordinators(
  sql: SqlExecutor,
  organization: string,
  type: OrganizationType,
  today: CivilDate,
) {
  const { rows } = await sql.query(
    `with own as (
       select c.* from organizations_rels r join coordinators c on c.id = r.coordinators_id
        where r.parent_id = $1 and r.path = 'coordinators' and c.active and c.kind::text = $3)
     select email from own union
     select d.email from own join coordinators d on d.id = own.stand_in_id and d.active
         and d.kind::text in ($3, 'operations-unit')
      where own.away_from <= $2 and (own.away_to is null or own.away_to >= $2)
     order by email`,
    [organization, today, table1[type].coordinator],
  )
  return rows.map(({ email }): Recipient => ({ email: String(email), byMail: false }))
}

async function outside(
  sql: SqlExecutor,
  { reviewId, organization }: OfLetter,
  contact: string | null,
  today: CivilDate,
): Promise<Recipient[]> {
  if (contact) return [{ email: contact, byMail: true }]
  const { rows } = await sql.query(
    `select q.email, array_agg(i.staff_id::text order by i.position) as "staffIds" from review_items i
       join staff s on s.id = i.staff_id join requestors q on q.id = s.requestor_of_record_id
      where i.review_id = $1 and i.organization_id = $2 and ${overseesToday('$3')}
      group by q.email order by q.email`,
    [reviewId, organization, today],
  )
  return rows.map(({ email, staffIds }) => ({
    email: String(email),
    byMail: true,
    staffIds: staffIds as string[],
  }))
}
