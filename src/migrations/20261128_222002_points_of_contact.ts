import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Whom the results of a review go to where Table 1 names the Operations Unit: a person of the organization. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table organizations add column point_of_contact_name varchar, add column point_of_contact_email varchar;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    alter table organizations drop column point_of_contact_email, drop column point_of_contact_name;
  `)
}
