import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { matrix, type RecordCollection, type Who } from '../../src/access/matrix.ts'
import { storeFile } from '../../src/evidence/storage.ts'
import type { Coordinator } from '../../src/payload-types.ts'
import type { OrganizationType } from '../../src/policy/vocabulary.ts'
import { nonEddClaims } from '../unit/policy/claims.ts'
import { app } from './setup.ts'
import { plant } from './oldRows.ts'
import { call, signIn } from './httpServer.ts'
import { anIncident } from './incidents.ts'
import { aReview, aReviewedAccount, clearReviews } from './quarterlyReview.ts'
import { sendForm, someForms, trainingAndNews } from './sharedRecords.ts'
import { aCoordinator, anAccount, anOrganization, aRequest, coordinatorPassword, sql } from './world.ts'

/** Every kind of user of this service, as the world of the access matrix has them. */
export type Person =
  | 'visitor'
  | 'forger'
  | 'inactive'
  | 'administrator'
  | 'neighbor'
  | 'spoc'
  | 'standIn'
  | 'delegate'
  | 'operations'
  | 'auditor'

export type Area = 'here' | 'there' | 'division' | 'orphaned'

/** Whose organizations each person's are: the own, and those of whoever is absent and named this person. */
export const areasOf: Record<Person, Area[]> = {
  visitor: [],
  forger: [],
  inactive: [],
  administrator: ['here'],
  neighbor: ['there'],
  spoc: ['division'],
  standIn: ['here'],
  delegate: [],
  operations: [],
  auditor: [],
}

/** Whose requests reached a person by their route alone. */
export const routedTo: Partial<Record<Person, Area>> = { delegate: 'orphaned' }

export const people = Object.keys(areasOf) as Person[]

const local = { overrideAccess: true, depth: 0 } as const

const phones: Record<Area, string> = {
  here: '916 555 0111',
  there: '916 555 0122',
  division: '916 555 0133',
  orphaned: '916 555 0144',
}

export type World = Awaited<ReturnType<typeof buildWorld>>

/**
 * Evidence files of this world lie in a folder of their own, and what other tests count is gone in the end; to be
 * called before the server is built.
 */
export function keepToItself(): void {
  const usual = app.config.evidenceFolder
  app.config.evidenceFolder = mkdtempSync(path.join(os.tmpdir(), 'caljobs-matrix-'))
  afterAll(async () => {
    await clearReviews()
    await sql.query("delete from disseminations where email like '%@matrix.example'")
    await sql.query("delete from confidentiality_forms where effective_from = '2020-01-01'")
    await sql.query("delete from announcements where subject like 'SAMPLE%'")
    await sql.query("delete from training_pages where slug like 'sample-%'")
    await sql.query("delete from training_files where alt like 'SAMPLE%'")
    await sql.query("delete from unavailable_periods where reason like 'SAMPLE%'")
    rmSync(app.config.evidenceFolder, { recursive: true, force: true })
    app.config.evidenceFolder = usual
  })
}

/** Ids of the records of each area, by collection. */
export async function buildWorld() {
  const coordinators = await makeCoordinators()
  const { administrator, absent, inactive, neighbor, spoc, delegate } = coordinators
  const areas = {
    here: await anArea('local-area', [administrator, absent, inactive], phones.here),
    there: await anArea('local-area', [neighbor], phones.there),
    division: await anArea('wsb-field-division', [spoc], phones.division),
    orphaned: await anArea('local-area', [], phones.orphaned, delegate),
  }
  // One account whose requestor belongs to another area: its record is not to be seen through the account.
  await sql.query('update staff set requestor_of_record_id = $2 where id = any($1)', [
    areas.here.ids.staff,
    areas.there.ids.requestors[0],
  ])
  const period = await app.payload.create({
    collection: 'unavailable-periods',
    data: { from: '2026-11-01T08:00:00Z', to: '2026-11-01T09:00:00Z', reason: 'SAMPLE upkeep' },
    ...local,
  })
  const forms = await someForms()
  for (const { ids } of Object.values(areas)) await sendForm(forms[0] ?? '', ids)
  const shared = {
    ...(await sharedIds(period.id, forms, areas)),
    ...(await trainingAndNews(coordinators.operations)),
  }
  const investigations = await investigationsOf(coordinators.operations, Object.values(areas))
  const reviews = [await reviewOf(coordinators.operations, Object.values(areas))]
  return { coordinators, areas, shared: { ...shared, investigations, reviews } }
}

