import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  // They name values of the enumeration that becomes text here; 20261124_022248_kinds_rules makes them anew.
  await db.execute(sql`
  ALTER TABLE "requests" DROP CONSTRAINT "requests_documents_in_date";
  DROP INDEX "requests_one_open";
  CREATE TYPE "public"."enum_requests_deactivation_reason" AS ENUM('separation', 'no-business-need', 'transfer', 'leave');
  CREATE TYPE "public"."enum_settings_lapsed_on_change" AS ENUM('stop', 'warn');
  CREATE TYPE "public"."enum_settings_lapsed_on_reset" AS ENUM('stop', 'warn');
  CREATE TABLE "job_functions" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"name" varchar NOT NULL,
  	"active" boolean DEFAULT true,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "job_functions_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"privileges_id" uuid
  );
  
  CREATE TABLE "requests_privilege_reasons" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"privilege_id" uuid NOT NULL,
  	"reason" varchar NOT NULL
  );
  
  ALTER TABLE "requests" ALTER COLUMN "kind" SET DATA TYPE varchar;
  ALTER TABLE "requestors" ADD COLUMN "gone_on" varchar;
  ALTER TABLE "requests" ADD COLUMN "batch_key" varchar;
  ALTER TABLE "requests" ADD COLUMN "reset_reason" varchar;
  ALTER TABLE "requests" ADD COLUMN "last_day" varchar;
  ALTER TABLE "requests" ADD COLUMN "last_time" varchar;
  ALTER TABLE "requests" ADD COLUMN "deactivation_reason" "enum_requests_deactivation_reason";
  ALTER TABLE "requests" ADD COLUMN "already_separated" boolean;
  ALTER TABLE "requests" ADD COLUMN "caseload_to" varchar;
  ALTER TABLE "requests" ADD COLUMN "ispa_before" varchar;
  ALTER TABLE "requests" ADD COLUMN "statement_before" varchar;
  ALTER TABLE "requests" ADD COLUMN "grant_text" varchar;
  ALTER TABLE "requests" ADD COLUMN "deactivated_at" timestamp(3) with time zone;
  ALTER TABLE "requests" ADD COLUMN "withdrawn_at" timestamp(3) with time zone;
  ALTER TABLE "requests" ADD COLUMN "superseded_by_id" uuid;
  ALTER TABLE "requests" ADD COLUMN "superseded_at" timestamp(3) with time zone;
  ALTER TABLE "staff" ADD COLUMN "deactivated_at" timestamp(3) with time zone;
  ALTER TABLE "staff" ADD COLUMN "confirmed_on" varchar;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "job_functions_id" uuid;
  ALTER TABLE "settings" ADD COLUMN "lapsed_on_change" "enum_settings_lapsed_on_change" DEFAULT 'stop' NOT NULL;
  ALTER TABLE "settings" ADD COLUMN "lapsed_on_reset" "enum_settings_lapsed_on_reset" DEFAULT 'warn' NOT NULL;
  ALTER TABLE "job_functions_rels" ADD CONSTRAINT "job_functions_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."job_functions"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "job_functions_rels" ADD CONSTRAINT "job_functions_rels_privileges_fk" FOREIGN KEY ("privileges_id") REFERENCES "public"."privileges"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "requests_privilege_reasons" ADD CONSTRAINT "requests_privilege_reasons_privilege_id_privileges_id_fk" FOREIGN KEY ("privilege_id") REFERENCES "public"."privileges"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "requests_privilege_reasons" ADD CONSTRAINT "requests_privilege_reasons_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."requests"("id") ON DELETE cascade ON UPDATE no action;
  CREATE UNIQUE INDEX "job_functions_name_idx" ON "job_functions" USING btree ("name");
  CREATE INDEX "job_functions_updated_at_idx" ON "job_functions" USING btree ("updated_at");
  CREATE INDEX "job_functions_created_at_idx" ON "job_functions" USING btree ("created_at");
  CREATE INDEX "job_functions_rels_order_idx" ON "job_functions_rels" USING btree ("order");
  CREATE INDEX "job_functions_rels_parent_idx" ON "job_functions_rels" USING btree ("parent_id");
  CREATE INDEX "job_functions_rels_path_idx" ON "job_functions_rels" USING btree ("path");
  CREATE INDEX "job_functions_rels_privileges_id_idx" ON "job_functions_rels" USING btree ("privileges_id");
  CREATE INDEX "requests_privilege_reasons_order_idx" ON "requests_privilege_reasons" USING btree ("_order");
  CREATE INDEX "requests_privilege_reasons_parent_id_idx" ON "requests_privilege_reasons" USING btree ("_parent_id");
  CREATE INDEX "requests_privilege_reasons_privilege_idx" ON "requests_privilege_reasons" USING btree ("privilege_id");
  ALTER TABLE "requests" ADD CONSTRAINT "requests_superseded_by_id_requests_id_fk" FOREIGN KEY ("superseded_by_id") REFERENCES "public"."requests"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_job_functions_fk" FOREIGN KEY ("job_functions_id") REFERENCES "public"."job_functions"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "requests_batch_key_idx" ON "requests" USING btree ("batch_key");
  CREATE INDEX "requests_superseded_by_idx" ON "requests" USING btree ("superseded_by_id");
  CREATE INDEX "payload_locked_documents_rels_job_functions_id_idx" ON "payload_locked_documents_rels" USING btree ("job_functions_id");
  DROP TYPE "public"."enum_requests_kind";`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_requests_kind" AS ENUM('new-account', 'reset-password', 'change-access', 'deactivate', 'annual-maintenance');
  ALTER TABLE "job_functions" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "job_functions_rels" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "requests_privilege_reasons" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "job_functions" CASCADE;
  DROP TABLE "job_functions_rels" CASCADE;
  DROP TABLE "requests_privilege_reasons" CASCADE;
  ALTER TABLE "requests" DROP CONSTRAINT "requests_superseded_by_id_requests_id_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_job_functions_fk";
  
  DROP INDEX "requests_batch_key_idx";
  DROP INDEX "requests_superseded_by_idx";
  DROP INDEX "payload_locked_documents_rels_job_functions_id_idx";
  ALTER TABLE "requests" ALTER COLUMN "kind" SET DATA TYPE "public"."enum_requests_kind" USING "kind"::"public"."enum_requests_kind";
  ALTER TABLE "requestors" DROP COLUMN "gone_on";
  ALTER TABLE "requests" DROP COLUMN "batch_key";
  ALTER TABLE "requests" DROP COLUMN "reset_reason";
  ALTER TABLE "requests" DROP COLUMN "last_day";
  ALTER TABLE "requests" DROP COLUMN "last_time";
  ALTER TABLE "requests" DROP COLUMN "deactivation_reason";
  ALTER TABLE "requests" DROP COLUMN "already_separated";
  ALTER TABLE "requests" DROP COLUMN "caseload_to";
  ALTER TABLE "requests" DROP COLUMN "ispa_before";
  ALTER TABLE "requests" DROP COLUMN "statement_before";
  ALTER TABLE "requests" DROP COLUMN "grant_text";
  ALTER TABLE "requests" DROP COLUMN "deactivated_at";
  ALTER TABLE "requests" DROP COLUMN "withdrawn_at";
  ALTER TABLE "requests" DROP COLUMN "superseded_by_id";
  ALTER TABLE "requests" DROP COLUMN "superseded_at";
  ALTER TABLE "staff" DROP COLUMN "deactivated_at";
  ALTER TABLE "staff" DROP COLUMN "confirmed_on";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "job_functions_id";
  ALTER TABLE "settings" DROP COLUMN "lapsed_on_change";
  ALTER TABLE "settings" DROP COLUMN "lapsed_on_reset";
  DROP TYPE "public"."enum_requests_deactivation_reason";
  DROP TYPE "public"."enum_settings_lapsed_on_change";
  DROP TYPE "public"."enum_settings_lapsed_on_reset";
  ALTER TABLE "requests" ADD CONSTRAINT "requests_documents_in_date" CHECK (
    kind not in ('new-account', 'annual-maintenance')
    or (ispa_age_days between 0 and 365 and statement_age_days between 0 and 365));
  CREATE UNIQUE INDEX "requests_one_open" ON "requests" (kind, lower(staff_email))
    WHERE state in ('submitted', 'in-review', 'returned', 'granted');`)
}
