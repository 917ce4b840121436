import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** What waits for a person depends on who has a request: the indexes of open requests carry that too. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    drop index requests_open_due, requests_open_due_of_organization;
    create index requests_open_due on requests (due_at, id) include (kind, state, claimed_by_id, reviewed_by_id)
      where state in ('submitted', 'in-review', 'returned', 'granted');
    create index requests_open_due_of_organization on requests (organization_id, due_at, id)
      include (kind, state, claimed_by_id, reviewed_by_id)
      where state in ('submitted', 'in-review', 'returned', 'granted');
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index requests_open_due, requests_open_due_of_organization;
    create index requests_open_due on requests (due_at, id) include (kind, state)
      where state in ('submitted', 'in-review', 'returned', 'granted');
    create index requests_open_due_of_organization on requests (organization_id, due_at, id) include (kind, state)
      where state in ('submitted', 'in-review', 'returned', 'granted');
  `)
}
