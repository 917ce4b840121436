import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_review_findings_requirement" AS ENUM('documents-in-date', 'right-form', 'files-present', 'revision-current', 'requestor-in-place', 'privileges-as-granted', 'separation-not-passed', 'credentials-notices', 'denial-reasons', 'other');
  CREATE TYPE "public"."enum_review_findings_severity" AS ENUM('low', 'medium', 'high');
  CREATE TYPE "public"."enum_review_findings_state" AS ENUM('open', 'answered', 'closed');
  CREATE TYPE "public"."enum_reviews_strata" AS ENUM('organization-type', 'organization', 'privilege-level');
  CREATE TYPE "public"."enum_reviews_unit" AS ENUM('count', 'percent');
  CREATE TYPE "public"."enum_privileges_level" AS ENUM('standard', 'elevated');
  CREATE TABLE "review_findings" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"review_id" uuid NOT NULL,
  	"item_id" uuid NOT NULL,
  	"organization_id" uuid NOT NULL,
  	"requirement" "enum_review_findings_requirement" NOT NULL,
  	"severity" "enum_review_findings_severity" NOT NULL,
  	"text" varchar NOT NULL,
  	"corrective_action" varchar NOT NULL,
  	"owner" varchar NOT NULL,
  	"due_on" varchar NOT NULL,
  	"found_by_id" uuid NOT NULL,
  	"found_at" timestamp(3) with time zone NOT NULL,
  	"state" "enum_review_findings_state" DEFAULT 'open' NOT NULL,
  	"answer" varchar,
  	"answered_by_id" uuid,
  	"answered_at" timestamp(3) with time zone,
  	"decision" varchar,
  	"decided_by_id" uuid,
  	"decided_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "review_items" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"review_id" uuid NOT NULL,
  	"position" numeric NOT NULL,
  	"staff_id" uuid NOT NULL,
  	"organization_id" uuid NOT NULL,
  	"stratum" varchar NOT NULL,
  	"person_name" varchar NOT NULL,
  	"username" varchar,
  	"checks" jsonb,
  	"checked_at" timestamp(3) with time zone,
  	"note" varchar,
  	"reviewed_by_id" uuid,
  	"reviewed_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "review_letters" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"review_id" uuid NOT NULL,
  	"organization_id" uuid NOT NULL,
  	"words" varchar,
  	"sent_by_id" uuid NOT NULL,
  	"sent_at" timestamp(3) with time zone NOT NULL,
  	"acknowledged_by_id" uuid,
  	"acknowledged_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "review_letters_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "reviews_strata" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_reviews_strata",
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL
  );
  
  CREATE TABLE "reviews" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"quarter" varchar NOT NULL,
  	"draw" numeric NOT NULL,
  	"reason" varchar,
  	"unit" "enum_reviews_unit" NOT NULL,
  	"size" numeric NOT NULL,
  	"least_an_organization" numeric DEFAULT 0 NOT NULL,
  	"never_sampled_percent" numeric DEFAULT 0 NOT NULL,
  	"algorithm" varchar NOT NULL,
  	"algorithm_version" varchar NOT NULL,
  	"seed" varchar NOT NULL,
  	"population_size" numeric NOT NULL,
  	"population_sha256" varchar NOT NULL,
  	"sample_size" numeric NOT NULL,
  	"allocation" jsonb NOT NULL,
  	"drawn_by_id" uuid NOT NULL,
  	"drawn_at" timestamp(3) with time zone NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "privileges" ADD COLUMN "level" "enum_privileges_level" DEFAULT 'standard' NOT NULL;
  ALTER TABLE "review_findings" ADD CONSTRAINT "review_findings_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "review_findings" ADD CONSTRAINT "review_findings_item_id_review_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."review_items"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "review_findings" ADD CONSTRAINT "review_findings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "review_findings" ADD CONSTRAINT "review_findings_found_by_id_coordinators_id_fk" FOREIGN KEY ("found_by_id") REFERENCES "public"."coordinators"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "review_findings" ADD CONSTRAINT "review_findings_answered_by_id_coordinators_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."coordinators"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "review_findings" ADD CONSTRAINT "review_findings_decided_by_id_coordinators_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."coordinators"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "review_items" ADD CONSTRAINT "review_items_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "review_items" ADD CONSTRAINT "review_items_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "review_items" ADD CONSTRAINT "review_items_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "review_items" ADD CONSTRAINT "review_items_reviewed_by_id_coordinators_id_fk" FOREIGN KEY ("reviewed_by_id") REFERENCES "public"."coordinators"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "review_letters" ADD CONSTRAINT "review_letters_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "review_letters" ADD CONSTRAINT "review_letters_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "review_letters" ADD CONSTRAINT "review_letters_sent_by_id_coordinators_id_fk" FOREIGN KEY ("sent_by_id") REFERENCES "public"."coordinators"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "review_letters" ADD CONSTRAINT "review_letters_acknowledged_by_id_coordinators_id_fk" FOREIGN KEY ("acknowledged_by_id") REFERENCES "public"."coordinators"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "review_letters_texts" ADD CONSTRAINT "review_letters_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."review_letters"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "reviews_strata" ADD CONSTRAINT "reviews_strata_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "reviews" ADD CONSTRAINT "reviews_drawn_by_id_coordinators_id_fk" FOREIGN KEY ("drawn_by_id") REFERENCES "public"."coordinators"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "review_findings_review_idx" ON "review_findings" USING btree ("review_id");
  CREATE INDEX "review_findings_item_idx" ON "review_findings" USING btree ("item_id");
  CREATE INDEX "review_findings_organization_idx" ON "review_findings" USING btree ("organization_id");
  CREATE INDEX "review_findings_requirement_idx" ON "review_findings" USING btree ("requirement");
  CREATE INDEX "review_findings_due_on_idx" ON "review_findings" USING btree ("due_on");
  CREATE INDEX "review_findings_found_by_idx" ON "review_findings" USING btree ("found_by_id");
  CREATE INDEX "review_findings_state_idx" ON "review_findings" USING btree ("state");
  CREATE INDEX "review_findings_answered_by_idx" ON "review_findings" USING btree ("answered_by_id");
  CREATE INDEX "review_findings_decided_by_idx" ON "review_findings" USING btree ("decided_by_id");
  CREATE INDEX "review_findings_updated_at_idx" ON "review_findings" USING btree ("updated_at");
  CREATE INDEX "review_findings_created_at_idx" ON "review_findings" USING btree ("created_at");
  CREATE INDEX "review_items_review_idx" ON "review_items" USING btree ("review_id");
  CREATE INDEX "review_items_staff_idx" ON "review_items" USING btree ("staff_id");
  CREATE INDEX "review_items_organization_idx" ON "review_items" USING btree ("organization_id");
  CREATE INDEX "review_items_reviewed_by_idx" ON "review_items" USING btree ("reviewed_by_id");
  CREATE INDEX "review_items_updated_at_idx" ON "review_items" USING btree ("updated_at");
  CREATE INDEX "review_items_created_at_idx" ON "review_items" USING btree ("created_at");
  CREATE INDEX "review_letters_review_idx" ON "review_letters" USING btree ("review_id");
  CREATE INDEX "review_letters_organization_idx" ON "review_letters" USING btree ("organization_id");
  CREATE INDEX "review_letters_sent_by_idx" ON "review_letters" USING btree ("sent_by_id");
  CREATE INDEX "review_letters_acknowledged_by_idx" ON "review_letters" USING btree ("acknowledged_by_id");
  CREATE INDEX "review_letters_updated_at_idx" ON "review_letters" USING btree ("updated_at");
  CREATE INDEX "review_letters_created_at_idx" ON "review_letters" USING btree ("created_at");
  CREATE INDEX "review_letters_texts_order_parent" ON "review_letters_texts" USING btree ("order","parent_id");
  CREATE INDEX "reviews_strata_order_idx" ON "reviews_strata" USING btree ("order");
  CREATE INDEX "reviews_strata_parent_idx" ON "reviews_strata" USING btree ("parent_id");
  CREATE INDEX "reviews_quarter_idx" ON "reviews" USING btree ("quarter");
  CREATE INDEX "reviews_drawn_by_idx" ON "reviews" USING btree ("drawn_by_id");
  CREATE INDEX "reviews_updated_at_idx" ON "reviews" USING btree ("updated_at");
  CREATE INDEX "reviews_created_at_idx" ON "reviews" USING btree ("created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "review_findings" CASCADE;
  DROP TABLE "review_items" CASCADE;
  DROP TABLE "review_letters" CASCADE;
  DROP TABLE "review_letters_texts" CASCADE;
  DROP TABLE "reviews_strata" CASCADE;
  DROP TABLE "reviews" CASCADE;
  ALTER TABLE "privileges" DROP COLUMN "level";
  DROP TYPE "public"."enum_review_findings_requirement";
  DROP TYPE "public"."enum_review_findings_severity";
  DROP TYPE "public"."enum_review_findings_state";
  DROP TYPE "public"."enum_reviews_strata";
  DROP TYPE "public"."enum_reviews_unit";
  DROP TYPE "public"."enum_privileges_level";`)
}
