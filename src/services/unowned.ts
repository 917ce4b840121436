import type { PayloadRequest } from 'payload'
import { ownOrganizationIds } from '../access/ownOrganizations.ts'
import { activeCoordinator, isAuditor, seesEverything } from '../access/roles.ts'
import { poolOf } from '../database/connection.ts'
import { type CivilDate, pacificDateOf } from '../policy/dates.ts'
import { fullName, samePerson } from '../policy/people.ts'
import { isGone } from '../policy/roster.ts'
import { applicationOf } from './application.ts'

export { markGoneIfRequestor } from './goneRequestors.ts'

/** Rows of each list at most; the accounts that fall due first come first. */
export const LISTED_AT_MOST = 200

/** A requestor who can take accounts of their organization on. */
export type Candidate = { id: string; name: string; email: string }

/** An active account that nobody living oversees (R13). */
export type UnownedAccount = {
  staffId: string
  staffName: string
  staffEmail: string
  username: string
  organizationName: string
  dueOn?: CivilDate
  /** On record as gone, or given up in the roster. */
  why: 'requestor-gone' | 'none'
  /** Pacific day from which on; not known of an account that never had a requestor. */
  since?: CivilDate
  lastRequestor?: string
  candidates: Candidate[]
  /** The signed-in person may not act: it is about themselves (C8). */
  isOwn: boolean
}

/** A requestor of the organizations that the signed-in person sees. */
export type ListedRequestor = {
  id: string
  name: string
  email: string
  organizationName: string
  activeAccounts: number
  provedAt?: string
  goneOn?: CivilDate
  isGone: boolean
  isOwn: boolean
}

export type UnownedView = {
  /** Auditors read, and change nothing. */
  mayAct: boolean
  unowned: UnownedAccount[]
  unownedTotal: number
  requestors: ListedRequestor[]
  requestorsTotal: number
}

/** All, or the organizations that the signed-in person coordinates (R18, R20). */
type Scope = string[] | null

const scopeOf = async (req: PayloadRequest): Promise<Scope> =>
  seesEverything(req.user) ? null : ownOrganizationIds(req)

const todayOf = (req: PayloadRequest): CivilDate => pacificDateOf(applicationOf(req.payload).clock.now())

const unownedFrom = `
  from staff s join organizations o on o.id = s.organization_id
    left join requestors q on q.id = s.requestor_of_record_id
  where s.account_state = 'active' and ($1::uuid[] is null or s.organization_id = any($1::uuid[]))
    and (q.id is null or q.gone_on <= $2)`

/** How many active accounts of the signed-in person's organizations nobody living oversees. */
export const countUnowned = async (req: PayloadRequest): Promise<number> => count(req, await scopeOf(req))

/** Both ways of having nobody by themselves, so that the accounts of everybody else are not looked at. */
async function count(req: PayloadRequest, scope: Scope): Promise<number> {
  const { rows } = await poolOf(req.payload).query<{ count: number }>(
    `select (select count(*)::int from staff s
              where s.account_state = 'active' and s.requestor_of_record_id is null
                and ($1::uuid[] is null or s.organization_id = any($1::uuid[])))
          + (select count(*)::int from requestors q join staff s on s.requestor_of_record_id = q.id
              where q.gone_on <= $2 and s.account_state = 'active'
                and ($1::uuid[] is null or s.organization_id = any($1::uuid[]))) as count`,
    [scope, todayOf(req)],
  )
  return rows[0]?.count ?? 0
}

/**
 * The accounts without a living requestor, and the requestors who can take them on, within the access of the
 * signed-in person.
 * @param search words of the name or address of a requestor
 */
export async function readUnowned(req: PayloadRequest, search = ''): Promise<UnownedView> {
  const scope = await scopeOf(req)
  const [unownedTotal, unowned, { requestors, requestorsTotal }] = await Promise.all([
    count(req, scope),
    unownedAccounts(req, scope),
    listedRequestors(req, scope, search),
  ])
  return { mayAct: !isAuditor(req.user), unowned, unownedTotal, requestors, requestorsTotal }
}

