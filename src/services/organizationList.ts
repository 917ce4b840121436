import type { PayloadRequest } from 'payload'
import { ownOrganizationIds } from '../access/ownOrganizations.ts'
import { seesEverything } from '../access/roles.ts'
import { poolOf } from '../database/connection.ts'
import { type CivilDate, pacificDateOf } from '../policy/dates.ts'
import { flagsOf, type OrganizationFlag, organizationFlags } from '../policy/organizations.ts'
import { isAway, type RoutableCoordinator } from '../policy/routing.ts'
import type { CoordinatorKind, OrganizationType } from '../policy/vocabulary.ts'
import { applicationOf } from './application.ts'
import { type Count, countOf, MOST_COUNTED } from './count.ts'
import { isActiveOn } from './routeRequest.ts'

/** Rows of the list at most; a search finds the others. */
export const ORGANIZATIONS_AT_MOST = 500

/** A coordinator as the pages of organizations show one. */
export type ListedCoordinator = {
  id: string
  name: string
  email: string
  phone: string
  kind: CoordinatorKind
  active: boolean
  /** Days of an absence that is set, past ones too; without a last day it lasts. */
  awayFrom?: CivilDate
  awayTo?: CivilDate
  isAwayToday: boolean
  /** The delegate of the absence. */
  standInName?: string
}

export type ListedOrganization = {
  id: string
  name: string
  type: OrganizationType
  coordinators: ListedCoordinator[]
  delegate?: ListedCoordinator
  activeFrom?: CivilDate
  activeTo?: CivilDate
  isActive: boolean
  /** Date of the process, of its document where there is one, else as it is stated (R7). */
  processOnFileOn?: CivilDate
  /** The process is there as a document. */
  hasProcessDocument: boolean
  flags: OrganizationFlag[]
}

/** How much there is of one organization: requests that wait for a coordinator, active accounts. */
export type OrganizationCounts = { openRequests: Count; activeAccounts: Count }

/** All, or those that lack something. */
export type OrganizationView = OrganizationFlag | 'all'

export type OrganizationList = {
  organizations: (ListedOrganization & OrganizationCounts)[]
  /** Of what the signed-in person may see. */
  counts: Record<OrganizationView, number>
  /** There are more than the list shows. */
  hasMore: boolean
}

/** The view that an address names; all where it names none. */
export const readOrganizationView = (said: unknown): OrganizationView =>
  organizationFlags.find((flag) => flag === said) ?? 'all'

/**
 * The organizations of the signed-in person, by name (R18, R20).
 * @param search a part of a name
 */
export async function listOrganizations(
  req: PayloadRequest,
  { view, search }: { view: OrganizationView; search: string },
): Promise<OrganizationList> {
  const all = await visibleOrganizations(req)
  const words = search.trim().toLowerCase()
  const found = all.filter(
    ({ name, flags }) => (view === 'all' || flags.includes(view)) && name.toLowerCase().includes(words),
  )
  const shown = found.slice(0, ORGANIZATIONS_AT_MOST)
  const counts = await countsOf(
    req,
    shown.map(({ id }) => id),
  )
  const none = { openRequests: countOf(0), activeAccounts: countOf(0) }
  return {
    organizations: shown.map((one) => ({ ...one, ...(counts.get(one.id) ?? none) })),
    counts: countFlags(all),
    hasMore: found.length > shown.length,
  }
}

function countFlags(organizations: ListedOrganization[]): OrganizationList['counts'] {
  const withFlag = (flag: OrganizationFlag) =>
    organizations.filter(({ flags }) => flags.includes(flag)).length
  return {
    all: organizations.length,
    'no-coordinator': withFlag('no-coordinator'),
    'away-without-delegate': withFlag('away-without-delegate'),
    'unfit-contact': withFlag('unfit-contact'),
    'no-process': withFlag('no-process'),
    'process-without-document': withFlag('process-without-document'),
  }
}

/** The names of the organizations whose staff the signed-in person may see, to choose between. */
export async function organizationNames(req: PayloadRequest): Promise<{ id: string; name: string }[]> {
  const scope = seesEverything(req.user) ? null : await ownOrganizationIds(req)
  const { rows } = await poolOf(req.payload).query<{ id: string; name: string }>(
    'select id, name from organizations where $1::uuid[] is null or id = any($1::uuid[]) order by name, id',
    [scope],
  )
  return rows
}

type OrganizationRecord = {
  id: string
  name: string
  type: OrganizationType
  active_from: CivilDate | null
  active_to: CivilDate | null
  process_on_file_on: CivilDate | null
  has_document: boolean
}

/**
 * Every organization that the signed-in person may see with what it lacks today, by name.
 * @param id of one alone
 */