type ReviewedArea = {
  organization: { id: string }
  account: { id: string }
  ids: Record<'review-items' | 'review-findings' | 'review-letters', string[]>
}

/** A draw with an account, a finding and a letter of each area. */
async function reviewOf({ id: by }: Coordinator, areas: ReviewedArea[]): Promise<string> {
  const review = await aReview(by, { quarter: '2020-1' })
  for (const { organization, account, ids } of areas) {
    const of = { staffId: account.id, organizationId: organization.id, by }
    const { itemId, findingId, letterId } = await aReviewedAccount(review, of)
    ids['review-items'].push(itemId)
    ids['review-findings'].push(findingId)
    ids['review-letters'].push(letterId)
  }
  return review
}

async function makeCoordinators() {
  const standIn = await aCoordinator('mis-administrator', { name: 'Sample delegate of an absence' })
  const kinds = {
    administrator: 'mis-administrator',
    neighbor: 'mis-administrator',
    spoc: 'wsb-spoc',
  } as const
  return {
    standIn,
    administrator: await aCoordinator(kinds.administrator, { phone: '916 555 0201' }),
    neighbor: await aCoordinator(kinds.neighbor, { phone: '916 555 0202' }),
    spoc: await aCoordinator(kinds.spoc),
    absent: await aCoordinator('mis-administrator', {
      awayFrom: '2026-11-16',
      awayTo: '2026-11-30',
      standIn: standIn.id,
    }),
    delegate: await aCoordinator('mis-administrator'),
    inactive: await aCoordinator('mis-administrator'),
    operations: await aCoordinator('operations-unit'),
    auditor: await aCoordinator('auditor'),
  }
}

/** One of each late deactivation: whose the organization is does not matter, only oversight reads them. */
async function investigationsOf(
  investigator: Coordinator,
  areas: { ids: { incidents: string[] } }[],
): Promise<string[]> {
  const incidents = areas.flatMap(({ ids }) => ids.incidents)
  const { rows } = await sql.query<{ id: string }>(
    `insert into investigations (incident_id, round, investigator_id, opened_at)
     select id, 1, $2, '2026-11-23T17:00:00Z' from unnest($1::uuid[]) id returning id`,
    [incidents, investigator.id],
  )
  return rows.map(({ id }) => id)
}

/** An organization with a request, its two files, an account, a late deactivation, a requestor, mail and a trail. */
async function anArea(type: OrganizationType, own: Coordinator[], phone: string, delegate?: Coordinator) {
  const organization = await anOrganization(type, own)
  if (delegate)
    await app.payload.update({
      collection: 'organizations',
      id: organization.id,
      data: { delegate: delegate.id },
      ...local,
    })
  const claims = {
    organizationType: type,
    requestorTitle: 'manager-supervisor',
    requestorPhone: phone,
  } as const
  const { requestId } = await aRequest(organization.id, claims, nonEddClaims)
  const account = await anAccount(organization.id, `${organization.slug}@requestors.example`)
  await sql.query('update requestors set phone = $2 where organization_id = $1', [organization.id, phone])
  await app.payload.create({
    collection: 'attestations',
    data: {
      staff: account.id,
      request: requestId,
      document: 'ispa-training',
      completedOn: '2026-01-10',
      verifiedBy: own[0]?.id ?? delegate?.id ?? '',
      verifiedAt: '2026-01-12T18:00:00Z',
    },
    ...local,
  })
  await storeFiles(requestId)
  await anIncident({ organizationId: organization.id, requestId }, { staff_id: account.id })
  return { organization, requestId, account, phone, ids: await idsOfArea(organization.id, requestId) }
}

async function storeFiles(requestId: string) {
  const { rows } = await sql.query<{ id: string }>('select id from evidence where request_id = $1', [
    requestId,
  ])
  for (const { id } of rows) {
    const stored = await storeFile(app.config, Buffer.from(`SAMPLE file ${id}`))
    await plant(sql, 'update evidence set storage_name = $2, key_id = $3, sha256 = $4 where id = $1', [
      id,
      stored.storageName,
      stored.keyId,
      stored.sha256,
    ])
  }
}

const idsBy = async (query: string, value: string): Promise<string[]> =>
  (await sql.query<{ id: string }>(query, [value])).rows.map(({ id }) => id)

