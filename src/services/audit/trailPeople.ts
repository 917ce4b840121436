import type { SqlExecutor } from '../../database/connection.ts'
import { isRecordId } from '../../database/recordId.ts'
import { normalizeEmail } from '../../policy/people.ts'
import { parseReference } from '../../policy/reference.ts'
import { searchTerms } from '../searchTerms.ts'

/** What events are found by: whoever acted, or what they were about. */
export type Marks = {
  /** Mail addresses of whoever acted. */
  addresses: string[]
  /** Ids of coordinators who acted. */
  actors: string[]
  /** Ids of records that events are about. */
  subjects: string[]
  /** Ids of requests. */
  requests: string[]
}

/** People or requests of one search at most: a name that more of them have is narrowed by an address. */
const MOST = 100

type Row = { id: string; email?: string }

/** Everybody with a name or a mail address, and everything that is about them. */
export async function marksOfPerson(sql: SqlExecutor, person: string): Promise<Marks> {
  const found = person.includes('@')
    ? await byAddress(sql, normalizeEmail(person))
    : await byName(sql, person.split(/\s+/).filter(Boolean).slice(0, 6))
  const { coordinators, requestors, staff } = found
  const requests = [...found.requests, ...(await requestsAbout(sql, staff))]
  return {
    addresses: [...found.addresses, ...[...coordinators, ...requestors].map(({ email = '' }) => email)],
    actors: idsIn(coordinators),
    subjects: [
      ...idsIn([...coordinators, ...requestors, ...staff]),
      ...(await aboutAccounts(sql, idsIn(staff), requests)),
    ],
    requests,
  }
}

/** The record that somebody named; nothing where there is none. */
export async function marksOfRecord(sql: SqlExecutor, record: string): Promise<Marks> {
  const nothing: Marks = { addresses: [], actors: [], subjects: [], requests: [] }
  if (isRecordId(record)) {
    const isRequest = await idsOf(sql, 'select id from requests where id = $1', [record])
    const requests = isRequest.length ? [record] : []
    return {
      ...nothing,
      subjects: [record.toLowerCase(), ...(await aboutAccounts(sql, [], requests))],
      requests,
    }
  }
  const reference = parseReference(record)
  if (reference) {
    const requests = await idsOf(sql, 'select id from requests where reference = $1', [reference])
    return { ...nothing, subjects: [...requests, ...(await aboutAccounts(sql, [], requests))], requests }
  }
  const { rows } = await sql.query('select id, email from staff where username = any($1)', [
    [...new Set([record, record.toLowerCase(), record.toUpperCase()])],
  ])
  const staff = rows.map(asRow)
  const requests = await requestsAbout(sql, staff)
  return {
    ...nothing,
    subjects: [...idsIn(staff), ...(await aboutAccounts(sql, idsIn(staff), requests))],
    requests,
  }
}

type Found = {
  addresses: string[]
  coordinators: Row[]
  requestors: Row[]
  staff: Row[]
  requests: string[]
}

async function byAddress(sql: SqlExecutor, email: string): Promise<Found> {
  const named = (table: string) => rowsOf(sql, `select id, email from ${table} where email = $1`, [email])
  const [coordinators, requestors, staff] = [
    await named('coordinators'),
    await named('requestors'),
    await named('staff'),
  ]
  const requests = await idsOf(
    sql,
    `select id from requests where lower(staff_email) = $1 order by submitted_at desc limit ${MOST}`,
    [email],
  )
  return { addresses: [email], coordinators, requestors, staff, requests }
}

/** Every word stands in the name; accounts and requests are found by the words that they begin with. */
async function byName(sql: SqlExecutor, words: string[]): Promise<Found> {
  const patterns = words.map((word) => `%${word.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`)
  const named = (table: string) =>
    rowsOf(
      sql,
      `select id, email from ${table} where lower(name) like all($1) order by name, id limit ${MOST}`,
      [patterns],
    )
  const terms = words.flatMap(searchTerms).join(' & ')
  const [coordinators, requestors] = [await named('coordinators'), await named('requestors')]
  if (!terms) return { addresses: [], coordinators, requestors, staff: [], requests: [] }
  const staff = await rowsOf(
    sql,
    `select id, email from staff where search @@ to_tsquery('simple', $1) limit ${MOST}`,
    [terms],
  )
  const requests = await idsOf(
    sql,
    `select id from requests where search @@ to_tsquery('simple', $1)
       and lower(concat_ws(' ', staff_given_name, staff_family_name)) like all($2) limit ${MOST}`,
    [terms, patterns],
  )
  return { addresses: [], coordinators, requestors, staff, requests }
}

/** The requests for people with an account. */
async function requestsAbout(sql: SqlExecutor, staff: Row[]): Promise<string[]> {
  if (!staff.length) return []
  return idsOf(
    sql,
    `select id from requests where staff_id = any($1::uuid[])
     union select id from requests where lower(staff_email) = any($2::text[]) limit ${MOST * 2}`,
    [idsIn(staff), staff.map(({ email = '' }) => email.toLowerCase())],
  )
}

/** What else is about accounts or requests: files, late deactivations, reviews, packs. */
const aboutAccounts = (sql: SqlExecutor, staffIds: string[], requestIds: string[]): Promise<string[]> =>
  staffIds.length || requestIds.length
    ? idsOf(
        sql,
        `with late as (select id from incidents where staff_id = any($1::uuid[]) or request_id = any($2::uuid[]))
         select id from late
         union select id from investigations where incident_id in (select id from late)
         union select id from evidence where request_id = any($2::uuid[])
         union select id from review_items where staff_id = any($1::uuid[])
         union select id from evidence_packs where staff_id = any($1::uuid[]) limit ${MOST * 5}`,
        [staffIds, requestIds],
      )
    : Promise.resolve([])

const idsIn = (rows: Row[]): string[] => rows.map(({ id }) => id)

const asRow = (row: Record<string, unknown>): Row => ({ id: String(row.id), email: String(row.email ?? '') })

const rowsOf = async (sql: SqlExecutor, text: string, values: unknown[]): Promise<Row[]> =>
  (await sql.query(text, values)).rows.map(asRow)

const idsOf = async (sql: SqlExecutor, text: string, values: unknown[]): Promise<string[]> =>
  (await sql.query(text, values)).rows.map(({ id }) => String(id))
