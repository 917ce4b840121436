import type pg from 'pg'
import { plant } from '../support/oldRows.ts'

export type AreaReader = { coordinator: string; area: string }

/** Who reads in the benchmark, by id. A third of all requests are of the largest area, the others are of the same size. */
export type Readers = { operations: string; largest: AreaReader; small: AreaReader }

/**
 * A coordinator for each Local Area, one in the Operations Unit, and requestors: once, before any request.
 * @returns who reads
 */
export async function loadPeople(pool: pg.Pool): Promise<Readers> {
  await pool.query(`
    insert into coordinators (name, kind, active, email)
      select 'SAMPLE Coordinator ' || slug, 'mis-administrator', true, slug || '@coordinators.example'
        from organizations where type = 'local-area';
    insert into coordinators (name, kind, active, email)
      values ('SAMPLE Operations', 'operations-unit', true, 'operations@coordinators.example');
    insert into organizations_rels (parent_id, path, "order", coordinators_id)
      select o.id, 'coordinators', 1, c.id from organizations o
        join coordinators c on c.email = o.slug || '@coordinators.example';
    insert into requestors (email, name, title, organization_id, proved_at)
      select 'requestor.' || n || '@' || o.slug || '.example', 'SAMPLE Requestor ' || n, 'manager-supervisor', o.id, now()
        from organizations o, generate_series(1, 10) n where o.type = 'local-area'`)
  const { rows: operations } = await pool.query<{ id: string }>(
    `select id from coordinators where kind = 'operations-unit'`,
  )
  const { rows: areas } = await pool.query<AreaReader>(`
    select c.id as coordinator, o.id as area
      from organizations o join coordinators c on c.email = o.slug || '@coordinators.example' order by o.slug limit 2`)
  const [largest, small] = areas
  if (!operations[0] || !largest || !small) throw new Error('There are no two Local Areas')
  return { operations: operations[0].id, largest, small }
}

/**
 * Loads requests by SQL, numbered from one to another: of every kind, state, area and year in the same shares however
 * many they are. Of three, one is of the largest area; of twenty, one waits, one is reviewed, one is granted or
 * returned; of two hundred, one went to the delegate, the coordinator of the next area.
 */
export async function loadRequests(pool: pg.Pool, from: number, to: number): Promise<void> {
  await plant(pool, load, [from, to])
  await pool.query(
    `with areas as (
       select o.id, own.coordinators_id as own, coalesce(lead(own.coordinators_id) over by_slug,
           first_value(own.coordinators_id) over by_slug) as delegate
         from organizations o join organizations_rels own on own.parent_id = o.id and own.path = 'coordinators'
        where o.type = 'local-area' window by_slug as (order by o.slug))
     insert into requests_rels (parent_id, path, "order", coordinators_id)
       select r.id, 'routedTo', 1, case r.route_level when 'delegate' then a.delegate else a.own end
         from requests r join areas a on a.id = r.organization_id where r.reference >= $1 and r.reference <= $2`,
    [referenceOf(from), referenceOf(to)],
  )
  await pool.query(
    `insert into staff (given_name, family_name, email, is_edd_employee, organization_id, requestor_of_record_id,
       username, account_state, ispa_completed_on, statement_signed_on, statement_form)
     select r.staff_given_name, r.staff_family_name, r.staff_email, true, r.organization_id, r.requestor_id,
       'user' || r.reference, 'active', completed."on", completed."on", 'de-7410'
       from requests r
       cross join lateral (
         select to_char(current_date - 395 + right(r.reference, 3)::int % 365, 'YYYY-MM-DD') as "on") completed
      where r.kind = 'new-account' and r.reference >= $1 and r.reference <= $2`,
    [referenceOf(from), referenceOf(to)],
  )
  await pool.query('vacuum analyze')
}

const referenceOf = (number: number) => `SAMPLE-${String(number).padStart(9, '0')}`

