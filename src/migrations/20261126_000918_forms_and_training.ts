import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_announcements_audience" AS ENUM('coordinators', 'requestors');
  CREATE TYPE "public"."enum_disseminations_recipient" AS ENUM('coordinator', 'requestor');
  CREATE TYPE "public"."enum_disseminations_occasion" AS ENUM('published', 'sent-on', 'newcomer');
  CREATE TYPE "public"."enum_training_pages_status" AS ENUM('draft', 'published');
  CREATE TYPE "public"."enum__training_pages_v_version_status" AS ENUM('draft', 'published');
  ALTER TYPE "public"."enum_confidentiality_forms_state" ADD VALUE 'draft' BEFORE 'current';
  ALTER TYPE "public"."enum_confidentiality_forms_state" ADD VALUE 'scheduled' BEFORE 'current';
  ALTER TYPE "public"."enum_confidentiality_forms_state" ADD VALUE 'discarded';
  CREATE TABLE "announcements" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"audience" "enum_announcements_audience" NOT NULL,
  	"subject" varchar NOT NULL,
  	"body" varchar NOT NULL,
  	"sent_at" timestamp(3) with time zone NOT NULL,
  	"sent_by_id" uuid NOT NULL,
  	"recipients" numeric NOT NULL,
  	"submission_key" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "disseminations" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"form_id" uuid NOT NULL,
  	"recipient" "enum_disseminations_recipient" NOT NULL,
  	"coordinator_id" uuid,
  	"requestor_id" uuid,
  	"organization_id" uuid,
  	"email" varchar NOT NULL,
  	"occasion" "enum_disseminations_occasion" NOT NULL,
  	"sent_at" timestamp(3) with time zone NOT NULL,
  	"sent_by_id" uuid,
  	"reminded_at" timestamp(3) with time zone,
  	"acknowledged_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "training_files" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"alt" varchar NOT NULL,
  	"storage_name" varchar,
  	"sha256" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"url" varchar,
  	"thumbnail_u_r_l" varchar,
  	"filename" varchar,
  	"mime_type" varchar,
  	"filesize" numeric,
  	"width" numeric,
  	"height" numeric
  );
  
  CREATE TABLE "training_pages" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"title" varchar,
  	"slug" varchar,
  	"place" numeric DEFAULT 100,
  	"summary" varchar,
  	"clause" varchar,
  	"body" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"_status" "enum_training_pages_status" DEFAULT 'draft'
  );
  
  CREATE TABLE "_training_pages_v" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"parent_id" uuid,
  	"version_title" varchar,
  	"version_slug" varchar,
  	"version_place" numeric DEFAULT 100,
  	"version_summary" varchar,
  	"version_clause" varchar,
  	"version_body" jsonb,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"version__status" "enum__training_pages_v_version_status" DEFAULT 'draft',
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"latest" boolean
  );
  
  ALTER TABLE "requests" ADD COLUMN "statement_revision_id" uuid;
  ALTER TABLE "confidentiality_forms" ADD COLUMN "what_changed" varchar;
  ALTER TABLE "confidentiality_forms" ADD COLUMN "published_at" timestamp(3) with time zone;
  ALTER TABLE "confidentiality_forms" ADD COLUMN "published_by_id" uuid;
  ALTER TABLE "confidentiality_forms" ADD COLUMN "superseded_on" varchar;
  ALTER TABLE "confidentiality_forms" ADD COLUMN "pages" numeric;
  ALTER TABLE "confidentiality_forms" ADD COLUMN "fillable_fields" numeric;
  ALTER TABLE "confidentiality_forms" ADD COLUMN "tagged" boolean;
  ALTER TABLE "confidentiality_forms" ADD COLUMN "shows_title" boolean;
  ALTER TABLE "confidentiality_forms" ADD COLUMN "language" varchar;
  ALTER TABLE "confidentiality_forms" ADD COLUMN "document_title" varchar;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "training_pages_id" uuid;
  ALTER TABLE "settings" ADD COLUMN "training_before_first_request" boolean DEFAULT false;
  ALTER TABLE "settings" ADD COLUMN "accessibility_email" varchar;
  ALTER TABLE "settings" ADD COLUMN "records_official_title" varchar;
  ALTER TABLE "settings" ADD COLUMN "records_official_address" varchar;
  ALTER TABLE "settings" ADD COLUMN "records_official_telephone" varchar;
  ALTER TABLE "announcements" ADD CONSTRAINT "announcements_sent_by_id_coordinators_id_fk" FOREIGN KEY ("sent_by_id") REFERENCES "public"."coordinators"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "disseminations" ADD CONSTRAINT "disseminations_form_id_confidentiality_forms_id_fk" FOREIGN KEY ("form_id") REFERENCES "public"."confidentiality_forms"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "disseminations" ADD CONSTRAINT "disseminations_coordinator_id_coordinators_id_fk" FOREIGN KEY ("coordinator_id") REFERENCES "public"."coordinators"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "disseminations" ADD CONSTRAINT "disseminations_requestor_id_requestors_id_fk" FOREIGN KEY ("requestor_id") REFERENCES "public"."requestors"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "disseminations" ADD CONSTRAINT "disseminations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "disseminations" ADD CONSTRAINT "disseminations_sent_by_id_coordinators_id_fk" FOREIGN KEY ("sent_by_id") REFERENCES "public"."coordinators"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_training_pages_v" ADD CONSTRAINT "_training_pages_v_parent_id_training_pages_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."training_pages"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "announcements_sent_at_idx" ON "announcements" USING btree ("sent_at");
  CREATE INDEX "announcements_sent_by_idx" ON "announcements" USING btree ("sent_by_id");
  CREATE UNIQUE INDEX "announcements_submission_key_idx" ON "announcements" USING btree ("submission_key");
  CREATE INDEX "announcements_updated_at_idx" ON "announcements" USING btree ("updated_at");
  CREATE INDEX "announcements_created_at_idx" ON "announcements" USING btree ("created_at");
  CREATE INDEX "disseminations_form_idx" ON "disseminations" USING btree ("form_id");
  CREATE INDEX "disseminations_coordinator_idx" ON "disseminations" USING btree ("coordinator_id");
  CREATE INDEX "disseminations_requestor_idx" ON "disseminations" USING btree ("requestor_id");
  CREATE INDEX "disseminations_organization_idx" ON "disseminations" USING btree ("organization_id");
  CREATE INDEX "disseminations_sent_by_idx" ON "disseminations" USING btree ("sent_by_id");
  CREATE INDEX "disseminations_updated_at_idx" ON "disseminations" USING btree ("updated_at");
  CREATE INDEX "disseminations_created_at_idx" ON "disseminations" USING btree ("created_at");
  CREATE UNIQUE INDEX "training_files_storage_name_idx" ON "training_files" USING btree ("storage_name");
  CREATE INDEX "training_files_updated_at_idx" ON "training_files" USING btree ("updated_at");
  CREATE INDEX "training_files_created_at_idx" ON "training_files" USING btree ("created_at");
  CREATE UNIQUE INDEX "training_files_filename_idx" ON "training_files" USING btree ("filename");
  CREATE UNIQUE INDEX "training_pages_slug_idx" ON "training_pages" USING btree ("slug");
  CREATE INDEX "training_pages_updated_at_idx" ON "training_pages" USING btree ("updated_at");
  CREATE INDEX "training_pages_created_at_idx" ON "training_pages" USING btree ("created_at");
  CREATE INDEX "training_pages__status_idx" ON "training_pages" USING btree ("_status");
  CREATE INDEX "_training_pages_v_parent_idx" ON "_training_pages_v" USING btree ("parent_id");
  CREATE INDEX "_training_pages_v_version_version_slug_idx" ON "_training_pages_v" USING btree ("version_slug");
  CREATE INDEX "_training_pages_v_version_version_updated_at_idx" ON "_training_pages_v" USING btree ("version_updated_at");
  CREATE INDEX "_training_pages_v_version_version_created_at_idx" ON "_training_pages_v" USING btree ("version_created_at");
  CREATE INDEX "_training_pages_v_version_version__status_idx" ON "_training_pages_v" USING btree ("version__status");
  CREATE INDEX "_training_pages_v_created_at_idx" ON "_training_pages_v" USING btree ("created_at");
  CREATE INDEX "_training_pages_v_updated_at_idx" ON "_training_pages_v" USING btree ("updated_at");
  CREATE INDEX "_training_pages_v_latest_idx" ON "_training_pages_v" USING btree ("latest");
  ALTER TABLE "requests" ADD CONSTRAINT "requests_statement_revision_id_confidentiality_forms_id_fk" FOREIGN KEY ("statement_revision_id") REFERENCES "public"."confidentiality_forms"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "confidentiality_forms" ADD CONSTRAINT "confidentiality_forms_published_by_id_coordinators_id_fk" FOREIGN KEY ("published_by_id") REFERENCES "public"."coordinators"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_training_pages_fk" FOREIGN KEY ("training_pages_id") REFERENCES "public"."training_pages"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "requests_statement_revision_idx" ON "requests" USING btree ("statement_revision_id");
  CREATE INDEX "confidentiality_forms_published_by_idx" ON "confidentiality_forms" USING btree ("published_by_id");
  CREATE INDEX "payload_locked_documents_rels_training_pages_id_idx" ON "payload_locked_documents_rels" USING btree ("training_pages_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "announcements" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "disseminations" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "training_files" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "training_pages" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "_training_pages_v" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "announcements" CASCADE;
  DROP TABLE "disseminations" CASCADE;
  DROP TABLE "training_files" CASCADE;
  DROP TABLE "training_pages" CASCADE;
  DROP TABLE "_training_pages_v" CASCADE;
  ALTER TABLE "requests" DROP CONSTRAINT "requests_statement_revision_id_confidentiality_forms_id_fk";
  
  ALTER TABLE "confidentiality_forms" DROP CONSTRAINT "confidentiality_forms_published_by_id_coordinators_id_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_training_pages_fk";
  
  DROP INDEX "confidentiality_forms_one_current";
  DROP TRIGGER "confidentiality_forms_move_due_on" ON "confidentiality_forms";
  UPDATE "confidentiality_forms" SET "state" = 'superseded' WHERE "state" NOT IN ('current', 'superseded');
  ALTER TABLE "confidentiality_forms" ALTER COLUMN "state" SET DATA TYPE text;
  ALTER TABLE "confidentiality_forms" ALTER COLUMN "state" SET DEFAULT 'current'::text;
  DROP TYPE "public"."enum_confidentiality_forms_state";
  CREATE TYPE "public"."enum_confidentiality_forms_state" AS ENUM('current', 'superseded');
  ALTER TABLE "confidentiality_forms" ALTER COLUMN "state" SET DEFAULT 'current'::"public"."enum_confidentiality_forms_state";
  ALTER TABLE "confidentiality_forms" ALTER COLUMN "state" SET DATA TYPE "public"."enum_confidentiality_forms_state" USING "state"::"public"."enum_confidentiality_forms_state";
  CREATE UNIQUE INDEX "confidentiality_forms_one_current" ON "confidentiality_forms" ("form") WHERE "state" = 'current';
  CREATE TRIGGER "confidentiality_forms_move_due_on"
    AFTER INSERT OR UPDATE OF "state", "effective_from", "older_refused_after" ON "confidentiality_forms"
    FOR EACH ROW WHEN (new.state = 'current') EXECUTE FUNCTION move_due_on();
  DROP INDEX "requests_statement_revision_idx";
  DROP INDEX "confidentiality_forms_published_by_idx";
  DROP INDEX "payload_locked_documents_rels_training_pages_id_idx";
  ALTER TABLE "requests" DROP COLUMN "statement_revision_id";
  ALTER TABLE "confidentiality_forms" DROP COLUMN "what_changed";
  ALTER TABLE "confidentiality_forms" DROP COLUMN "published_at";
  ALTER TABLE "confidentiality_forms" DROP COLUMN "published_by_id";
  ALTER TABLE "confidentiality_forms" DROP COLUMN "superseded_on";
  ALTER TABLE "confidentiality_forms" DROP COLUMN "pages";
  ALTER TABLE "confidentiality_forms" DROP COLUMN "fillable_fields";
  ALTER TABLE "confidentiality_forms" DROP COLUMN "tagged";
  ALTER TABLE "confidentiality_forms" DROP COLUMN "shows_title";
  ALTER TABLE "confidentiality_forms" DROP COLUMN "language";
  ALTER TABLE "confidentiality_forms" DROP COLUMN "document_title";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "training_pages_id";
  ALTER TABLE "settings" DROP COLUMN "training_before_first_request";
  ALTER TABLE "settings" DROP COLUMN "accessibility_email";
  ALTER TABLE "settings" DROP COLUMN "records_official_title";
  ALTER TABLE "settings" DROP COLUMN "records_official_address";
  ALTER TABLE "settings" DROP COLUMN "records_official_telephone";
  DROP TYPE "public"."enum_announcements_audience";
  DROP TYPE "public"."enum_disseminations_recipient";
  DROP TYPE "public"."enum_disseminations_occasion";
  DROP TYPE "public"."enum_training_pages_status";
  DROP TYPE "public"."enum__training_pages_v_version_status";`)
}
