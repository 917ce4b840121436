import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * What holds for forms and training whoever writes: one scheduled revision of each form beside the current one, a
 * revision that was published stays as it is, one dissemination for each revision and recipient, one confirmation of
 * the training for each address. Receipts of the version before become disseminations.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table confidentiality_forms alter column state set default 'draft';
    update confidentiality_forms set published_at = created_at where published_at is null;
    update confidentiality_forms f set superseded_on = coalesce(
      (select min(later.effective_from) from confidentiality_forms later
        where later.form = f.form and later.effective_from > f.effective_from), f.effective_from)
     where f.state = 'superseded';
    alter table confidentiality_forms
      add constraint confidentiality_forms_published_when check (
        (state in ('current', 'superseded')) = (published_at is not null)),
      add constraint confidentiality_forms_superseded_when check (
        (state = 'superseded') = (superseded_on is not null)
        and (superseded_on is null or superseded_on >= effective_from));
    create unique index confidentiality_forms_one_scheduled on confidentiality_forms (form) where state = 'scheduled';
    create unique index confidentiality_forms_one_label on confidentiality_forms (form, lower(revision))
      where state <> 'discarded';

    create function keep_published_form() returns trigger language plpgsql as $$
    begin
      if (new.form, new.revision, new.effective_from, new.sha256, new.storage_name, new.published_at)
        is distinct from (old.form, old.revision, old.effective_from, old.sha256, old.storage_name, old.published_at)
        or new.state not in ('current', 'superseded') or (old.state = 'superseded' and new.state = 'current') then
        raise exception 'A revision that was published stays as it is' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger confidentiality_forms_kept before update on confidentiality_forms
      for each row when (old.state in ('current', 'superseded')) execute function keep_published_form();

    alter table disseminations
      add constraint disseminations_one_recipient check (
        (recipient = 'coordinator') = (coordinator_id is not null)
        and (recipient = 'requestor') = (requestor_id is not null)),
      add constraint disseminations_acknowledged_by_coordinators check (
        acknowledged_at is null or recipient = 'coordinator'),
      add constraint disseminations_sent_on_by check ((occasion = 'sent-on') = (sent_by_id is not null));
    create unique index disseminations_once_to_coordinator on disseminations (form_id, coordinator_id)
      where coordinator_id is not null;
    create unique index disseminations_once_to_requestor on disseminations (form_id, requestor_id)
      where requestor_id is not null;
    insert into disseminations (form_id, recipient, coordinator_id, email, occasion, sent_at, acknowledged_at)
      select t.form_id, 'coordinator', t.coordinator_id, c.email, 'published', t.acknowledged_at, t.acknowledged_at
        from form_receipts t join coordinators c on c.id = t.coordinator_id;
    drop table form_receipts;

    create table training_confirmations (
      email text primary key check (email = lower(email)),
      confirmed_at timestamptz not null
    );
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table training_confirmations;
    create table form_receipts (
      form_id uuid not null references confidentiality_forms (id),
      coordinator_id uuid not null references coordinators (id),
      acknowledged_at timestamptz not null,
      primary key (form_id, coordinator_id)
    );
    insert into form_receipts (form_id, coordinator_id, acknowledged_at)
      select form_id, coordinator_id, acknowledged_at from disseminations where acknowledged_at is not null;
    drop index disseminations_once_to_coordinator;
    drop index disseminations_once_to_requestor;
    alter table disseminations
      drop constraint disseminations_one_recipient,
      drop constraint disseminations_acknowledged_by_coordinators,
      drop constraint disseminations_sent_on_by;
    drop trigger confidentiality_forms_kept on confidentiality_forms;
    drop function keep_published_form;
    drop index confidentiality_forms_one_label;
    drop index confidentiality_forms_one_scheduled;
    alter table confidentiality_forms
      drop constraint confidentiality_forms_superseded_when,
      drop constraint confidentiality_forms_published_when;
    alter table confidentiality_forms alter column state set default 'current';
  `)
}
