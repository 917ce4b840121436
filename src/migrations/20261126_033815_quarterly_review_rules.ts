import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * What holds for the quarterly review whoever writes: a draw and its population are never changed, a further draw has
 * a reason and another person, nobody reviews accounts of an organization that is theirs, and what an organization was
 * told stays as it was told.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    update privileges set level = 'elevated'
     where code in ('individual-file-folders', 'individual-fund-tracking', 'employer-file-folders');

    create function keep_review() returns trigger language plpgsql as $$
    begin
      raise exception 'Records of a quarterly review stay as they are' using errcode = 'check_violation';
    end $$;

    create unique index reviews_one_of_quarter_and_draw on reviews (quarter, draw);
    alter table reviews
      add constraint reviews_further_draw_has_reason check (
        draw >= 1 and (draw = 1) = (reason is null) and (reason is null or length(btrim(reason)) >= 10)),
      add constraint reviews_quarter_in_form check (quarter ~ '^[0-9]{4}-[1-4]$'),
      add constraint reviews_seed_in_form check (seed ~ '^[0-9a-f]{64}$' and population_sha256 ~ '^[0-9a-f]{64}$'),
      add constraint reviews_size_possible check (
        size > 0 and (unit <> 'percent' or size <= 100) and least_an_organization >= 0
        and never_sampled_percent between 0 and 100
        and population_size >= 0 and sample_size between 0 and population_size);
    create function guard_draw() returns trigger language plpgsql as $$
    declare
      last reviews;
    begin
      select * into last from reviews where quarter = new.quarter order by draw desc limit 1;
      if new.draw <> coalesce(last.draw, 0) + 1 then
        raise exception 'Draws of a quarter are numbered without a gap' using errcode = 'check_violation';
      end if;
      if last.drawn_by_id = new.drawn_by_id then
        raise exception 'Another person draws a quarter once more' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger reviews_guarded before insert on reviews for each row execute function guard_draw();
    create trigger reviews_kept before update or delete on reviews for each row execute function keep_review();
    create trigger reviews_strata_kept before update or delete on reviews_strata
      for each row execute function keep_review();

    create table review_population (
      review_id uuid not null references reviews (id),
      position integer not null,
      lines text not null,
      primary key (review_id, position)
    );
    create trigger review_population_kept before update or delete on review_population
      for each row execute function keep_review();

    create unique index review_items_once on review_items (review_id, staff_id);
    create unique index review_items_in_order on review_items (review_id, position);
    create index review_items_to_check on review_items (id) where checked_at is null;
    alter table review_items
      add constraint review_items_reviewed_by_whom check (
        (reviewed_at is null) = (reviewed_by_id is null) and (reviewed_at is null or checked_at is not null)
        and (checked_at is null) = (checks is null));
    create function guard_review_item() returns trigger language plpgsql as $$
    begin
      if (new.review_id, new.position, new.staff_id, new.organization_id, new.stratum)
        is distinct from (old.review_id, old.position, old.staff_id, old.organization_id, old.stratum) then
        raise exception 'Accounts of a sample stay as they were drawn' using errcode = 'check_violation';
      end if;
      if exists (select 1 from review_letters l
        where l.review_id = new.review_id and l.organization_id = new.organization_id) then
        raise exception 'The results of this organization were sent' using errcode = 'check_violation';
      end if;
      if new.reviewed_by_id is not null and exists (select 1 from organizations_rels r
        where r.parent_id = new.organization_id and r.path = 'coordinators'
          and r.coordinators_id = new.reviewed_by_id) then
        raise exception 'Nobody reviews accounts of their own organization' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger review_items_guarded before update on review_items
      for each row execute function guard_review_item();
    create trigger review_items_kept before delete on review_items for each row execute function keep_review();

    alter table review_findings
      add constraint review_findings_answered_by_whom check (
        (answered_at is null) = (answered_by_id is null) and (answered_at is null) = (answer is null)
        and (state <> 'answered' or answered_at is not null)),
      add constraint review_findings_decided_by_whom check (
        (decided_at is null) = (decided_by_id is null) and (decided_at is null) = (decision is null)
        and (state <> 'closed' or decided_at is not null));
    create index review_findings_to_follow on review_findings (organization_id, due_on) where state <> 'closed';
    create function guard_finding() returns trigger language plpgsql as $$
    declare
      was_sent boolean;
      finding review_findings;
    begin
      finding := coalesce(old, new);
      was_sent := exists (select 1 from review_letters l
        where l.review_id = finding.review_id and l.organization_id = finding.organization_id);
      if tg_op = 'UPDATE' then
        if old.state = 'closed' then
          raise exception 'A closed finding is never changed' using errcode = 'check_violation';
        end if;
        if was_sent and (new.review_id, new.item_id, new.organization_id, new.requirement, new.severity, new.text,
            new.corrective_action, new.owner, new.due_on)
          is distinct from (old.review_id, old.item_id, old.organization_id, old.requirement, old.severity, old.text,
            old.corrective_action, old.owner, old.due_on) then
          raise exception 'A finding stays as its organization was told' using errcode = 'check_violation';
        end if;
        if not was_sent and new.state <> 'open' then
          raise exception 'A finding is told before it is answered' using errcode = 'check_violation';
        end if;
        return new;
      end if;
      if was_sent then
        raise exception 'The results of this organization were sent' using errcode = 'check_violation';
      end if;
      if tg_op = 'DELETE' then return old; end if;
      if exists (select 1 from review_items i where i.id = new.item_id and (i.reviewed_at is not null
        or i.review_id <> new.review_id or i.organization_id <> new.organization_id)) then
        raise exception 'A finding belongs to an account that is still being reviewed' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger review_findings_guarded before insert or update or delete on review_findings
      for each row execute function guard_finding();

    create unique index review_letters_once on review_letters (review_id, organization_id);
    create index review_letters_to_acknowledge on review_letters (organization_id) where acknowledged_at is null;
    alter table review_letters add constraint review_letters_acknowledged_by_whom check (
      (acknowledged_at is null) = (acknowledged_by_id is null));
    create function guard_letter() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        if not exists (select 1 from review_items i
            where i.review_id = new.review_id and i.organization_id = new.organization_id)
          or exists (select 1 from review_items i where i.review_id = new.review_id
            and i.organization_id = new.organization_id and i.reviewed_at is null) then
          raise exception 'Every account of the organization is reviewed first' using errcode = 'check_violation';
        end if;
        return new;
      end if;
      if old.acknowledged_at is not null or (new.review_id, new.organization_id, new.sent_at, new.words)
        is distinct from (old.review_id, old.organization_id, old.sent_at, old.words) then
        raise exception 'Results that were sent stay as they are' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger review_letters_guarded before insert or update on review_letters
      for each row execute function guard_letter();
    create trigger review_letters_kept before delete on review_letters for each row execute function keep_review();

    create table evidence_packs (
      id uuid primary key default gen_random_uuid(),
      staff_id uuid not null references staff (id),
      asked_by_id uuid not null references coordinators (id),
      asked_at timestamptz not null,
      reason text not null check (length(btrim(reason)) > 0),
      state text not null default 'waiting' check (state in ('waiting', 'making', 'ready', 'fetched', 'failed', 'expired')),
      done integer not null default 0,
      total integer,
      error text,
      made_at timestamptz,
      expires_at timestamptz,
      fetched_at timestamptz,
      fetched_by_id uuid references coordinators (id),
      storage_name text,
      key_id text,
      sha256 text,
      size integer,
      constraint evidence_packs_ready_with_file check (
        (state in ('ready', 'fetched', 'expired')) = (made_at is not null)
        and (made_at is null) = (storage_name is null) and (made_at is null) = (expires_at is null)),
      constraint evidence_packs_fetched_once check ((state = 'fetched') = (fetched_at is not null)
        and (fetched_at is null) = (fetched_by_id is null))
    );
    create unique index evidence_packs_one_at_a_time on evidence_packs (staff_id, asked_by_id)
      where state in ('waiting', 'making', 'ready');
    create index evidence_packs_to_make on evidence_packs (asked_at) where state in ('waiting', 'making');
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table evidence_packs, review_population;
    drop trigger review_letters_kept on review_letters;
    drop trigger review_letters_guarded on review_letters;
    drop trigger review_findings_guarded on review_findings;
    drop trigger review_items_kept on review_items;
    drop trigger review_items_guarded on review_items;
    drop trigger reviews_strata_kept on reviews_strata;
    drop trigger reviews_kept on reviews;
    drop trigger reviews_guarded on reviews;
    drop function guard_letter, guard_finding, guard_review_item, guard_draw, keep_review;
  `)
}
