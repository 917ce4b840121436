import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_attestations_document" AS ENUM('ispa-training', 'confidentiality-statement');
  CREATE TYPE "public"."enum_attestations_form" AS ENUM('de-7410', 'e-1');
  CREATE TYPE "public"."enum_confidentiality_forms_form" AS ENUM('de-7410', 'e-1');
  CREATE TYPE "public"."enum_confidentiality_forms_state" AS ENUM('current', 'superseded');
  CREATE TYPE "public"."enum_coordinators_kind" AS ENUM('mis-administrator', 'wsb-spoc', 'operations-unit', 'auditor');
  CREATE TYPE "public"."enum_evidence_document" AS ENUM('ispa-training', 'confidentiality-statement');
  CREATE TYPE "public"."enum_messages_state" AS ENUM('queued', 'sent', 'failed');
  CREATE TYPE "public"."enum_organizations_type" AS ENUM('local-area', 'wsb-field-division', 'community-based-organization', 'all-other-staff');
  CREATE TYPE "public"."enum_requestors_title" AS ENUM('manager-supervisor', 'project-manager');
  CREATE TYPE "public"."enum_requests_kind" AS ENUM('new-account', 'reset-password', 'change-access', 'deactivate', 'annual-maintenance');
  CREATE TYPE "public"."enum_requests_state" AS ENUM('submitted', 'in-review', 'returned', 'granted', 'completed', 'denied', 'withdrawn', 'superseded');
  CREATE TYPE "public"."enum_requests_organization_type" AS ENUM('local-area', 'wsb-field-division', 'community-based-organization', 'all-other-staff');
  CREATE TYPE "public"."enum_requests_requestor_title" AS ENUM('manager-supervisor', 'project-manager');
  CREATE TYPE "public"."enum_requests_statement_form" AS ENUM('de-7410', 'e-1');
  CREATE TYPE "public"."enum_staff_account_state" AS ENUM('none', 'active', 'deactivated');
  CREATE TYPE "public"."enum_staff_statement_form" AS ENUM('de-7410', 'e-1');
  CREATE TYPE "public"."enum_settings_credentials_delivery" AS ENUM('in-notice', 'one-time-page');
  CREATE TABLE "attestations" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"staff_id" uuid NOT NULL,
  	"request_id" uuid NOT NULL,
  	"document" "enum_attestations_document" NOT NULL,
  	"completed_on" varchar NOT NULL,
  	"form" "enum_attestations_form",
  	"form_revision_id" uuid,
  	"evidence_id" uuid,
  	"date_seen_on" varchar,
  	"verified_by_id" uuid NOT NULL,
  	"verified_at" timestamp(3) with time zone NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "audit_events" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"event" varchar NOT NULL,
  	"actor_kind" varchar NOT NULL,
  	"actor_id" varchar,
  	"actor_email" varchar,
  	"subject_kind" varchar,
  	"subject_id" varchar,
  	"request_id" uuid,
  	"organization_id" uuid,
  	"before" jsonb,
  	"after" jsonb,
  	"address" varchar,
  	"outcome" varchar NOT NULL
  );
  
  CREATE TABLE "confidentiality_forms" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"form" "enum_confidentiality_forms_form" NOT NULL,
  	"revision" varchar NOT NULL,
  	"effective_from" varchar NOT NULL,
  	"state" "enum_confidentiality_forms_state" DEFAULT 'current' NOT NULL,
  	"file_name" varchar NOT NULL,
  	"storage_name" varchar NOT NULL,
  	"size" numeric NOT NULL,
  	"sha256" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "coordinators_sessions" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"created_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "coordinators" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"name" varchar NOT NULL,
  	"kind" "enum_coordinators_kind" NOT NULL,
  	"phone" varchar,
  	"active" boolean DEFAULT true,
  	"away_from" varchar,
  	"away_to" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"email" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar,
  	"reset_password_requested_at" timestamp(3) with time zone,
  	"login_attempts" numeric DEFAULT 0,
  	"lock_until" timestamp(3) with time zone
  );
  
  CREATE TABLE "denial_reasons" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"code" varchar NOT NULL,
  	"label" varchar NOT NULL,
  	"clause" varchar NOT NULL,
  	"text" varchar NOT NULL,
  	"active" boolean DEFAULT true,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "evidence" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"request_id" uuid,
  	"organization_id" uuid,
  	"document" "enum_evidence_document" NOT NULL,
  	"display_name" varchar NOT NULL,
  	"mime_type" varchar NOT NULL,
  	"size" numeric NOT NULL,
  	"sha256" varchar NOT NULL,
  	"storage_name" varchar NOT NULL,
  	"key_id" varchar NOT NULL,
  	"uploaded_by_email" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "messages" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"key" varchar NOT NULL,
  	"template" varchar NOT NULL,
  	"template_version" varchar NOT NULL,
  	"to" varchar NOT NULL,
  	"cc" varchar,
  	"reply_to" varchar,
  	"subject" varchar NOT NULL,
  	"body_text" varchar,
  	"body_html" varchar,
  	"state" "enum_messages_state" DEFAULT 'queued' NOT NULL,
  	"attempts" numeric DEFAULT 0 NOT NULL,
  	"next_attempt_at" timestamp(3) with time zone NOT NULL,
  	"sent_at" timestamp(3) with time zone,
  	"last_error" varchar,
  	"message_id" varchar NOT NULL,
  	"in_reply_to" varchar,
  	"request_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "organizations" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"name" varchar NOT NULL,
  	"slug" varchar NOT NULL,
  	"type" "enum_organizations_type" NOT NULL,
  	"delegate_id" uuid,
  	"active_from" varchar,
  	"active_to" varchar,
  	"process_on_file_on" varchar,
  	"local_instructions" varchar,
  	"sample" boolean DEFAULT false,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "organizations_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "organizations_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"coordinators_id" uuid
  );
  
  CREATE TABLE "privileges" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"code" varchar NOT NULL,
  	"name" varchar NOT NULL,
  	"description" varchar,
  	"active" boolean DEFAULT true,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "requestors" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"email" varchar NOT NULL,
  	"name" varchar NOT NULL,
  	"title" "enum_requestors_title" NOT NULL,
  	"phone" varchar,
  	"organization_id" uuid,
  	"proved_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "requests_declarations" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"code" varchar NOT NULL,
  	"text" varchar NOT NULL,
  	"version" varchar NOT NULL,
  	"given_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "requests" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"reference" varchar NOT NULL,
  	"kind" "enum_requests_kind" NOT NULL,
  	"state" "enum_requests_state" NOT NULL,
  	"submission_key" varchar,
  	"entered_by_id" uuid,
  	"request_date" varchar NOT NULL,
  	"submitted_at" timestamp(3) with time zone NOT NULL,
  	"changed_at" timestamp(3) with time zone NOT NULL,
  	"address" varchar,
  	"organization_id" uuid NOT NULL,
  	"organization_type" "enum_requests_organization_type" NOT NULL,
  	"requestor_id" uuid NOT NULL,
  	"requestor_name" varchar NOT NULL,
  	"requestor_title" "enum_requests_requestor_title" NOT NULL,
  	"requestor_phone" varchar,
  	"requestor_email" varchar NOT NULL,
  	"requestor_confirmed" boolean DEFAULT false NOT NULL,
  	"outside_domains" boolean DEFAULT false NOT NULL,
  	"staff_id" uuid,
  	"staff_given_name" varchar NOT NULL,
  	"staff_family_name" varchar,
  	"staff_email" varchar NOT NULL,
  	"staff_phone" varchar,
  	"is_edd_employee" boolean DEFAULT false NOT NULL,
  	"job_function" varchar,
  	"business_need" varchar,
  	"ispa_completed_on" varchar,
  	"statement_signed_on" varchar,
  	"statement_form" "enum_requests_statement_form",
  	"ispa_age_days" numeric,
  	"statement_age_days" numeric,
  	"route_level" varchar NOT NULL,
  	"route_reason" varchar NOT NULL,
  	"route_flagged" boolean DEFAULT false NOT NULL,
  	"claimed_by_id" uuid,
  	"claimed_at" timestamp(3) with time zone,
  	"ispa_seen_on" varchar,
  	"statement_seen_on" varchar,
  	"reviewed_by_id" uuid,
  	"reviewed_at" timestamp(3) with time zone,
  	"decision_note" varchar,
  	"granted_at" timestamp(3) with time zone,
  	"denial_reason_id" uuid,
  	"denial_text" varchar,
  	"denied_at" timestamp(3) with time zone,
  	"return_text" varchar,
  	"returned_at" timestamp(3) with time zone,
  	"username" varchar,
  	"processed_by_id" uuid,
  	"processed_at" timestamp(3) with time zone,
  	"completed_at" timestamp(3) with time zone,
  	"credentials_issued_at" timestamp(3) with time zone,
  	"credentials_expire_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "requests_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "requests_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"privileges_id" uuid,
  	"coordinators_id" uuid
  );
  
  CREATE TABLE "staff" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"given_name" varchar NOT NULL,
  	"family_name" varchar,
  	"email" varchar NOT NULL,
  	"phone" varchar,
  	"is_edd_employee" boolean DEFAULT false NOT NULL,
  	"organization_id" uuid NOT NULL,
  	"requestor_of_record_id" uuid,
  	"job_function" varchar,
  	"username" varchar,
  	"account_state" "enum_staff_account_state" DEFAULT 'none' NOT NULL,
  	"ispa_completed_on" varchar,
  	"statement_signed_on" varchar,
  	"statement_form" "enum_staff_statement_form",
  	"due_on" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "staff_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"privileges_id" uuid
  );
  
  CREATE TABLE "payload_kv" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"key" varchar NOT NULL,
  	"data" jsonb NOT NULL
  );
  
  CREATE TABLE "payload_locked_documents" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"global_slug" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_locked_documents_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"coordinators_id" uuid,
  	"denial_reasons_id" uuid,
  	"organizations_id" uuid,
  	"privileges_id" uuid
  );
  
  CREATE TABLE "payload_preferences" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"key" varchar,
  	"value" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_preferences_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"coordinators_id" uuid
  );
  
  CREATE TABLE "payload_migrations" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"name" varchar,
  	"batch" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "settings" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"credentials_delivery" "enum_settings_credentials_delivery" DEFAULT 'in-notice' NOT NULL,
  	"operations_email" varchar DEFAULT 'caljobsadmin@edd.ca.gov' NOT NULL,
  	"updated_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone
  );
  
  ALTER TABLE "attestations" ADD CONSTRAINT "attestations_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "attestations" ADD CONSTRAINT "attestations_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "attestations" ADD CONSTRAINT "attestations_form_revision_id_confidentiality_forms_id_fk" FOREIGN KEY ("form_revision_id") REFERENCES "public"."confidentiality_forms"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "attestations" ADD CONSTRAINT "attestations_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "attestations" ADD CONSTRAINT "attestations_verified_by_id_coordinators_id_fk" FOREIGN KEY ("verified_by_id") REFERENCES "public"."coordinators"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "coordinators_sessions" ADD CONSTRAINT "coordinators_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."coordinators"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "evidence" ADD CONSTRAINT "evidence_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "evidence" ADD CONSTRAINT "evidence_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "messages" ADD CONSTRAINT "messages_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "organizations" ADD CONSTRAINT "organizations_delegate_id_coordinators_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."coordinators"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "organizations_texts" ADD CONSTRAINT "organizations_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "organizations_rels" ADD CONSTRAINT "organizations_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "organizations_rels" ADD CONSTRAINT "organizations_rels_coordinators_fk" FOREIGN KEY ("coordinators_id") REFERENCES "public"."coordinators"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "requestors" ADD CONSTRAINT "requestors_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "requests_declarations" ADD CONSTRAINT "requests_declarations_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."requests"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "requests" ADD CONSTRAINT "requests_entered_by_id_coordinators_id_fk" FOREIGN KEY ("entered_by_id") REFERENCES "public"."coordinators"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "requests" ADD CONSTRAINT "requests_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "requests" ADD CONSTRAINT "requests_requestor_id_requestors_id_fk" FOREIGN KEY ("requestor_id") REFERENCES "public"."requestors"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "requests" ADD CONSTRAINT "requests_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "requests" ADD CONSTRAINT "requests_claimed_by_id_coordinators_id_fk" FOREIGN KEY ("claimed_by_id") REFERENCES "public"."coordinators"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "requests" ADD CONSTRAINT "requests_reviewed_by_id_coordinators_id_fk" FOREIGN KEY ("reviewed_by_id") REFERENCES "public"."coordinators"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "requests" ADD CONSTRAINT "requests_denial_reason_id_denial_reasons_id_fk" FOREIGN KEY ("denial_reason_id") REFERENCES "public"."denial_reasons"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "requests" ADD CONSTRAINT "requests_processed_by_id_coordinators_id_fk" FOREIGN KEY ("processed_by_id") REFERENCES "public"."coordinators"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "requests_texts" ADD CONSTRAINT "requests_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."requests"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "requests_rels" ADD CONSTRAINT "requests_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."requests"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "requests_rels" ADD CONSTRAINT "requests_rels_privileges_fk" FOREIGN KEY ("privileges_id") REFERENCES "public"."privileges"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "requests_rels" ADD CONSTRAINT "requests_rels_coordinators_fk" FOREIGN KEY ("coordinators_id") REFERENCES "public"."coordinators"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "staff" ADD CONSTRAINT "staff_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "staff" ADD CONSTRAINT "staff_requestor_of_record_id_requestors_id_fk" FOREIGN KEY ("requestor_of_record_id") REFERENCES "public"."requestors"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "staff_rels" ADD CONSTRAINT "staff_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "staff_rels" ADD CONSTRAINT "staff_rels_privileges_fk" FOREIGN KEY ("privileges_id") REFERENCES "public"."privileges"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_locked_documents"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_coordinators_fk" FOREIGN KEY ("coordinators_id") REFERENCES "public"."coordinators"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_denial_reasons_fk" FOREIGN KEY ("denial_reasons_id") REFERENCES "public"."denial_reasons"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_organizations_fk" FOREIGN KEY ("organizations_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_privileges_fk" FOREIGN KEY ("privileges_id") REFERENCES "public"."privileges"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_coordinators_fk" FOREIGN KEY ("coordinators_id") REFERENCES "public"."coordinators"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "attestations_staff_idx" ON "attestations" USING btree ("staff_id");
  CREATE INDEX "attestations_request_idx" ON "attestations" USING btree ("request_id");
  CREATE INDEX "attestations_form_revision_idx" ON "attestations" USING btree ("form_revision_id");
  CREATE INDEX "attestations_evidence_idx" ON "attestations" USING btree ("evidence_id");
  CREATE INDEX "attestations_verified_by_idx" ON "attestations" USING btree ("verified_by_id");
  CREATE INDEX "attestations_updated_at_idx" ON "attestations" USING btree ("updated_at");
  CREATE INDEX "attestations_created_at_idx" ON "attestations" USING btree ("created_at");
  CREATE INDEX "audit_events_at_idx" ON "audit_events" USING btree ("at");
  CREATE INDEX "audit_events_event_idx" ON "audit_events" USING btree ("event");
  CREATE INDEX "audit_events_actor_email_idx" ON "audit_events" USING btree ("actor_email");
  CREATE INDEX "audit_events_subject_id_idx" ON "audit_events" USING btree ("subject_id");
  CREATE INDEX "audit_events_request_idx" ON "audit_events" USING btree ("request_id");
  CREATE INDEX "audit_events_organization_idx" ON "audit_events" USING btree ("organization_id");
  CREATE INDEX "confidentiality_forms_form_idx" ON "confidentiality_forms" USING btree ("form");
  CREATE INDEX "confidentiality_forms_state_idx" ON "confidentiality_forms" USING btree ("state");
  CREATE UNIQUE INDEX "confidentiality_forms_storage_name_idx" ON "confidentiality_forms" USING btree ("storage_name");
  CREATE INDEX "confidentiality_forms_updated_at_idx" ON "confidentiality_forms" USING btree ("updated_at");
  CREATE INDEX "confidentiality_forms_created_at_idx" ON "confidentiality_forms" USING btree ("created_at");
  CREATE INDEX "coordinators_sessions_order_idx" ON "coordinators_sessions" USING btree ("_order");
  CREATE INDEX "coordinators_sessions_parent_id_idx" ON "coordinators_sessions" USING btree ("_parent_id");
  CREATE INDEX "coordinators_kind_idx" ON "coordinators" USING btree ("kind");
  CREATE INDEX "coordinators_active_idx" ON "coordinators" USING btree ("active");
  CREATE INDEX "coordinators_updated_at_idx" ON "coordinators" USING btree ("updated_at");
  CREATE INDEX "coordinators_created_at_idx" ON "coordinators" USING btree ("created_at");
  CREATE UNIQUE INDEX "coordinators_email_idx" ON "coordinators" USING btree ("email");
  CREATE UNIQUE INDEX "denial_reasons_code_idx" ON "denial_reasons" USING btree ("code");
  CREATE INDEX "denial_reasons_updated_at_idx" ON "denial_reasons" USING btree ("updated_at");
  CREATE INDEX "denial_reasons_created_at_idx" ON "denial_reasons" USING btree ("created_at");
  CREATE INDEX "evidence_request_idx" ON "evidence" USING btree ("request_id");
  CREATE INDEX "evidence_organization_idx" ON "evidence" USING btree ("organization_id");
  CREATE INDEX "evidence_sha256_idx" ON "evidence" USING btree ("sha256");
  CREATE UNIQUE INDEX "evidence_storage_name_idx" ON "evidence" USING btree ("storage_name");
  CREATE INDEX "evidence_uploaded_by_email_idx" ON "evidence" USING btree ("uploaded_by_email");
  CREATE INDEX "evidence_updated_at_idx" ON "evidence" USING btree ("updated_at");
  CREATE INDEX "evidence_created_at_idx" ON "evidence" USING btree ("created_at");
  CREATE UNIQUE INDEX "messages_key_idx" ON "messages" USING btree ("key");
  CREATE INDEX "messages_template_idx" ON "messages" USING btree ("template");
  CREATE INDEX "messages_state_idx" ON "messages" USING btree ("state");
  CREATE INDEX "messages_message_id_idx" ON "messages" USING btree ("message_id");
  CREATE INDEX "messages_request_idx" ON "messages" USING btree ("request_id");
  CREATE INDEX "messages_updated_at_idx" ON "messages" USING btree ("updated_at");
  CREATE INDEX "messages_created_at_idx" ON "messages" USING btree ("created_at");
  CREATE INDEX "organizations_name_idx" ON "organizations" USING btree ("name");
  CREATE UNIQUE INDEX "organizations_slug_idx" ON "organizations" USING btree ("slug");
  CREATE INDEX "organizations_type_idx" ON "organizations" USING btree ("type");
  CREATE INDEX "organizations_delegate_idx" ON "organizations" USING btree ("delegate_id");
  CREATE INDEX "organizations_updated_at_idx" ON "organizations" USING btree ("updated_at");
  CREATE INDEX "organizations_created_at_idx" ON "organizations" USING btree ("created_at");
  CREATE INDEX "organizations_texts_order_parent" ON "organizations_texts" USING btree ("order","parent_id");
  CREATE INDEX "organizations_rels_order_idx" ON "organizations_rels" USING btree ("order");
  CREATE INDEX "organizations_rels_parent_idx" ON "organizations_rels" USING btree ("parent_id");
  CREATE INDEX "organizations_rels_path_idx" ON "organizations_rels" USING btree ("path");
  CREATE INDEX "organizations_rels_coordinators_id_idx" ON "organizations_rels" USING btree ("coordinators_id");
  CREATE UNIQUE INDEX "privileges_code_idx" ON "privileges" USING btree ("code");
  CREATE INDEX "privileges_updated_at_idx" ON "privileges" USING btree ("updated_at");
  CREATE INDEX "privileges_created_at_idx" ON "privileges" USING btree ("created_at");
  CREATE UNIQUE INDEX "requestors_email_idx" ON "requestors" USING btree ("email");
  CREATE INDEX "requestors_name_idx" ON "requestors" USING btree ("name");
  CREATE INDEX "requestors_organization_idx" ON "requestors" USING btree ("organization_id");
  CREATE INDEX "requestors_updated_at_idx" ON "requestors" USING btree ("updated_at");
  CREATE INDEX "requestors_created_at_idx" ON "requestors" USING btree ("created_at");
  CREATE INDEX "requests_declarations_order_idx" ON "requests_declarations" USING btree ("_order");
  CREATE INDEX "requests_declarations_parent_id_idx" ON "requests_declarations" USING btree ("_parent_id");
  CREATE UNIQUE INDEX "requests_reference_idx" ON "requests" USING btree ("reference");
  CREATE INDEX "requests_kind_idx" ON "requests" USING btree ("kind");
  CREATE INDEX "requests_state_idx" ON "requests" USING btree ("state");
  CREATE UNIQUE INDEX "requests_submission_key_idx" ON "requests" USING btree ("submission_key");
  CREATE INDEX "requests_entered_by_idx" ON "requests" USING btree ("entered_by_id");
  CREATE INDEX "requests_submitted_at_idx" ON "requests" USING btree ("submitted_at");
  CREATE INDEX "requests_organization_idx" ON "requests" USING btree ("organization_id");
  CREATE INDEX "requests_requestor_idx" ON "requests" USING btree ("requestor_id");
  CREATE INDEX "requests_requestor_email_idx" ON "requests" USING btree ("requestor_email");
  CREATE INDEX "requests_staff_idx" ON "requests" USING btree ("staff_id");
  CREATE INDEX "requests_staff_email_idx" ON "requests" USING btree ("staff_email");
  CREATE INDEX "requests_claimed_by_idx" ON "requests" USING btree ("claimed_by_id");
  CREATE INDEX "requests_reviewed_by_idx" ON "requests" USING btree ("reviewed_by_id");
  CREATE INDEX "requests_denial_reason_idx" ON "requests" USING btree ("denial_reason_id");
  CREATE INDEX "requests_processed_by_idx" ON "requests" USING btree ("processed_by_id");
  CREATE INDEX "requests_updated_at_idx" ON "requests" USING btree ("updated_at");
  CREATE INDEX "requests_created_at_idx" ON "requests" USING btree ("created_at");
  CREATE INDEX "state_submittedAt_idx" ON "requests" USING btree ("state","submitted_at");
  CREATE INDEX "organization_state_submittedAt_idx" ON "requests" USING btree ("organization_id","state","submitted_at");
  CREATE INDEX "requests_texts_order_parent" ON "requests_texts" USING btree ("order","parent_id");
  CREATE INDEX "requests_rels_order_idx" ON "requests_rels" USING btree ("order");
  CREATE INDEX "requests_rels_parent_idx" ON "requests_rels" USING btree ("parent_id");
  CREATE INDEX "requests_rels_path_idx" ON "requests_rels" USING btree ("path");
  CREATE INDEX "requests_rels_privileges_id_idx" ON "requests_rels" USING btree ("privileges_id");
  CREATE INDEX "requests_rels_coordinators_id_idx" ON "requests_rels" USING btree ("coordinators_id");
  CREATE INDEX "staff_family_name_idx" ON "staff" USING btree ("family_name");
  CREATE UNIQUE INDEX "staff_email_idx" ON "staff" USING btree ("email");
  CREATE INDEX "staff_organization_idx" ON "staff" USING btree ("organization_id");
  CREATE INDEX "staff_requestor_of_record_idx" ON "staff" USING btree ("requestor_of_record_id");
  CREATE UNIQUE INDEX "staff_username_idx" ON "staff" USING btree ("username");
  CREATE INDEX "staff_account_state_idx" ON "staff" USING btree ("account_state");
  CREATE INDEX "staff_due_on_idx" ON "staff" USING btree ("due_on");
  CREATE INDEX "staff_updated_at_idx" ON "staff" USING btree ("updated_at");
  CREATE INDEX "staff_created_at_idx" ON "staff" USING btree ("created_at");
  CREATE INDEX "staff_rels_order_idx" ON "staff_rels" USING btree ("order");
  CREATE INDEX "staff_rels_parent_idx" ON "staff_rels" USING btree ("parent_id");
  CREATE INDEX "staff_rels_path_idx" ON "staff_rels" USING btree ("path");
  CREATE INDEX "staff_rels_privileges_id_idx" ON "staff_rels" USING btree ("privileges_id");
  CREATE UNIQUE INDEX "payload_kv_key_idx" ON "payload_kv" USING btree ("key");
  CREATE INDEX "payload_locked_documents_global_slug_idx" ON "payload_locked_documents" USING btree ("global_slug");
  CREATE INDEX "payload_locked_documents_updated_at_idx" ON "payload_locked_documents" USING btree ("updated_at");
  CREATE INDEX "payload_locked_documents_created_at_idx" ON "payload_locked_documents" USING btree ("created_at");
  CREATE INDEX "payload_locked_documents_rels_order_idx" ON "payload_locked_documents_rels" USING btree ("order");
  CREATE INDEX "payload_locked_documents_rels_parent_idx" ON "payload_locked_documents_rels" USING btree ("parent_id");
  CREATE INDEX "payload_locked_documents_rels_path_idx" ON "payload_locked_documents_rels" USING btree ("path");
  CREATE INDEX "payload_locked_documents_rels_coordinators_id_idx" ON "payload_locked_documents_rels" USING btree ("coordinators_id");
  CREATE INDEX "payload_locked_documents_rels_denial_reasons_id_idx" ON "payload_locked_documents_rels" USING btree ("denial_reasons_id");
  CREATE INDEX "payload_locked_documents_rels_organizations_id_idx" ON "payload_locked_documents_rels" USING btree ("organizations_id");
  CREATE INDEX "payload_locked_documents_rels_privileges_id_idx" ON "payload_locked_documents_rels" USING btree ("privileges_id");
  CREATE INDEX "payload_preferences_key_idx" ON "payload_preferences" USING btree ("key");
  CREATE INDEX "payload_preferences_updated_at_idx" ON "payload_preferences" USING btree ("updated_at");
  CREATE INDEX "payload_preferences_created_at_idx" ON "payload_preferences" USING btree ("created_at");
  CREATE INDEX "payload_preferences_rels_order_idx" ON "payload_preferences_rels" USING btree ("order");
  CREATE INDEX "payload_preferences_rels_parent_idx" ON "payload_preferences_rels" USING btree ("parent_id");
  CREATE INDEX "payload_preferences_rels_path_idx" ON "payload_preferences_rels" USING btree ("path");
  CREATE INDEX "payload_preferences_rels_coordinators_id_idx" ON "payload_preferences_rels" USING btree ("coordinators_id");
  CREATE INDEX "payload_migrations_updated_at_idx" ON "payload_migrations" USING btree ("updated_at");
  CREATE INDEX "payload_migrations_created_at_idx" ON "payload_migrations" USING btree ("created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "attestations" CASCADE;
  DROP TABLE "audit_events" CASCADE;
  DROP TABLE "confidentiality_forms" CASCADE;
  DROP TABLE "coordinators_sessions" CASCADE;
  DROP TABLE "coordinators" CASCADE;
  DROP TABLE "denial_reasons" CASCADE;
  DROP TABLE "evidence" CASCADE;
  DROP TABLE "messages" CASCADE;
  DROP TABLE "organizations" CASCADE;
  DROP TABLE "organizations_texts" CASCADE;
  DROP TABLE "organizations_rels" CASCADE;
  DROP TABLE "privileges" CASCADE;
  DROP TABLE "requestors" CASCADE;
  DROP TABLE "requests_declarations" CASCADE;
  DROP TABLE "requests" CASCADE;
  DROP TABLE "requests_texts" CASCADE;
  DROP TABLE "requests_rels" CASCADE;
  DROP TABLE "staff" CASCADE;
  DROP TABLE "staff_rels" CASCADE;
  DROP TABLE "payload_kv" CASCADE;
  DROP TABLE "payload_locked_documents" CASCADE;
  DROP TABLE "payload_locked_documents_rels" CASCADE;
  DROP TABLE "payload_preferences" CASCADE;
  DROP TABLE "payload_preferences_rels" CASCADE;
  DROP TABLE "payload_migrations" CASCADE;
  DROP TABLE "settings" CASCADE;
  DROP TYPE "public"."enum_attestations_document";
  DROP TYPE "public"."enum_attestations_form";
  DROP TYPE "public"."enum_confidentiality_forms_form";
  DROP TYPE "public"."enum_confidentiality_forms_state";
  DROP TYPE "public"."enum_coordinators_kind";
  DROP TYPE "public"."enum_evidence_document";
  DROP TYPE "public"."enum_messages_state";
  DROP TYPE "public"."enum_organizations_type";
  DROP TYPE "public"."enum_requestors_title";
  DROP TYPE "public"."enum_requests_kind";
  DROP TYPE "public"."enum_requests_state";
  DROP TYPE "public"."enum_requests_organization_type";
  DROP TYPE "public"."enum_requests_requestor_title";
  DROP TYPE "public"."enum_requests_statement_form";
  DROP TYPE "public"."enum_staff_account_state";
  DROP TYPE "public"."enum_staff_statement_form";
  DROP TYPE "public"."enum_settings_credentials_delivery";`)
}
