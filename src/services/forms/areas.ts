import type { PayloadRequest } from 'payload'
import { ownOrganizationIds } from '../../access/ownOrganizations.ts'
import { seesEverything } from '../../access/roles.ts'
import { readerFor } from '../../database/transaction.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import { applicationOf } from '../application.ts'

/** An organization whose requestors are sent the current forms (R15). */
export type FormArea = {
  id: string
  name: string
  /** Who send its requests or oversee its staff, and are not gone. */
  requestors: number
  /** Those of them who were not sent every current form yet. */
  waiting: number
  /** Names of its active coordinators; the Operations Unit stands in where there is none (D6). */
  coordinators: string[]
  /** UTC instant at which a coordinator last sent on what is current. */
  sentOnAt?: string
  sentOnBy?: string
}

/** A requestor `q` who can oversee staff on the day `$2`; a requestor belongs to the organization last named (R13, R14). */
const living = `q.proved_at is not null and (q.gone_on is null or q.gone_on > $2)`

const lacking = `exists (select 1 from confidentiality_forms f where f.state = 'current' and not exists (
  select 1 from disseminations d where d.form_id = f.id and d.requestor_id = q.id))`

/** Ids of the organizations that the signed-in person sends forms on for; nothing for all of them. */
async function scopeOf(req: PayloadRequest): Promise<string[] | null> {
  return seesEverything(req.user) ? null : ownOrganizationIds(req)
}

const today = (req: PayloadRequest) => pacificDateOf(applicationOf(req.payload).clock.now())

/** The organizations of the signed-in person that have requestors, those that wait first. */
export async function formAreas(req: PayloadRequest): Promise<FormArea[]> {
  const { rows } = await readerFor(req).query(
    `with people as (
       select q.organization_id as id, count(*)::int as requestors,
         (count(*) filter (where ${lacking}))::int as waiting
         from requestors q where ($1::uuid[] is null or q.organization_id = any($1)) and ${living}
        group by q.organization_id)
     select o.id, o.name, p.requestors, p.waiting, coalesce(c.names, '{}') as coordinators,
       last.sent_at as "sentOnAt", last.name as "sentOnBy"
     from people p join organizations o on o.id = p.id
       left join lateral (
         select array_agg(c.name order by c.name) as names from organizations_rels r
           join coordinators c on c.id = r.coordinators_id and c.active
          where r.parent_id = o.id and r.path = 'coordinators') c on true
       left join lateral (
         select d.sent_at, c.name from disseminations d
           join confidentiality_forms f on f.id = d.form_id and f.state = 'current'
           join coordinators c on c.id = d.sent_by_id
          where d.organization_id = o.id and d.occasion = 'sent-on' order by d.sent_at desc limit 1) last on true
     order by p.waiting = 0, o.name, o.id`,
    [await scopeOf(req), today(req)],
  )
  return (
    rows as (Omit<FormArea, 'sentOnAt' | 'sentOnBy'> & { sentOnAt: Date | null; sentOnBy: string | null })[]
  ).map(({ sentOnAt, sentOnBy, ...area }) => ({
    ...area,
    ...(sentOnAt && { sentOnAt: sentOnAt.toISOString() }),
    ...(sentOnBy && { sentOnBy }),
  }))
}

/** How many of them have requestors without a current form (R15). */
export async function countAreasWaiting(req: PayloadRequest): Promise<number> {
  const { rows } = await readerFor(req).query(
    `select count(*)::int as count from organizations o
      where ($1::uuid[] is null or o.id = any($1)) and exists (
        select 1 from requestors q where q.organization_id = o.id and ${living} and ${lacking})`,
    [await scopeOf(req), today(req)],
  )
  return Number(rows[0]?.count ?? 0)
}

/** Ids of the requestors of an organization who were not sent every current form yet. */
export async function requestorsWaiting(req: PayloadRequest, organizationId: string): Promise<string[]> {
  const { rows } = await readerFor(req).query(
    `select q.id from requestors q where q.organization_id = $1 and ${living} and ${lacking} order by q.id`,
    [organizationId, today(req)],
  )
  return rows.map(({ id }) => String(id))
}
