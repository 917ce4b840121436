import type { SqlExecutor } from '../../database/connection.ts'
import { isRecordId } from '../../database/recordId.ts'
import { jobs } from '../../jobs/index.ts'
import { isQuarter, quarterInWords } from '../../policy/quarters.ts'
import { statementFormNames, type StatementForm } from '../../policy/vocabulary.ts'

/** A record as the trail names it. */
export type RecordName = {
  /** As the trail writes kinds: `request`, `staff`. */
  kind: string
  /** Within a sentence: `request CJ-7F3K-92QM for Kim Sample`. */
  phrase: string
  /** Alone: `CJ-7F3K-92QM`, `Kim Sample`. */
  name: string
}

export type RecordNames = Map<string, RecordName>

type Parts = { name: string; more: string | null; quarter: string | null }

type Known = {
  /** `id`, `name`, and where they help `more` and `quarter`; the ids are `$1`. */
  sql: string
  phrase: (parts: Parts) => string
  name?: (parts: Parts) => string
}

const person = `concat_ws(' ', staff_given_name, staff_family_name)`
const quoted = (what: string) => (parts: Parts) => `${what} “${parts.name}”`
const simple = (table: string, column = 'name') =>
  `select id, ${column} as name, null as more, null as quarter from ${table} where id = any($1::uuid[])`

const sampleOf = ({ quarter, more }: Parts): string => {
  const words = quarter && isQuarter(quarter) ? quarterInWords(quarter) : 'a quarter'
  return `the sample of ${words}${more && Number(more) > 1 ? ` (draw ${more})` : ''}`
}

/** Every kind of record with an id of the database that an event can be about, and how it is named. */
const known: Record<string, Known> = {
  request: {
    sql: `select id, reference as name, ${person} as more, null as quarter from requests where id = any($1::uuid[])`,
    phrase: ({ name, more }) => `request ${name}${more ? ` for ${more}` : ''}`,
  },
  staff: {
    sql: simple('staff', `concat_ws(' ', given_name, family_name)`),
    phrase: ({ name }) => `the account of ${name}`,
  },
  requestor: { sql: simple('requestors'), phrase: ({ name }) => `${name} (requestor)` },
  coordinator: { sql: simple('coordinators'), phrase: ({ name }) => `the panel account of ${name}` },
  organization: { sql: simple('organizations'), phrase: ({ name }) => name },
  evidence: {
    sql: `select e.id, e.display_name as name, r.reference as more, null as quarter from evidence e
      left join requests r on r.id = e.request_id where e.id = any($1::uuid[])`,
    phrase: ({ name, more }) => `the file “${name}”${more ? ` of request ${more}` : ''}`,
  },
  incident: {
    sql: simple('incidents', 'person_name'),
    phrase: ({ name }) => `the late deactivation of ${name}`,
  },
  investigation: {
    sql: `select v.id, i.person_name as name, null as more, null as quarter from investigations v
      join incidents i on i.id = v.incident_id where v.id = any($1::uuid[])`,
    phrase: ({ name }) => `the investigation of the late deactivation of ${name}`,
  },
  review: {
    sql: `select id, quarter as name, draw::text as more, quarter from reviews where id = any($1::uuid[])`,
    phrase: sampleOf,
    name: sampleOf,
  },
  'review-item': {
    sql: `select v.id, v.person_name as name, w.draw::text as more, w.quarter from review_items v
      join reviews w on w.id = v.review_id where v.id = any($1::uuid[])`,
    phrase: (parts) => `the account of ${parts.name} in ${sampleOf(parts)}`,
  },
  'review-letter': {
    sql: `select l.id, o.name, w.draw::text as more, w.quarter from review_letters l
      join reviews w on w.id = l.review_id join organizations o on o.id = l.organization_id
      where l.id = any($1::uuid[])`,
    phrase: (parts) => `the results of ${parts.name} in ${sampleOf(parts)}`,
  },
  finding: {
    sql: `select f.id, v.person_name as name, null as more, null as quarter from review_findings f
      join review_items v on v.id = f.item_id where f.id = any($1::uuid[])`,
    phrase: ({ name }) => `a finding about the account of ${name}`,
  },
  'confidentiality-form': {
    sql: `select id, form::text as name, revision as more, null as quarter from confidentiality_forms
      where id = any($1::uuid[])`,
    phrase: (parts) => revisionOf(parts),
    name: (parts) => revisionOf(parts),
  },
  message: {
    sql: `select id, subject as name, "to" as more, null as quarter from messages where id = any($1::uuid[])`,
    phrase: ({ name, more }) => `the message “${name}” to ${more}`,
  },
  announcement: { sql: simple('announcements', 'subject'), phrase: quoted('the announcement') },
  'evidence-pack': {
    sql: `select p.id, concat_ws(' ', s.given_name, s.family_name) as name, null as more, null as quarter
      from evidence_packs p join staff s on s.id = p.staff_id where p.id = any($1::uuid[])`,
    phrase: ({ name }) => `the evidence pack of ${name}`,
  },
  privilege: { sql: simple('privileges'), phrase: quoted('the privilege') },
  'job-function': { sql: simple('job_functions'), phrase: quoted('the job function') },
  'denial-reason': { sql: simple('denial_reasons', 'label'), phrase: quoted('the denial reason') },
  'unavailable-period': {
    sql: simple('unavailable_periods', 'reason'),
    phrase: quoted('the time without CalJOBS'),
  },
  'training-page': { sql: simple('training_pages', 'title'), phrase: quoted('the training page') },
  'training-file': { sql: simple('training_files', 'alt'), phrase: quoted('the training file') },
}

