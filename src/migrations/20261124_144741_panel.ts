import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_requests_escalated_to" AS ENUM('delegate', 'operations-unit');
  CREATE TABLE "unavailable_periods" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"from" timestamp(3) with time zone NOT NULL,
  	"to" timestamp(3) with time zone,
  	"reason" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "settings_processing_targets" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"kind" varchar NOT NULL,
  	"business_days" numeric NOT NULL
  );
  
  CREATE TABLE "settings_closed_days" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"day" varchar NOT NULL,
  	"name" varchar
  );
  
  ALTER TABLE "coordinators" ADD COLUMN "stand_in_id" uuid;
  ALTER TABLE "requests" ADD COLUMN "due_at" timestamp(3) with time zone;
  ALTER TABLE "requests" ADD COLUMN "escalated_to" "enum_requests_escalated_to";
  ALTER TABLE "requests" ADD COLUMN "escalated_at" timestamp(3) with time zone;
  ALTER TABLE "settings" ADD COLUMN "escalate_after_days" numeric DEFAULT 1 NOT NULL;
  ALTER TABLE "settings_processing_targets" ADD CONSTRAINT "settings_processing_targets_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."settings"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "settings_closed_days" ADD CONSTRAINT "settings_closed_days_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."settings"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "unavailable_periods_from_idx" ON "unavailable_periods" USING btree ("from");
  CREATE INDEX "unavailable_periods_to_idx" ON "unavailable_periods" USING btree ("to");
  CREATE INDEX "unavailable_periods_updated_at_idx" ON "unavailable_periods" USING btree ("updated_at");
  CREATE INDEX "unavailable_periods_created_at_idx" ON "unavailable_periods" USING btree ("created_at");
  CREATE INDEX "settings_processing_targets_order_idx" ON "settings_processing_targets" USING btree ("_order");
  CREATE INDEX "settings_processing_targets_parent_id_idx" ON "settings_processing_targets" USING btree ("_parent_id");
  CREATE INDEX "settings_closed_days_order_idx" ON "settings_closed_days" USING btree ("_order");
  CREATE INDEX "settings_closed_days_parent_id_idx" ON "settings_closed_days" USING btree ("_parent_id");
  ALTER TABLE "coordinators" ADD CONSTRAINT "coordinators_stand_in_id_coordinators_id_fk" FOREIGN KEY ("stand_in_id") REFERENCES "public"."coordinators"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "coordinators_stand_in_idx" ON "coordinators" USING btree ("stand_in_id");
  CREATE INDEX "requests_due_at_idx" ON "requests" USING btree ("due_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "unavailable_periods" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "settings_processing_targets" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "settings_closed_days" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "unavailable_periods" CASCADE;
  DROP TABLE "settings_processing_targets" CASCADE;
  DROP TABLE "settings_closed_days" CASCADE;
  ALTER TABLE "coordinators" DROP CONSTRAINT "coordinators_stand_in_id_coordinators_id_fk";
  
  DROP INDEX "coordinators_stand_in_idx";
  DROP INDEX "requests_due_at_idx";
  ALTER TABLE "coordinators" DROP COLUMN "stand_in_id";
  ALTER TABLE "requests" DROP COLUMN "due_at";
  ALTER TABLE "requests" DROP COLUMN "escalated_to";
  ALTER TABLE "requests" DROP COLUMN "escalated_at";
  ALTER TABLE "settings" DROP COLUMN "escalate_after_days";
  DROP TYPE "public"."enum_requests_escalated_to";`)
}
