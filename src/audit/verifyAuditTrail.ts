import type { SqlExecutor } from '../database/connection.ts'
import type { TrailHead } from './trailHead.ts'

export type TrailFault = {
  /** The number of the event in the trail; nothing for one that stands outside the chain. */
  position: number | null
  eventId?: string
  fault:
    | 'not chained'
    | 'link broken'
    | 'position missing'
    | 'event changed'
    | 'event missing'
    | 'head missing'
    | 'head changed'
}

export type AuditVerdict = {
  /** How many events were verified, those outside the chain included. */
  events: number
  /** The last event of the chain; nothing where there is none. */
  head?: TrailHead
  /** The first of them, in the order of the trail. */
  faults: TrailFault[]
  /** How many there are in all. */
  faultCount: number
  /** Numbers that no event has, each run from its first to its last. */
  gaps: { from: number; to: number }[]
}

/** Faults and gaps that are named; more of them are counted. */
const MOST_NAMED = 100
/** Rows in memory at a time. */
const AT_A_TIME = 2_000

type Options = {
  /** Heads that were told before: the event with that number must still have that hash. */
  heads?: TrailHead[]
  /** Ends it between two parts. */
  signal?: AbortSignal
}

/**
 * Computes the hash chain of the audit trail again; every event that was changed, lost or put in is a fault, and so is
 * a head told before that the chain no longer has: whoever cuts the tail or chains it anew cannot change a head that
 * has left the database. It reads part by part, in constant memory.
 * @param sql a transaction that sees one state of the database, where others write meanwhile
 */
export async function verifyAuditTrail(
  sql: SqlExecutor,
  { heads = [], signal }: Options = {},
): Promise<AuditVerdict> {
  const verdict: AuditVerdict = { events: 0, faults: [], faultCount: 0, gaps: [] }
  await walkChain(sql, verdict, signal)
  await findUnchained(sql, verdict, signal)
  for (const head of heads) await checkHead(sql, verdict, head)
  return verdict
}

function note(verdict: AuditVerdict, fault: TrailFault): void {
  verdict.faultCount += 1
  if (verdict.faults.length < MOST_NAMED) verdict.faults.push(fault)
}

type ChainRow = {
  position: string
  event_id: string
  is_there: boolean
  is_equal: boolean
  previous: string
  hash: string
}

const partOfChain = `
  select c.position, c.event_id, e.id is not null as is_there,
      c.hash = sha256(c.previous_hash || convert_to(audit_event_text(e), 'UTF8')) as is_equal,
      encode(c.previous_hash, 'hex') as previous, encode(c.hash, 'hex') as hash
    from audit_chain c left join audit_events e on e.id = c.event_id
   where c.position > $1 order by c.position limit ${AT_A_TIME}`

async function walkChain(sql: SqlExecutor, verdict: AuditVerdict, signal?: AbortSignal): Promise<void> {
  // Whoever puts an event before the first gives it a number below 1.
  let after = -Number.MAX_SAFE_INTEGER
  for (;;) {
    signal?.throwIfAborted()
    const rows = (await sql.query(partOfChain, [after])).rows as ChainRow[]
    for (const row of rows) checkLink(verdict, row)
    after = verdict.head?.position ?? after
    if (rows.length < AT_A_TIME) return
  }
}

function checkLink(verdict: AuditVerdict, row: ChainRow): void {
  const position = Number(row.position)
  const before = verdict.head ?? { position: 0, hash: '' }
  const fault = (what: TrailFault['fault']) => note(verdict, { position, eventId: row.event_id, fault: what })
  if (position > before.position + 1 && verdict.gaps.length < MOST_NAMED)
    verdict.gaps.push({ from: before.position + 1, to: position - 1 })
  if (row.previous !== before.hash) fault('link broken')
  else if (position !== before.position + 1) fault('position missing')
  else if (!row.is_there) fault('event missing')
  else if (!row.is_equal) fault('event changed')
  verdict.events += 1
  verdict.head = { position, hash: row.hash }
}

type EventRow = { id: string; is_chained: boolean }

const partOfEvents = `
  select e.id, c.event_id is not null as is_chained
    from (select id from audit_events where $1::uuid is null or id > $1 order by id limit ${AT_A_TIME}) e
    left join audit_chain c on c.event_id = e.id order by e.id`

async function findUnchained(sql: SqlExecutor, verdict: AuditVerdict, signal?: AbortSignal): Promise<void> {
  let after: string | null = null
  for (;;) {
    signal?.throwIfAborted()
    const rows: EventRow[] = (await sql.query(partOfEvents, [after])).rows as EventRow[]
    for (const { id, is_chained } of rows) {
      if (!is_chained) {
        verdict.events += 1
        note(verdict, { position: null, eventId: id, fault: 'not chained' })
      }
      after = id
    }
    if (rows.length < AT_A_TIME) return
  }
}

async function checkHead(sql: SqlExecutor, verdict: AuditVerdict, head: TrailHead): Promise<void> {
  const { rows } = await sql.query(
    `select encode(hash, 'hex') as hash from audit_chain where position = $1`,
    [head.position],
  )
  const { position } = head
  if (!rows[0]) note(verdict, { position, fault: 'head missing' })
  else if (rows[0].hash !== head.hash) note(verdict, { position, fault: 'head changed' })
}
