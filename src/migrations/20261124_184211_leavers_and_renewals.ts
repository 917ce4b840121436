import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_investigations_sign_in_seen" AS ENUM('after-last-moment', 'before-last-moment', 'never', 'not-known');
  CREATE TYPE "public"."enum_investigations_data_accessed" AS ENUM('accessed', 'not-accessed', 'undetermined');
  CREATE TYPE "public"."enum_investigations_cause" AS ENUM('told-late', 'unplanned-separation', 'processed-late', 'recorded-late', 'caljobs-unavailable', 'other');
  CREATE TYPE "public"."enum_incidents_state" AS ENUM('open', 'deactivated', 'under-investigation', 'closed', 'unfounded');
  CREATE TYPE "public"."enum_incidents_source" AS ENUM('form', 'clock', 'processing');
  ALTER TYPE "public"."enum_messages_state" ADD VALUE 'bounced';
  CREATE TABLE "investigations" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"incident_id" uuid NOT NULL,
  	"round" numeric NOT NULL,
  	"reopens_id" uuid,
  	"reopen_reason" varchar,
  	"investigator_id" uuid NOT NULL,
  	"opened_at" timestamp(3) with time zone NOT NULL,
  	"sign_in_seen" "enum_investigations_sign_in_seen",
  	"last_sign_in_at" timestamp(3) with time zone,
  	"data_accessed" "enum_investigations_data_accessed",
  	"cause" "enum_investigations_cause",
  	"findings" varchar,
  	"corrective_action" varchar,
  	"corrective_owner" varchar,
  	"corrective_by" varchar,
  	"security_office_told_at" timestamp(3) with time zone,
  	"closed_at" timestamp(3) with time zone,
  	"closed_by_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "incidents" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"request_id" uuid NOT NULL,
  	"staff_id" uuid,
  	"organization_id" uuid NOT NULL,
  	"person_name" varchar NOT NULL,
  	"person_email" varchar NOT NULL,
  	"username" varchar,
  	"state" "enum_incidents_state" DEFAULT 'open' NOT NULL,
  	"source" "enum_incidents_source" NOT NULL,
  	"last_day" varchar NOT NULL,
  	"last_time" varchar,
  	"last_moment_at" timestamp(3) with time zone NOT NULL,
  	"opened_at" timestamp(3) with time zone NOT NULL,
  	"coordinators_told_at" timestamp(3) with time zone,
  	"deactivated_at" timestamp(3) with time zone,
  	"recorded_at" timestamp(3) with time zone,
  	"processed_by_id" uuid,
  	"operations_told_at" timestamp(3) with time zone,
  	"closed_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "evidence" ALTER COLUMN "document" DROP NOT NULL;
  ALTER TABLE "confidentiality_forms" ADD COLUMN "older_refused_after" varchar;
  ALTER TABLE "evidence" ADD COLUMN "investigation_id" uuid;
  ALTER TABLE "messages" ADD COLUMN "calendar" varchar;
  ALTER TABLE "messages" ADD COLUMN "settled_at" timestamp(3) with time zone;
  ALTER TABLE "messages" ADD COLUMN "settled_by_id" uuid;
  ALTER TABLE "settings" ADD COLUMN "security_office_hours" numeric DEFAULT 24 NOT NULL;
  ALTER TABLE "investigations" ADD CONSTRAINT "investigations_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "investigations" ADD CONSTRAINT "investigations_reopens_id_investigations_id_fk" FOREIGN KEY ("reopens_id") REFERENCES "public"."investigations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "investigations" ADD CONSTRAINT "investigations_investigator_id_coordinators_id_fk" FOREIGN KEY ("investigator_id") REFERENCES "public"."coordinators"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "investigations" ADD CONSTRAINT "investigations_closed_by_id_coordinators_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."coordinators"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "incidents" ADD CONSTRAINT "incidents_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "incidents" ADD CONSTRAINT "incidents_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "incidents" ADD CONSTRAINT "incidents_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "incidents" ADD CONSTRAINT "incidents_processed_by_id_coordinators_id_fk" FOREIGN KEY ("processed_by_id") REFERENCES "public"."coordinators"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "investigations_incident_idx" ON "investigations" USING btree ("incident_id");
  CREATE INDEX "investigations_reopens_idx" ON "investigations" USING btree ("reopens_id");
  CREATE INDEX "investigations_investigator_idx" ON "investigations" USING btree ("investigator_id");
  CREATE INDEX "investigations_closed_by_idx" ON "investigations" USING btree ("closed_by_id");
  CREATE INDEX "investigations_updated_at_idx" ON "investigations" USING btree ("updated_at");
  CREATE INDEX "investigations_created_at_idx" ON "investigations" USING btree ("created_at");
  CREATE INDEX "incidents_request_idx" ON "incidents" USING btree ("request_id");
  CREATE INDEX "incidents_staff_idx" ON "incidents" USING btree ("staff_id");
  CREATE INDEX "incidents_organization_idx" ON "incidents" USING btree ("organization_id");
  CREATE INDEX "incidents_state_idx" ON "incidents" USING btree ("state");
  CREATE INDEX "incidents_opened_at_idx" ON "incidents" USING btree ("opened_at");
  CREATE INDEX "incidents_processed_by_idx" ON "incidents" USING btree ("processed_by_id");
  CREATE INDEX "incidents_updated_at_idx" ON "incidents" USING btree ("updated_at");
  CREATE INDEX "incidents_created_at_idx" ON "incidents" USING btree ("created_at");
  ALTER TABLE "evidence" ADD CONSTRAINT "evidence_investigation_id_investigations_id_fk" FOREIGN KEY ("investigation_id") REFERENCES "public"."investigations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "messages" ADD CONSTRAINT "messages_settled_by_id_coordinators_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."coordinators"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "evidence_investigation_idx" ON "evidence" USING btree ("investigation_id");
  CREATE INDEX "messages_settled_by_idx" ON "messages" USING btree ("settled_by_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "investigations" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "incidents" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "investigations" CASCADE;
  DROP TABLE "incidents" CASCADE;
  ALTER TABLE "evidence" DROP CONSTRAINT "evidence_investigation_id_investigations_id_fk";
  
  ALTER TABLE "messages" DROP CONSTRAINT "messages_settled_by_id_coordinators_id_fk";
  
  ALTER TABLE "messages" ALTER COLUMN "state" SET DATA TYPE text;
  ALTER TABLE "messages" ALTER COLUMN "state" SET DEFAULT 'queued'::text;
  DROP TYPE "public"."enum_messages_state";
  CREATE TYPE "public"."enum_messages_state" AS ENUM('queued', 'sent', 'failed');
  ALTER TABLE "messages" ALTER COLUMN "state" SET DEFAULT 'queued'::"public"."enum_messages_state";
  ALTER TABLE "messages" ALTER COLUMN "state" SET DATA TYPE "public"."enum_messages_state" USING "state"::"public"."enum_messages_state";
  DROP INDEX "evidence_investigation_idx";
  DROP INDEX "messages_settled_by_idx";
  ALTER TABLE "evidence" ALTER COLUMN "document" SET NOT NULL;
  ALTER TABLE "evidence" DROP COLUMN "investigation_id";
  ALTER TABLE "messages" DROP COLUMN "calendar";
  ALTER TABLE "messages" DROP COLUMN "settled_at";
  ALTER TABLE "messages" DROP COLUMN "settled_by_id";
  ALTER TABLE "confidentiality_forms" DROP COLUMN "older_refused_after";
  ALTER TABLE "settings" DROP COLUMN "security_office_hours";
  DROP TYPE "public"."enum_investigations_sign_in_seen";
  DROP TYPE "public"."enum_investigations_data_accessed";
  DROP TYPE "public"."enum_investigations_cause";
  DROP TYPE "public"."enum_incidents_state";
  DROP TYPE "public"."enum_incidents_source";`)
}
