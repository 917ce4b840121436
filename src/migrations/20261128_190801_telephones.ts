import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Numbers that a requestor calls when a deactivation cannot wait. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table organizations add column telephone varchar;
    alter table settings add column operations_telephone varchar;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    alter table organizations drop column telephone;
    alter table settings drop column operations_telephone;`)
}
