import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Pages of the training are for requestors, or for coordinators about their duties (R16). */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create type enum_training_pages_audience as enum ('requestors', 'coordinators');
    create type enum__training_pages_v_version_audience as enum ('requestors', 'coordinators');
    alter table training_pages add column audience enum_training_pages_audience default 'requestors';
    alter table _training_pages_v add column version_audience enum__training_pages_v_version_audience
      default 'requestors';
    update training_pages set audience = 'requestors' where audience is null;
    update _training_pages_v set version_audience = 'requestors' where version_audience is null;
    create index training_pages_audience_idx on training_pages (audience);
    create index _training_pages_v_version_version_audience_idx on _training_pages_v (version_audience);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    alter table _training_pages_v drop column version_audience;
    alter table training_pages drop column audience;
    drop type enum__training_pages_v_version_audience, enum_training_pages_audience;
  `)
}
