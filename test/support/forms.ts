import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { CivilDate } from '../../src/policy/dates.ts'
import type { StatementForm } from '../../src/policy/vocabulary.ts'
import { plant } from './oldRows.ts'
import { sql } from './world.ts'

/** No form at all: tests of one worker share the database. */
export async function clearForms(): Promise<void> {
  await sql.query('update attestations set form_revision_id = null where form_revision_id is not null')
  await sql.query('update requests set statement_revision_id = null where statement_revision_id is not null')
  await sql.query('delete from disseminations')
  await sql.query('delete from confidentiality_forms')
}

/** Forms of this file alone: none before each test, and none for the files after it, whose mail is counted. */
export function formsOfThisFile(): void {
  beforeEach(clearForms)
  afterAll(clearForms)
}

/** Nobody else is told of a form: coordinators of other files are away for as long as this one runs. */
export function coordinatorsOfThisFile(): void {
  const others: string[] = []
  beforeAll(async () => {
    const { rows } = await sql.query<{ id: string }>('select id from coordinators where active')
    others.push(...rows.map(({ id }) => id))
  })
  beforeEach(() => plant(sql, 'update coordinators set active = false'))
  afterAll(() => sql.query('update coordinators set active = true where id = any($1::uuid[])', [others]))
}

type Revision = {
  id?: string
  revision?: string
  effectiveFrom?: CivilDate
  /** Where it is not the current one: since when it is superseded. */
  supersededOn?: CivilDate
}

/** A published revision, without a file; the current one before it is superseded. */
export async function aRevision(
  form: StatementForm,
  { id = randomUUID(), effectiveFrom = '2026-11-01', supersededOn, ...given }: Revision = {},
): Promise<string> {
  if (!supersededOn)
    await sql.query(
      `update confidentiality_forms set state = 'superseded', superseded_on = greatest($2, effective_from)
        where form = $1 and state = 'current'`,
      [form, effectiveFrom],
    )
  await sql.query(
    `insert into confidentiality_forms (id, form, revision, effective_from, state, superseded_on, published_at,
       file_name, storage_name, size, sha256)
     values ($1, $2, $3, $4, $5, $6, '2026-11-01T07:00:00Z', 'sample.pdf', $7, 1000, $8)`,
    [
      ...[id, form, given.revision ?? `SAMPLE ${id.slice(0, 8)}`, effectiveFrom],
      ...[supersededOn ? 'superseded' : 'current', supersededOn ?? null, randomUUID(), 'f'.repeat(64)],
    ],
  )
  return id
}