export async function visibleOrganizations(req: PayloadRequest, id?: string): Promise<ListedOrganization[]> {
  const scope = seesEverything(req.user) ? null : await ownOrganizationIds(req)
  const { rows } = await poolOf(req.payload).query<OrganizationRecord>(
    `select id, name, type, active_from, active_to, coalesce(filed.process_on, process_on_file_on) as process_on_file_on,
       filed.process_on is not null as has_document
     from organizations left join lateral (select p.process_on from area_processes p
       where p.organization_id = organizations.id order by p.recorded_at desc, p.id limit 1) filed on true
    
      where ($1::uuid[] is null or id = any($1::uuid[])) and ($2::uuid is null or id = $2::uuid)
      order by name, id`,
    [scope, id ?? null],
  )
  const today = pacificDateOf(applicationOf(req.payload).clock.now())
  const people = await peopleOf(
    req,
    rows.map((row) => row.id),
    today,
  )
  return rows.map((row) =>
    asListed(
      row,
      people.filter((one) => one.organizationId === row.id),
      today,
    ),
  )
}

/** Somebody who can get requests of an organization, and as what. */
type Person = ListedCoordinator & { organizationId: string; as: 'coordinator' | 'delegate' | 'stand-in' }

type PersonRecord = {
  organization_id: string
  as: Person['as']
  id: string
  name: string
  email: string
  phone: string | null
  kind: CoordinatorKind
  active: boolean | null
  away_from: CivilDate | null
  away_to: CivilDate | null
  stand_in_name: string | null
}

/** Coordinators, delegates, and those whom coordinators who are away today have named. */
async function peopleOf(req: PayloadRequest, ids: string[], today: CivilDate): Promise<Person[]> {
  const { rows } = await poolOf(req.payload).query<PersonRecord>(
    `with own as (
       select o.parent_id as organization_id, 'coordinator' as "as", c.* from organizations_rels o
         join coordinators c on c.id = o.coordinators_id
        where o.path = 'coordinators' and o.parent_id = any($1::uuid[])
     ), named as (
       select * from own
       union all select o.id, 'delegate', c.* from organizations o join coordinators c on c.id = o.delegate_id
        where o.id = any($1::uuid[])
       union all select own.organization_id, 'stand-in', c.* from own join coordinators c on c.id = own.stand_in_id
        where own.away_from <= $2 and (own.away_to is null or own.away_to >= $2)
     )
     select n.organization_id, n."as", n.id, n.name, n.email, n.phone, n.kind, n.active, n.away_from, n.away_to,
       s.name as stand_in_name
     from named n left join coordinators s on s.id = n.stand_in_id order by n.name, n.id`,
    [ids, today],
  )
  return rows.map((row) => asPerson(row, today))
}

function asPerson(row: PersonRecord, today: CivilDate): Person {
  const person = {
    organizationId: row.organization_id,
    as: row.as,
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone ?? '',
    kind: row.kind,
    active: row.active === true,
    awayFrom: row.away_from ?? undefined,
    awayTo: row.away_to ?? undefined,
    standInName: row.stand_in_name ?? undefined,
  }
  return { ...person, isAwayToday: isAway(person satisfies RoutableCoordinator, today) }
}

function asListed(row: OrganizationRecord, people: Person[], today: CivilDate): ListedOrganization {
  const those = (as: Person['as']) => people.filter((one) => one.as === as)
  const dates = { activeFrom: row.active_from ?? undefined, activeTo: row.active_to ?? undefined }
  const listed = {
    id: row.id,
    name: row.name,
    type: row.type,
    coordinators: those('coordinator'),
    delegate: those('delegate')[0],
    ...dates,
    isActive: isActiveOn(dates, today),
    processOnFileOn: row.process_on_file_on ?? undefined,
    hasProcessDocument: row.has_document,
  }
  return { ...listed, flags: flagsOf({ ...listed, standIns: those('stand-in') }, today) }
}

/** Counting stops where it no longer matters (T7). */
async function countsOf(req: PayloadRequest, ids: string[]): Promise<Map<string, OrganizationCounts>> {
  const { rows } = await poolOf(req.payload).query<{ id: string; open_requests: number; active: number }>(
    `select o.id,
       (select count(*)::int from (select 1 from requests r
         where r.organization_id = o.id and r.state in ('submitted', 'in-review', 'returned', 'granted') limit ${MOST_COUNTED + 1}) one) as open_requests,
       (select count(*)::int from (select 1 from staff s
         where s.organization_id = o.id and s.account_state = 'active' limit ${MOST_COUNTED + 1}) one) as active
     from organizations o where o.id = any($1::uuid[])`,
    [ids],
  )
  return new Map(
    rows.map(({ id, open_requests: openRequests, active }) => [
      id,
      { openRequests: countOf(openRequests), activeAccounts: countOf(active) },
    ]),
  )
}
