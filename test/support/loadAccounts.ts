import type pg from 'pg'

/**
 * Active accounts by SQL, over all Local Areas and with more of some than of others: every tenth has an elevated
 * privilege, the others have a standard one; made before the fourth quarter of 2026.
 */
export async function loadAccounts(pool: pg.Pool, count: number): Promise<void> {
  await pool.query(
    `with areas as (select array_agg(id order by slug) as ids from organizations where type = 'local-area'),
     numbered as (
       select n, ids[1 + least(n % cardinality(ids), n % 97 % cardinality(ids))] as organization_id
         from areas, generate_series(1, $1::int) n)
     insert into staff (given_name, family_name, email, is_edd_employee, organization_id, username, account_state,
       ispa_completed_on, statement_signed_on, statement_form, created_at)
     select 'Sample' || n % 997, 'Person' || n % 9973, 'person.' || n || '@staff.example', true, organization_id,
       'user' || n, 'active', '2026-05-01', '2026-05-01', 'de-7410', '2026-05-01T18:00:00Z' from numbered`,
    [count],
  )
  await pool.query(
    `insert into staff_rels (parent_id, path, "order", privileges_id)
     select s.id, 'privileges', 1, p.id from staff s
       join privileges p on p.code = case when s.username like '%7' then 'individual-file-folders' else 'case-notes' end`,
  )
  await pool.query('analyze staff, staff_rels')
}
