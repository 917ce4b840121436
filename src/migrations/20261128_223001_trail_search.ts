import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** The audit trail is read in the order of time, for each person, record, organization or kind of event by itself. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create index audit_events_in_order on audit_events (at, id);
    create index audit_events_of_event on audit_events (event, at, id);
    create index audit_events_of_organization on audit_events (organization_id, at, id);
    create index audit_events_of_subject on audit_events (subject_id, at, id);
    create index audit_events_of_request on audit_events (request_id, at, id);
    create index audit_events_of_address on audit_events (actor_email, at, id);
    create index audit_events_of_actor on audit_events (actor_id, at, id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index audit_events_in_order, audit_events_of_event, audit_events_of_organization, audit_events_of_subject,
      audit_events_of_request, audit_events_of_address, audit_events_of_actor;
  `)
}
