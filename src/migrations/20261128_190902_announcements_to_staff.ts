import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Staff with an active account can be written to (R51, R58). */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`alter type enum_announcements_audience add value 'staff'`)
}

/** A value of an enumeration stays; what was sent to staff stays on record. */
export async function down(_: MigrateDownArgs): Promise<void> {}