async function idsOfArea(organizationId: string, requestId: string) {
  const by = (table: string) => idsBy(`select id from ${table} where organization_id = $1`, organizationId)
  return {
    requests: [requestId],
    evidence: await by('evidence'),
    staff: await by('staff'),
    requestors: await by('requestors'),
    incidents: await by('incidents'),
    'audit-events': await by('audit_events'),
    attestations: await idsBy('select id from attestations where request_id = $1', requestId),
    messages: await idsBy('select id from messages where request_id = $1', requestId),
    disseminations: [] as string[],
    'review-items': [] as string[],
    'review-findings': [] as string[],
    'review-letters': [] as string[],
  }
}

/** Records that belong to no area, one or a few of each. */
async function sharedIds(
  periodId: string,
  formIds: string[],
  areas: Record<string, { organization: { id: string } }>,
) {
  const some = async (table: string) =>
    (await sql.query<{ id: string }>(`select id from ${table} order by id limit 2`)).rows.map(({ id }) => id)
  return {
    'confidentiality-forms': formIds,
    privileges: await some('privileges'),
    'job-functions': await some('job_functions'),
    'denial-reasons': await some('denial_reasons'),
    'unavailable-periods': [periodId],
    organizations: Object.values(areas).map(({ organization }) => organization.id),
  } satisfies Partial<Record<RecordCollection, string[]>>
}

export const collections = Object.keys(matrix) as RecordCollection[]

const oversight: Person[] = ['operations', 'auditor']
const withoutAccount: Person[] = ['visitor', 'forger', 'inactive']

/** Whether a rule of the matrix gives a person anything at all. */
export function isFor(who: Who, person: Person): boolean {
  if (who === 'nobody' || withoutAccount.includes(person)) return false
  if (who === 'operations-unit') return person === 'operations'
  if (who === 'oversight') return oversight.includes(person)
  return who !== 'coordinators' || person !== 'auditor'
}

/** Every record of the world, by collection. */
export function recordsOf({ areas, shared, coordinators }: World, collection: RecordCollection): string[] {
  if (collection === 'coordinators') return Object.values(coordinators).map(({ id }) => id)
  if (isShared(shared, collection)) return shared[collection]
  return Object.values(areas).flatMap(({ ids }) => ids[collection as keyof typeof ids])
}

const isShared = (shared: World['shared'], collection: string): collection is keyof World['shared'] =>
  collection in shared

/** Those that the matrix lets a person read; told here once more, in the words of the world. */
export function readableBy(world: World, person: Person, collection: RecordCollection): string[] {
  const who = matrix[collection].read
  const all = recordsOf(world, collection)
  if (!isFor(who, person)) return []
  if (oversight.includes(person) || who === 'accounts' || who === 'oversight') return all
  if (who === 'oneself') return [idOfPerson(world, person)]
  const isOfRequest = ['requests', 'evidence', 'incidents'].includes(collection)
  const routed = isOfRequest ? routedTo[person] : undefined
  const seen = routed ? [...areasOf[person], routed] : areasOf[person]
  return seen.flatMap((area) => {
    const { ids } = world.areas[area]
    return ids[collection as keyof typeof ids]
  })
}

/** The account of a person who has one; `''` for nobody. */
export const idOfPerson = ({ coordinators }: World, person: Person): string =>
  person === 'visitor' || person === 'forger' ? '' : coordinators[person].id

/** A session of every person; one account is made inactive when its session has begun. */
export async function signInEverybody({ coordinators }: World): Promise<Record<Person, string>> {
  const cookies = { visitor: '', forger: 'payload-token=eyJhbGciOiJub25lIn0.e30.' } as Record<Person, string>
  for (const [position, person] of people.entries()) {
    if (person === 'visitor' || person === 'forger') continue
    const answer = await signIn(coordinators[person].email, coordinatorPassword, 10 + position)
    cookies[person] = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  }
  await sql.query('update coordinators set active = false where id = $1', [coordinators.inactive.id])
  return cookies
}

export type Answer = { status: number; text: string; body: Record<string, unknown> }

/** Calls REST as a person. */
export async function ask(cookie: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await call(path, {
    method,
    headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, text, body: asJson(text) }
}

function asJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** The ids of a list; none where it is refused. */
export const idsOfList = ({ body }: Answer): string[] =>
  Array.isArray(body.docs) ? body.docs.map((doc: { id: string }) => doc.id).sort() : []

/** The content of every table with records, to see that nothing has changed. */
export async function fingerprint(): Promise<string> {
  const tables = [...collections.map((slug) => slug.replaceAll('-', '_')), 'settings']
  const parts = tables
    .filter((table) => table !== 'audit_events')
    .map((table) => `select '${table}', md5(string_agg(t::text, ',' order by t::text)) from ${table} t`)
  return JSON.stringify((await sql.query(parts.join(' union all '))).rows)
}
