import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { declarationsFor } from '../../../src/policy/declarations.ts'
import { kindOf } from '../../../src/policy/kinds/index.ts'
import { referenceFrom } from '../../../src/policy/reference.ts'
import { withDemoDatabase } from './database.ts'

export type Renewals = { familyName: string; references: string[] }

/**
 * Annual maintenance requests of one requestor, as they are on a Monday after the forms went out: written to the
 * database, since forty forms in a browser take long. Those at the end come from outside the mail domains.
 */
export const someRenewals = (count: number, outside: number): Promise<Renewals> =>
  withDemoDatabase(async (client) => {
    const familyName = `Renewal${randomUUID().slice(0, 6)}`
    const requestor = `${familyName.toLowerCase()}@field-division.example`
    const requestorId = await insertRequestor(client, requestor)
    const references: string[] = []
    for (let place = 0; place < count; place += 1) {
      const reference = referenceFrom(randomBytes(8))
      const email = `${familyName.toLowerCase()}.${place}@field-division.example`
      await client.query(staff, [`Sample${place}`, familyName, email, requestorId, `${familyName}.${place}`])
      await client.query(request, [reference, requestor, place >= count - outside, email])
      references.push(reference)
    }
    const given = declarationsFor(kindOf('annual-maintenance'), { isEddEmployee: true })
    for (const [place, { code, text }] of given.entries())
      await client.query(declaration, [place + 1, code, text, requestor])
    return { familyName, references }
  })

async function insertRequestor(client: pg.Client, email: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `insert into requestors (email, name, title, phone, organization_id, proved_at)
     select $1, 'Sample Supervisor', 'manager-supervisor', '916 555 0100', id, now() from organizations
      where slug = 'sample-field-division' returning id`,
    [email],
  )
  return rows[0]?.id ?? ''
}

const staff = `
  insert into staff (given_name, family_name, email, is_edd_employee, organization_id, requestor_of_record_id, username,
    account_state, job_function, ispa_completed_on, statement_signed_on, statement_form, due_on, confirmed_on)
  select $1, $2, $3, true, id, $4, $5, 'active', 'Case manager', to_char(now() - interval '340 days', 'YYYY-MM-DD'),
    to_char(now() - interval '340 days', 'YYYY-MM-DD'), 'de-7410', to_char(now() + interval '25 days', 'YYYY-MM-DD'),
    to_char(now() - interval '340 days', 'YYYY-MM-DD')
  from organizations where slug = 'sample-field-division'`

const request = `
  with sent as (insert into requests (reference, kind, state, request_date, submitted_at, changed_at, due_at, organization_id,
    organization_type, requestor_id, requestor_name, requestor_title, requestor_phone, requestor_email,
    requestor_confirmed, outside_domains, staff_id, staff_given_name, staff_family_name, staff_email, is_edd_employee,
    username, ispa_completed_on, statement_signed_on, ispa_before, statement_before, statement_form, ispa_age_days,
    statement_age_days, route_level, route_reason, route_flagged)
  select $1, 'annual-maintenance', 'submitted', to_char(now() at time zone 'America/Los_Angeles', 'YYYY-MM-DD'), now(),
    now(), now() + interval '3 days', s.organization_id, 'wsb-field-division', q.id, q.name, 'manager-supervisor',
    q.phone, q.email, true, $3, s.id, s.given_name, s.family_name, s.email, true, s.username,
    to_char(now() at time zone 'America/Los_Angeles' - interval '9 days', 'YYYY-MM-DD'),
    to_char(now() at time zone 'America/Los_Angeles' - interval '8 days', 'YYYY-MM-DD'),
    s.ispa_completed_on, s.statement_signed_on, 'de-7410', 9, 8, 'organization', 'SAMPLE', false
  from staff s join requestors q on q.email = $2 where s.email = $4 returning id, organization_id)
  insert into requests_rels (parent_id, path, "order", coordinators_id)
  select sent.id, 'routedTo', own."order", own.coordinators_id from sent
    join organizations_rels own on own.parent_id = sent.organization_id and own.path = 'coordinators'`

const declaration = `
  insert into requests_declarations (_order, _parent_id, id, code, text, version, given_at)
  select $1, r.id, r.id || '-' || $2, $2, $3, '1', now() from requests r where r.requestor_email = $4`
