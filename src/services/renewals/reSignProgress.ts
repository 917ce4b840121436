import type { PayloadRequest } from 'payload'
import { requestScope } from '../../access/ownOrganizations.ts'
import { poolOf } from '../../database/connection.ts'
import type { CivilDate } from '../../policy/dates.ts'
import type { StatementForm } from '../../policy/vocabulary.ts'

/** How far the signing of a revision is that older signatures give way to (D15). */
export type ReSignProgress = {
  form: StatementForm
  revision: string
  olderRefusedAfter: CivilDate
  /** Active accounts, and those whose statement was signed since the revision took effect. */
  accounts: number
  signed: number
  /** The organizations where most are missing, ten at most. */
  behind: { organization: string; accounts: number; signed: number }[]
}

type Row = {
  form: StatementForm
  revision: string
  older_refused_after: CivilDate
  organization: string
  accounts: number
  signed: number
}

const mostNamed = 10

/** Every revision that is to be signed anew, over the organizations that the signed-in person sees (R18). */
export async function reSignProgress(req: PayloadRequest): Promise<ReSignProgress[]> {
  const scope = await requestScope(req)
  const { rows } = await poolOf(req.payload).query<Row>(
    `select f.form, f.revision, f.older_refused_after, o.name as organization, count(*)::int as accounts,
       (count(*) filter (where s.statement_signed_on >= f.effective_from))::int as signed
       from confidentiality_forms f
       join staff s on s.account_state = 'active' and s.statement_form::text = f.form::text
       join organizations o on o.id = s.organization_id
      where f.state = 'current' and f.older_refused_after is not null
        and ($1::uuid[] is null or s.organization_id = any($1::uuid[]))
      group by f.id, o.id order by count(*) filter (where s.statement_signed_on < f.effective_from) desc, o.name`,
    [scope.everything ? null : scope.organizationIds],
  )
  const forms = [...new Set(rows.map(({ form }) => form))]
  return forms.map((form) => progressOf(rows.filter((row) => row.form === form)))
}

function progressOf(rows: Row[]): ReSignProgress {
  const [first] = rows
  if (!first) throw new RangeError('A campaign has at least one organization')
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    form: first.form,
    revision: first.revision,
    olderRefusedAfter: first.older_refused_after,
    accounts: sum(({ accounts }) => accounts),
    signed: sum(({ signed }) => signed),
    behind: rows
      .filter(({ accounts, signed }) => signed < accounts)
      .slice(0, mostNamed)
      .map(({ organization, accounts, signed }) => ({ organization, accounts, signed })),
  }
}
