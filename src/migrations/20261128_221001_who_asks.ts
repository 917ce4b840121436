import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Mail domains of the EDD, and what a coordinator confirmed where a check did not pass. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table settings_texts (
      id serial primary key not null,
      "order" integer not null,
      parent_id uuid not null,
      path varchar not null,
      text varchar
    );
    alter table settings_texts add constraint settings_texts_parent_fk
      foreign key (parent_id) references settings(id) on delete cascade on update no action;
    create index settings_texts_order_parent on settings_texts using btree ("order", parent_id);
    insert into settings_texts ("order", parent_id, path, text)
      select 1, id, 'eddDomains', 'edd.ca.gov' from settings;
    alter table requests add column doubts_confirmed varchar;
    alter table requests add constraint requests_doubts_have_note
      check (doubts_confirmed is null or decision_note is not null) not valid;
    alter table requests validate constraint requests_doubts_have_note;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    alter table requests drop constraint requests_doubts_have_note;
    alter table requests drop column doubts_confirmed;
    drop table settings_texts;`)
}