async function unownedAccounts(req: PayloadRequest, scope: Scope): Promise<UnownedAccount[]> {
  const { rows } = await poolOf(req.payload).query<Record<string, string | null>>(
    `select s.id, s.given_name, s.family_name, s.email, s.username, s.organization_id, s.due_on,
       o.name as organization_name, q.name as requestor_name, q.email as requestor_email, q.gone_on
     ${unownedFrom} order by s.due_on nulls first, s.family_name, s.given_name, s.id limit ${LISTED_AT_MOST}`,
    [scope, todayOf(req)],
  )
  const givenUp = await givenUpBy(req, rows)
  const candidates = await candidatesOf(req, rows)
  const me = activeCoordinator(req.user)?.email ?? ''
  return rows.map((row) => {
    const lost = givenUp.get(String(row.id))
    const email = String(row.email)
    return {
      staffId: String(row.id),
      staffName: fullName(String(row.given_name), row.family_name),
      staffEmail: email,
      username: row.username ?? '',
      organizationName: String(row.organization_name),
      dueOn: row.due_on ?? undefined,
      why: row.requestor_email ? 'requestor-gone' : 'none',
      since: row.gone_on ?? lost?.on,
      lastRequestor: row.requestor_email ? `${row.requestor_name}, ${row.requestor_email}` : lost?.by,
      candidates: (candidates.get(String(row.organization_id)) ?? []).filter(
        (one) => !samePerson(one.email, email) && !samePerson(one.email, me),
      ),
      isOwn: samePerson(email, me),
    }
  })
}

/** Who answered "not mine" last, and when; the trail keeps it. */
async function givenUpBy(req: PayloadRequest, accounts: Record<string, string | null>[]) {
  const { rows } = await poolOf(req.payload).query<{ id: string; at: Date; name: string; email: string }>(
    `select distinct on (subject_id) subject_id as id, at, before->>'name' as name, before->>'email' as email
       from audit_events where subject_id = any($1) and event = 'account-unowned'
      order by subject_id, at desc`,
    [accounts.filter((row) => !row.requestor_email).map(({ id }) => String(id))],
  )
  return new Map(
    rows.map(({ id, at, name, email }) => [id, { on: pacificDateOf(at), by: `${name}, ${email}` }]),
  )
}

/** Requestors who can take accounts on, by organization. */
async function candidatesOf(
  req: PayloadRequest,
  accounts: Record<string, string | null>[],
): Promise<Map<string, Candidate[]>> {
  const { rows } = await poolOf(req.payload).query<Candidate & { organization_id: string }>(
    `select id, name, email, organization_id from requestors
      where organization_id = any($1::uuid[]) and proved_at is not null and (gone_on is null or gone_on > $2)
      order by name, email`,
    [[...new Set(accounts.map((row) => row.organization_id))], todayOf(req)],
  )
  const found = new Map<string, Candidate[]>()
  for (const { organization_id: organization, ...one } of rows)
    found.set(organization, [...(found.get(organization) ?? []), one])
  return found
}

async function listedRequestors(req: PayloadRequest, scope: Scope, search: string) {
  const today = todayOf(req)
  const me = activeCoordinator(req.user)?.email ?? ''
  const { rows } = await poolOf(req.payload).query<Record<string, unknown>>(
    `select q.id, q.name, q.email, o.name as organization_name, q.proved_at, q.gone_on,
       (select count(*)::int from staff s where s.requestor_of_record_id = q.id and s.account_state = 'active') as active,
       count(*) over ()::int as total
     from requestors q left join organizations o on o.id = q.organization_id
     where q.proved_at is not null and ($1::uuid[] is null or q.organization_id = any($1::uuid[]))
       and ($2 = '' or strpos(lower(q.name || ' ' || q.email), lower($2)) > 0)
     order by q.gone_on is not null, q.name, q.email limit ${LISTED_AT_MOST}`,
    [scope, search.trim().slice(0, 100)],
  )
  const requestors = rows.map((row): ListedRequestor => {
    const goneOn = (row.gone_on as string | null) ?? undefined
    return {
      id: String(row.id),
      name: String(row.name),
      email: String(row.email),
      organizationName: (row.organization_name as string | null) ?? '',
      activeAccounts: Number(row.active),
      provedAt: (row.proved_at as Date | null)?.toISOString(),
      goneOn,
      isGone: isGone({ goneOn }, today),
      isOwn: samePerson(String(row.email), me),
    }
  })
  return { requestors, requestorsTotal: Number(rows[0]?.total ?? 0) }
}