const load = `
  with areas as (select array_agg(id order by slug) as ids from organizations where type = 'local-area'),
  numbered as (
    select n, gen_random_uuid() as id, (ids)[case n % 3 when 0 then 1 else 2 + n % (cardinality(ids) - 1) end] as organization_id,
      (array['new-account','reset-password','change-access','deactivate','annual-maintenance'])[1 + (n / 7) % 5] as kind,
      case n % 20 when 0 then 'submitted' when 1 then 'in-review' when 2 then
        case when (n / 7) % 5 = 3 then 'returned' else 'granted' end
        when 3 then 'denied' when 4 then 'withdrawn' else 'completed' end as state
    from areas, generate_series($1::int, $2::int) n),
  dated as (
    select *, case when state in ('submitted','in-review','granted','returned')
      then now() - (n % 9) * interval '1 day' - (n % 86400) * interval '1 second'
      else now() - interval '9 days' - (n % 1800) * interval '1 day' - (n % 86400) * interval '1 second' end as at
    from numbered)
  insert into requests (id, reference, kind, state, request_date, submitted_at, changed_at, due_at, organization_id,
    organization_type, requestor_id, requestor_name, requestor_title, requestor_email, requestor_confirmed,
    outside_domains, staff_given_name, staff_family_name, staff_email, is_edd_employee, last_day, deactivation_reason,
    ispa_completed_on, statement_signed_on, statement_form, ispa_age_days, statement_age_days, route_level,
    route_reason, route_flagged, claimed_by_id, claimed_at, reviewed_by_id, reviewed_at, granted_at, denial_reason_id,
    denial_text, denial_told_reason, denial_told_heading, denial_told_words, denied_at, return_text, returned_at, username, processed_by_id, processed_at, completed_at,
    deactivated_at, withdrawn_at)
  select d.id, 'SAMPLE-' || lpad(n::text, 9, '0'), d.kind, state::enum_requests_state, to_char(at, 'YYYY-MM-DD'), at, at,
    at + interval '2 days', d.organization_id, 'local-area', q.id, q.name, 'manager-supervisor', q.email, true, false,
    'Sample' || n % 997, 'Person' || n % 9973, 'person.' || n || '@staff.example', true,
    case when d.kind = 'deactivate' then to_char(at + interval '2 days', 'YYYY-MM-DD') end,
    case when d.kind = 'deactivate' then 'separation'::enum_requests_deactivation_reason end,
    case when documents then to_char(at - interval '100 days', 'YYYY-MM-DD') end,
    case when documents then to_char(at - interval '90 days', 'YYYY-MM-DD') end,
    case when documents then 'de-7410'::enum_requests_statement_form end,
    case when documents then 100 end, case when documents then 90 end,
    case when n % 200 = 0 then 'delegate' else 'organization' end, 'SAMPLE route', n % 200 = 0,
    case when state = 'in-review' then c.id end, case when state = 'in-review' then at end,
    case when state in ('granted','denied','completed') then c.id end,
    case when state in ('granted','denied','completed') then at end, case when state = 'granted' then at end,
    case when state = 'denied' then (select id from denial_reasons limit 1) end,
    case when state = 'denied' then 'There is no business need.' end, case when state = 'denied' then 'SAMPLE reason' end,
    case when state = 'denied' then 'SAMPLE heading' end, case when state = 'denied' then 'SAMPLE words' end,
    case when state = 'denied' then at end,
    case when state = 'returned' then 'Look at the dates again.' end, case when state = 'returned' then at end,
    'user' || n, case when state = 'completed' then c.id end, case when state = 'completed' then at end,
    case when state = 'completed' then at end,
    case when state = 'completed' and d.kind = 'deactivate' then at end, case when state = 'withdrawn' then at end
  from (select *, kind in ('new-account','annual-maintenance') as documents from dated) d
    join organizations o on o.id = d.organization_id
    join requestors q on q.email = 'requestor.' || (1 + d.n % 10) || '@' || o.slug || '.example'
    join organizations_rels own on own.parent_id = d.organization_id and own.path = 'coordinators'
    join coordinators c on c.id = own.coordinators_id`
