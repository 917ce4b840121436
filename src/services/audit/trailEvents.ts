import { type AuditEventName, auditEvents } from '../../audit/events.ts'
import { type FactNames, factRows, type FactRow } from '../../audit/factWords.ts'
import { sentenceOf } from '../../audit/sentences/index.ts'
import type { EventFacts } from '../../audit/sentences/told.ts'
import type { SqlExecutor } from '../../database/connection.ts'
import { coordinatorKindLabels, coordinatorKinds } from '../../policy/vocabulary.ts'
import { phraseOf, type RecordName, type RecordNames, recordNames } from './recordNames.ts'
import type { TrailRow } from './trailSearch.ts'

/** A record that an event leads to. */
export type TrailRecord = { kind: string; id: string; name: string }

/** One event of the trail in words. */
export type TrailEvent = {
  id: string
  /** Its number in the chain; nothing for one that stands outside of it. */
  position?: number
  at: Date
  sentence: string
  /** What kind of act it was. */
  act: string
  refused: boolean
  /** Who acted, with the role. */
  who: string
  email: string
  organization: string
  organizationId?: string
  /** The network address that the act came from. */
  address: string
  /** The record that it is about, where there is one with a name. */
  record?: TrailRecord
  /** The request that it belongs to. */
  request?: TrailRecord
  hash: string
}

/** The same with what was recorded. */
export type TrailEventFacts = TrailEvent & { rows: FactRow[]; hasBefore: boolean }

type Actor = { name: string; role: string }

/** What rows of the trail name: actors by id and by address, organizations and records by id. */
export type TrailNames = {
  coordinators: Map<string, Actor>
  requestors: Map<string, Actor>
  records: RecordNames
}

/**
 * Looks up everything that rows of the trail name.
 * @param withFacts also the records that are named in what was before and after
 */
export async function trailNames(
  sql: SqlExecutor,
  rows: TrailRow[],
  withFacts: boolean,
): Promise<TrailNames> {
  const ids = new Set<string>()
  for (const { event, before, after } of rows)
    if (withFacts || toldFacts.has(event)) for (const id of [...idsIn(before), ...idsIn(after)]) ids.add(id)
  const subjects = rows.flatMap((row) => [
    { kind: row.subject_kind, id: row.subject_id },
    { kind: 'request', id: row.request_id },
    { kind: 'organization', id: row.organization_id },
  ])
  return {
    coordinators: await coordinatorsOf(sql, rows),
    requestors: await requestorsOf(sql, rows),
    records: await recordNames(sql, subjects, [...ids]),
  }
}

/** Events whose sentence names a record from what was before or after. */
const toldFacts = new Set<string>(['request-assigned', 'request-denied', 'account-assigned'])

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi

/** Every id that facts name, as the database writes it. */
const idsIn = (facts: unknown): string[] =>
  facts === null || facts === undefined ? [] : (JSON.stringify(facts).match(uuid) ?? [])

async function coordinatorsOf(sql: SqlExecutor, rows: TrailRow[]): Promise<Map<string, Actor>> {
  const ids = rows.flatMap(({ actor_kind, actor_id }) =>
    actor_kind === 'coordinator' && actor_id ? actor_id : [],
  )
  const found = await sql.query('select id::text, name, kind from coordinators where id::text = any($1)', [
    [...new Set(ids)],
  ])
  return new Map(
    found.rows.map(({ id, name, kind }) => {
      const known = coordinatorKinds.find((one) => one === kind)
      return [String(id), { name: String(name), role: known ? coordinatorKindLabels[known] : 'coordinator' }]
    }),
  )
}

async function requestorsOf(sql: SqlExecutor, rows: TrailRow[]): Promise<Map<string, Actor>> {
  const addresses = rows.flatMap(({ actor_kind, actor_email }) =>
    actor_kind === 'requestor' && actor_email ? actor_email : [],
  )
  const found = await sql.query('select email, name from requestors where email = any($1)', [
    [...new Set(addresses)],
  ])
  return new Map(
    found.rows.map(({ email, name }) => [String(email), { name: String(name), role: 'requestor' }]),
  )
}

/** One row in words. */
export function trailEvent(row: TrailRow, names: TrailNames): TrailEvent {
  const subject = { kind: row.subject_kind, id: row.subject_id }
  const who = whoOf(row, names)
  return {
    id: row.id,
    position: row.position === null ? undefined : Number(row.position),
    at: row.at,
    sentence: sentenceOf(row.event, {
      who,
      what: phraseOf(names.records, subject.kind ? subject : { kind: 'request', id: row.request_id }),
      before: factsOf(row.before),
      after: factsOf(row.after),
      nameOf: nameIn(names),
    }),
    act: auditEvents[row.event as AuditEventName] ?? row.event,
    refused: row.outcome === 'refused',
    who,
    email: row.actor_email ?? '',
    organization: names.records.get(row.organization_id ?? '')?.name ?? '',
    organizationId: row.organization_id ?? undefined,
    address: row.address ?? '',
    record: recordOf(row.subject_id, names),
    request: recordOf(row.request_id, names),
    hash: row.hash ?? '',
  }
}

/** The same with what was before and after, in words. */
export function trailEventFacts(row: TrailRow, names: TrailNames): TrailEventFacts {
  return {
    ...trailEvent(row, names),
    rows: factRows(row.before, row.after, factNames(row, names)),
    hasBefore: row.before !== null,
  }
}

/** How the facts of a row are told. */
export const factNames = ({ subject_kind }: TrailRow, names: TrailNames): FactNames => ({
  subjectKind: subject_kind ?? undefined,
  nameOf: nameIn(names),
})

const nameIn =
  ({ records }: TrailNames) =>
  (id: unknown): string | undefined =>
    typeof id === 'string' ? records.get(id.toLowerCase())?.name : undefined

const factsOf = (facts: unknown): EventFacts =>
  typeof facts === 'object' && facts !== null && !Array.isArray(facts) ? (facts as EventFacts) : {}

function recordOf(id: string | null, { records }: TrailNames): TrailRecord | undefined {
  const found: RecordName | undefined = id ? records.get(id) : undefined
  return found && id ? { kind: found.kind, id, name: found.name } : undefined
}

function whoOf({ actor_kind, actor_id, actor_email }: TrailRow, names: TrailNames): string {
  if (actor_kind === 'system') return 'The service'
  const known =
    actor_kind === 'coordinator'
      ? names.coordinators.get(actor_id ?? '')
      : names.requestors.get(actor_email ?? '')
  if (known && actor_kind !== 'visitor') return `${known.name} (${known.role})`
  if (actor_kind === 'requestor' && actor_email) return `${actor_email} (requestor)`
  return actor_email ? `A visitor with the address ${actor_email}` : 'A visitor'
}
