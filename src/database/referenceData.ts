import { readFileSync } from 'node:fs'
import path from 'node:path'
import { denialReasons } from '../policy/denialReasons.ts'
import { defaultJobFunctions, defaultPrivileges } from '../policy/privileges.ts'
import type { SqlExecutor } from './connection.ts'

const csv = path.resolve(process.cwd(), 'src/database/reference/local-areas.csv')

/**
 * Puts in what is missing of the 45 Local Areas, the privileges, the job functions and the denial reasons; what the Operations
 * Unit has edited stays as it is. Safe to run at any time.
 * @param now UTC instant
 */
export async function loadReferenceData(sql: SqlExecutor, now: Date): Promise<void> {
  for (const name of localAreaNames())
    await sql.query(
      `insert into organizations (name, slug, type, sample, created_at, updated_at)
       values ($1, $2, 'local-area', false, $3, $3) on conflict (slug) do nothing`,
      [name, slugOf(name), now],
    )
  for (const { code, name, description, level = 'standard' } of defaultPrivileges)
    await sql.query(
      `insert into privileges (code, name, description, level, active, created_at, updated_at)
       values ($1, $2, $3, $5, true, $4, $4) on conflict (code) do nothing`,
      [code, name, description, now, level],
    )
  for (const one of defaultJobFunctions) await addJobFunction(sql, one, now)
  for (const { code, label, section, words, text } of denialReasons)
    await sql.query(
      `insert into denial_reasons (code, label, section, words, text, active, created_at, updated_at)
       values ($1, $2, $3, $4, $5, true, $6, $6) on conflict (code) do nothing`,
      [code, label, section, words, text, now],
    )
}

/** With its usual privileges, but only when it is new: an edited list stays as it is. */
async function addJobFunction(
  sql: SqlExecutor,
  { name, usualPrivileges }: { name: string; usualPrivileges: string[] },
  now: Date,
): Promise<void> {
  const { rows } = await sql.query(
    `insert into job_functions (name, active, created_at, updated_at) values ($1, true, $2, $2)
     on conflict (name) do nothing returning id`,
    [name, now],
  )
  if (rows[0])
    await sql.query(
      `insert into job_functions_rels (parent_id, path, "order", privileges_id)
       select $1, 'usualPrivileges', place, p.id
         from unnest($2::text[]) with ordinality as usual(code, place) join privileges p on p.code = usual.code`,
      [rows[0].id, usualPrivileges],
    )
}

/** Names may hold commas and are quoted then; the second column is their source. */
export const localAreaNames = (): string[] =>
  readFileSync(csv, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => /^"([^"]+)"|^([^,]+)/.exec(line))
    .map((match) => match?.[1] ?? match?.[2] ?? '')

/** Our own slugs: the official area codes are not public. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
