import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'
import { citationOf, isRuleCode, OWN_RULE } from '../policy/directive/citation.ts'
import { sections } from '../policy/directive/sections.ts'

/**
 * Coded reasons name a section of the directive and quote it, and a denial keeps what the requestor was told. Reasons
 * that cited a number get the section and words behind it; their own text stays. A reason that cited something else
 * becomes a rule of this service in its own words. Denials of before keep the reason as it stands now.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create type "public"."enum_denial_reasons_section" as enum('summary', 'references', 'background', 'roles', 'create', 'reset', 'change', 'deactivate', 'annual-maintenance', 'training', 'monitoring', 'action', 'inquiries', 'attachments', 'service');
    alter table "denial_reasons" add column "section" "enum_denial_reasons_section", add column "words" varchar;
    alter table "requests"
      add column "denial_told_reason" varchar, add column "denial_told_heading" varchar,
      add column "denial_told_words" varchar, add column "denial_told_explanation" varchar;
  `)
  await db.execute(sql`
    update denial_reasons set section = 'service',
      words = 'A request names a person who can be identified, and there is one open request of a kind for a person.'
     where code = 'unknown-or-duplicate' and clause = 'R8'`)
  const { rows } = await db.execute(sql`select id, clause, text from denial_reasons where section is null`)
  for (const { id, clause, text } of rows) {
    const { section, words } = citedBefore(String(clause), String(text))
    await db.execute(sql`update denial_reasons set section = ${section}::enum_denial_reasons_section, words = ${words} where id = ${id}`)
  }
  await keepWhatWasTold(db)
  await db.execute(sql`
    alter table "denial_reasons" alter column "section" set not null, alter column "words" set not null, drop column "clause";
    alter table requests add constraint requests_denied_was_told check (state <> 'denied' or (
      denial_told_reason is not null and denial_told_heading is not null and denial_told_words is not null)) not valid;
    alter table requests validate constraint requests_denied_was_told;
  `)
}

function citedBefore(clause: string, text: string): { section: string; words: string } {
  const code = clause.trim()
  if (!isRuleCode(code)) return { section: 'service', words: text }
  const { section = 'service', words } = citationOf(code)
  return { section, words }
}

/** The explanation stays empty: it was not told then. */
async function keepWhatWasTold(db: MigrateUpArgs['db']): Promise<void> {
  const { rows } = await db.execute(sql`select distinct section from denial_reasons`)
  for (const { section } of rows) {
    const heading = headingOf(String(section))
    await db.execute(sql`
      update requests r set denial_told_reason = n.label, denial_told_heading = ${heading}, denial_told_words = n.words
        from denial_reasons n
       where n.id = r.denial_reason_id and n.section = ${section}::enum_denial_reasons_section and r.state = 'denied'`)
  }
}

const headingOf = (section: string): string => sections.find(({ id }) => id === section)?.heading ?? OWN_RULE

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    alter table requests drop constraint requests_denied_was_told,
      drop column "denial_told_reason", drop column "denial_told_heading", drop column "denial_told_words",
      drop column "denial_told_explanation";
    alter table "denial_reasons" add column "clause" varchar;
    update denial_reasons set clause = words;
    alter table "denial_reasons" alter column "clause" set not null, drop column "section", drop column "words";
    drop type "public"."enum_denial_reasons_section";
  `)
}
