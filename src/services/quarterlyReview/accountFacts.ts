import type { SqlExecutor } from '../../database/connection.ts'
import {
  type AcceptedDocument,
  type AccountFacts,
  asOfIn,
  type CheckedAccount,
  type CheckedIncident,
  type CheckedRequest,
  type CheckedRequestor,
} from '../../policy/quarterlyReview/checklist/accountFacts.ts'
import { filesToLookAt } from '../../policy/quarterlyReview/checklist/filesPresent.ts'
import { fullName } from '../../policy/people.ts'
import type { Quarter } from '../../policy/quarters.ts'
import type { Application } from '../application.ts'
import { fileStates } from './fileStates.ts'

/**
 * Everything that the checks of one account rest on, the files that they ask for among it (R49).
 * @throws when the account is not on record, or the storage of files cannot be reached
 */
export async function accountFacts(
  app: Application,
  sql: SqlExecutor,
  { staffId, quarter }: { staffId: string; quarter: Quarter },
): Promise<AccountFacts> {
  const asOf = asOfIn(quarter, app.clock.now())
  const person = await personOf(sql, staffId)
  const documents = await documentsOf(sql, staffId)
  const requests = await requestsOf(sql, person)
  const incidents = await incidentsOf(
    sql,
    person,
    requests.map(({ id }) => id),
  )
  const { account, requestor } = person
  const files = await fileStates(app, sql, filesToLookAt({ account, documents, asOf }))
  const privilegeNames = await namesOfPrivileges(sql, account, requests)
  return { quarter, asOf, account, requestor, documents, requests, incidents, files, privilegeNames }
}

type Person = { email: string; account: CheckedAccount; requestor?: CheckedRequestor }

type PersonRow = Omit<CheckedAccount, 'name'> & {
  givenName: string
  familyName: string | null
  email: string
  requestor: CheckedRequestor | null
}

async function personOf(sql: SqlExecutor, staffId: string): Promise<Person> {
  const { rows } = await sql.query(
    `select s.id as "staffId", s.given_name as "givenName", s.family_name as "familyName", s.email,
       coalesce(s.is_edd_employee, false) as "isEddEmployee", o.type as "organizationType",
       s.account_state as state, s.created_at as "recordedAt", s.deactivated_at as "deactivatedAt",
       s.ispa_completed_on as "ispaCompletedOn", s.statement_signed_on as "statementSignedOn",
       s.statement_form as "statementForm",
       array(select r.privileges_id::text from staff_rels r where r.parent_id = s.id and r.path = 'privileges'
         order by r."order") as privileges,
       case when q.id is not null then jsonb_strip_nulls(jsonb_build_object(
         'name', q.name, 'email', q.email, 'title', q.title, 'goneOn', q.gone_on)) end as requestor
     from staff s join organizations o on o.id = s.organization_id
       left join requestors q on q.id = s.requestor_of_record_id
     where s.id = $1`,
    [staffId],
  )
  const row = rows[0] as PersonRow | undefined
  if (!row) throw new Error('The account is not on record')
  const { givenName, familyName, email, requestor, ...account } = withoutNulls(row)
  return { email, account: { ...account, name: fullName(givenName, familyName) }, requestor }
}

async function documentsOf(sql: SqlExecutor, staffId: string): Promise<AcceptedDocument[]> {
  const { rows } = await sql.query(
    `select a.document, a.completed_on as "completedOn", a.verified_at as "acceptedAt", a.form,
       case when f.id is not null then jsonb_strip_nulls(jsonb_build_object('id', f.id, 'form', f.form,
         'revision', f.revision, 'effectiveFrom', f.effective_from, 'supersededOn', f.superseded_on)) end as revision,
       case when e.id is not null then jsonb_build_object('id', e.id, 'name', e.display_name) end as file,
       jsonb_build_object('id', r.id, 'reference', r.reference) as request
     from attestations a join requests r on r.id = a.request_id
       left join confidentiality_forms f on f.id = a.form_revision_id
       left join evidence e on e.id = a.evidence_id
     where a.staff_id = $1 order by a.verified_at, a.document`,
    [staffId],
  )
  return (rows as AcceptedDocument[]).map(withoutNulls)
}

const privilegesIn = (path: string) =>
  `array(select p.privileges_id::text from requests_rels p where p.parent_id = r.id and p.path = '${path}'
     order by p."order")`

/** Of the account, and those by its mail address that name no other. */
async function requestsOf(sql: SqlExecutor, { account, email }: Person): Promise<CheckedRequest[]> {
  const { rows } = await sql.query(
    `select r.id, r.reference, r.kind, r.state, r.request_date as "requestDate",
       r.requestor_email as "requestorEmail", r.staff_email as "staffEmail", r.is_edd_employee as "isEddEmployee",
       ${privilegesIn('privilegesGranted')} as "privilegesGranted",
       ${privilegesIn('privilegesRemoved')} as "privilegesRemoved",
       r.ispa_before as "ispaBefore", r.statement_before as "statementBefore", r.last_day as "lastDay",
       r.last_time as "lastTime", r.completed_at as "completedAt", r.deactivated_at as "deactivatedAt",
       r.denied_at as "deniedAt", d.label as "denialReason", r.denial_text as "denialText",
       coalesce((select jsonb_agg(jsonb_build_object('template', m.template, 'to', m."to", 'cc', m.cc,
           'state', m.state) order by m.created_at)
         from messages m where m.request_id = r.id), '[]') as notices
     from requests r left join denial_reasons d on d.id = r.denial_reason_id
     where r.staff_id = $1 or (r.staff_id is null and lower(r.staff_email) = lower($2))
     order by r.submitted_at, r.id`,
    [account.staffId, email],
  )
  return (rows as CheckedRequest[]).map((row) => {
    const request = withoutNulls(row)
    return { ...request, notices: request.notices.map(withoutNulls) }
  })
}

async function incidentsOf(
  sql: SqlExecutor,
  { account, email }: Person,
  requestIds: string[],
): Promise<CheckedIncident[]> {
  const { rows } = await sql.query(
    `select id, request_id as "requestId", state, source, last_moment_at as "lastMomentAt",
       coordinators_told_at as "coordinatorsToldAt", deactivated_at as "deactivatedAt",
       operations_told_at as "operationsToldAt", closed_at as "closedAt"
     from incidents
     where staff_id = $1 or request_id = any($3::uuid[]) or (staff_id is null and lower(person_email) = lower($2))
     order by last_moment_at, id`,
    [account.staffId, email, requestIds],
  )
  return (rows as CheckedIncident[]).map(withoutNulls)
}

async function namesOfPrivileges(
  sql: SqlExecutor,
  { privileges }: CheckedAccount,
  requests: CheckedRequest[],
): Promise<Map<string, string>> {
  const named = requests.flatMap((one) => [...one.privilegesGranted, ...one.privilegesRemoved])
  const { rows } = await sql.query('select id, name from privileges where id = any($1::uuid[])', [
    [...new Set([...privileges, ...named])],
  ])
  return new Map(rows.map(({ id, name }) => [String(id), String(name)]))
}

/** What the database says is not there is left out. */
type Present<Row> = {
  [Field in keyof Row]: null extends Row[Field] ? Exclude<Row[Field], null> | undefined : Row[Field]
}

const withoutNulls = <Row extends object>(row: Row): Present<Row> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Present<Row>