const revisionOf = ({ name, more }: Parts): string =>
  `${statementFormNames[name as StatementForm] ?? name}, revision ${more}`

/** Kinds by the names that refusals write. */
const sameAs: Record<string, string> = { form: 'confidentiality-form' }

/** What a record is called that is not there, or that the trail does not name. */
const unknown: Record<string, string> = {
  draft: 'a form that was not sent',
  settings: 'the settings',
  'audit-trail': 'the audit trail',
}

export type Subject = { kind: string | null; id: string | null }

/**
 * The names of records, each kind by one query. Whoever may read the event that names a record is told its name.
 * @param anywhere ids whose kind is not known
 */
export async function recordNames(
  sql: SqlExecutor,
  subjects: Subject[],
  anywhere: string[] = [],
): Promise<RecordNames> {
  const names: RecordNames = new Map()
  for (const [kind, one] of Object.entries(known)) {
    const ofKind = subjects.filter((subject) => kindOf(subject.kind) === kind).map(({ id }) => id ?? '')
    const ids = [...new Set([...ofKind, ...anywhere])].filter(isRecordId)
    if (!ids.length) continue
    const { rows } = await sql.query(one.sql, [ids])
    for (const row of rows) names.set(String(row.id), named(kind, one, row as Parts))
  }
  return names
}

const kindOf = (kind: string | null): string => sameAs[kind ?? ''] ?? kind ?? ''

const named = (kind: string, { phrase, name }: Known, row: Parts): RecordName => {
  const parts = { ...row, name: row.name || 'without a name' }
  return { kind, phrase: phrase(parts), name: name ? name(parts) : parts.name }
}

/** The record that an event is about, within a sentence. */
export function phraseOf(names: RecordNames, { kind, id }: Subject): string {
  const found = id ? names.get(id.toLowerCase()) : undefined
  if (found) return found.phrase
  if (kind === 'job') return jobPhrase(id)
  const words = unknown[kind ?? '']
  if (words) return words
  return kind ? `a record that is not there (${kind.replaceAll('-', ' ')})` : 'a record'
}

function jobPhrase(id: string | null): string {
  const job = jobs.find(({ name }) => name === id)
  return job ? `the job “${job.does}”` : 'a job'
}
