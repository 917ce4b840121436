import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Whose word a deactivation rests on, and one open request a kind for each person and requestor: somebody else's
 * request stands beside it. Old deactivations bind where the requestor of record sent them with a proved address, or
 * a coordinator entered them; each that is given its binding is told to the audit trail. The new index is wider than
 * the old one, so no old row can collide.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create type "public"."enum_requests_binds_by" as enum('requestor-of-record', 'coordinator');
    alter table "requests" add column "binds_by" "enum_requests_binds_by";
    alter table "requests" add column "confirmed_by_id" uuid;
    alter table "requests" add column "confirmed_at" timestamp(3) with time zone;
    alter table "requests" add column "confirm_text" varchar;
    alter table "requests" add constraint "requests_confirmed_by_id_coordinators_id_fk" foreign key ("confirmed_by_id")
      references "public"."coordinators"("id") on delete set null on update no action;
    create index "requests_confirmed_by_idx" on "requests" using btree ("confirmed_by_id");
  `)
  await db.execute(giveBindings)
  await db.execute(sql`
    alter table requests
      add constraint requests_only_deactivations_bind check (
        kind = 'deactivate' or (binds_by is null and confirmed_at is null)),
      add constraint requests_confirmed_with_words check (
        confirmed_at is null or (binds_by = 'coordinator' and confirm_text is not null)),
      add constraint requests_unproved_bind_by_coordinators check (
        binds_by is distinct from 'requestor-of-record' or requestor_confirmed);

    drop index requests_one_open;
    create unique index requests_one_open on requests (kind, lower(staff_email), lower(requestor_email))
      where state in ('submitted', 'in-review', 'returned', 'granted')
        and (requestor_confirmed or entered_by_id is not null);
    create index requests_binding on requests (due_at, id)
      where binds_by is not null and state in ('submitted', 'in-review', 'returned');
  `)
}

/** Only those that are open: nothing rests on what is closed. */
const giveBindings = sql`
  with given as (
    update requests r
       set binds_by = (case when r.entered_by_id is not null then 'coordinator' else 'requestor-of-record' end)::enum_requests_binds_by
     where r.kind = 'deactivate' and r.state in ('submitted', 'in-review', 'returned')
       and (r.entered_by_id is not null
         or (r.requestor_confirmed and exists (
           select 1 from staff s where s.id = r.staff_id and s.requestor_of_record_id = r.requestor_id)))
    returning r.id, r.organization_id, r.binds_by
  )
  insert into audit_events (at, event, actor_kind, subject_kind, subject_id, request_id, organization_id, before,
    after, outcome)
  select now(), 'record-repaired', 'system', 'request', id::text, id, organization_id,
    jsonb_build_object('bindsBy', null), jsonb_build_object('bindsBy', binds_by), 'done'
    from given;
`

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index requests_binding, requests_one_open;
    create unique index requests_one_open on requests (kind, lower(staff_email))
      where state in ('submitted', 'in-review', 'returned', 'granted')
        and (requestor_confirmed or entered_by_id is not null);
    alter table requests
      drop constraint requests_unproved_bind_by_coordinators, drop constraint requests_confirmed_with_words,
      drop constraint requests_only_deactivations_bind;
    drop index "requests_confirmed_by_idx";
    alter table "requests" drop constraint "requests_confirmed_by_id_coordinators_id_fk";
    alter table "requests" drop column "confirm_text", drop column "confirmed_at", drop column "confirmed_by_id",
      drop column "binds_by";
    drop type "public"."enum_requests_binds_by";
  `)
}
