import { beforeAll, describe, expect, test } from 'vitest'
import { matrix, matrixOfSettings, type RecordCollection } from '../../src/access/matrix.ts'
import {
  ask,
  buildWorld,
  collections,
  fingerprint,
  idOfPerson,
  idsOfList,
  isFor,
  people,
  type Person,
  readableBy,
  recordsOf,
  signInEverybody,
  keepToItself,
  type World,
} from '../support/accessMatrix.ts'
import { sampleTraining } from '../support/sharedRecords.ts'
import { serveForThisFile } from '../support/httpServer.ts'
import { sql } from '../support/world.ts'

keepToItself()
serveForThisFile()

let world: World
let cookies: Record<Person, string>

beforeAll(async () => {
  world = await buildWorld()
  cookies = await signInEverybody(world)
})

const as = (person: Person, method: string, path: string, body?: unknown) =>
  ask(cookies[person], method, `/api/${path}`, body)

const among = (collection: RecordCollection) => `where[id][in]=${recordsOf(world, collection).join(',')}`

const sorted = (ids: string[]) => [...ids].sort()

/** The bounds of a person whose organizations have no other records than those of this world. */
const isBounded = (person: Person, collection: RecordCollection) =>
  !['operations', 'auditor'].includes(person) && matrix[collection].read !== 'accounts'

/** Whoever opens a file writes to the audit trail. */
const withoutReading = (collection: RecordCollection) =>
  collection === 'audit-events' ? '&where[event][equals]=request-submitted' : ''

describe.each(people)('%s reads', (person) => {
  test.each(collections)(
    'of %s what the matrix says, in lists, counts and one by one',
    async (collection) => {
      const mine = readableBy(world, person, collection)
      const list = await as(person, 'GET', `${collection}?limit=0&${among(collection)}`)
      expect(idsOfList(list), 'the list').toEqual(sorted(mine))
      if (!isFor(matrix[collection].read, person)) expect(list.status).toBe(403)
      if (isBounded(person, collection))
        expect(
          idsOfList(await as(person, 'GET', `${collection}?limit=0${withoutReading(collection)}`)),
          'the whole list',
        ).toEqual(sorted(mine))
      const counted = await as(person, 'GET', `${collection}/count?${among(collection)}`)
      expect(counted.body.totalDocs ?? 0, 'the count').toBe(mine.length)
      for (const id of recordsOf(world, collection)) {
        const one = await as(person, 'GET', `${collection}/${id}`)
        expect(one.status, id).toEqual(mine.includes(id) ? 200 : expect.toBeOneOf([403, 404]))
        expect(one.body.id, id).toBe(mine.includes(id) ? id : undefined)
      }
    },
  )

  test('no other record through a relation, however deep', async () => {
    const collectionOf = new Map(
      collections.flatMap((collection) =>
        recordsOf(world, collection).map((id) => [id, collection] as const),
      ),
    )
    for (const collection of collections) {
      const populated = collections.map((slug) => `populate[${slug}][createdAt]=true`).join('&')
      for (const more of ['', `&${populated}`, '&joins[requests][limit]=9', '&trash=true&draft=true']) {
        const list = await as(person, 'GET', `${collection}?limit=0&depth=2&${among(collection)}${more}`)
        const leaked = recordsIn(list.body.docs).filter((id) => {
          const kind = collectionOf.get(id)
          return kind && !readableBy(world, person, kind).includes(id)
        })
        expect(leaked, collection).toEqual([])
      }
    }
  })

  test('the files of evidence that the matrix gives, and by one door', async () => {
    const mine = readableBy(world, person, 'evidence')
    for (const id of recordsOf(world, 'evidence')) {
      const file = await ask(cookies[person], 'GET', `/evidence/${id}`)
      expect([file.status, file.text]).toEqual(
        mine.includes(id) ? [200, `SAMPLE file ${id}`] : [404, 'Not found'],
      )
      for (const path of [`evidence/file/${id}`, `evidence/${id}/file`, `evidence/paste-url/${id}`])
        expect((await as(person, 'GET', path)).status, path).toBeGreaterThanOrEqual(400)
    }
  })
})

/** Ids of whole records within an answer; a plain id is no more than a name. */
function recordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(recordsIn)
  if (typeof value !== 'object' || value === null) return []
  const { id } = value as { id?: unknown }
  return [...(typeof id === 'string' ? [id] : []), ...Object.values(value).flatMap(recordsIn)]
}

const some = `SAMPLE ${Date.now()}`

/** A body with which a record could be created, and one with which it could be changed. */
const bodies: Record<RecordCollection, [create: object, update: object]> = {
  requests: [{ kind: 'new-account' }, { state: 'granted' }],
  evidence: [{ document: 'ispa-training', displayName: some }, { request: null }],
  attestations: [{ document: 'ispa-training' }, { completedOn: '2026-11-01' }],
  staff: [
    { givenName: some, email: 'new@staff.example' },
    { accountState: 'active', username: some },
  ],
  requestors: [{ name: some, email: 'new@requestors.example' }, { phone: some }],
  'audit-events': [{ event: 'request-granted', actorKind: 'system' }, { event: some }],
  incidents: [
    { personName: some, personEmail: 'new@staff.example', source: 'clock' },
    { state: 'closed', closedAt: '2026-11-23T18:00:00Z' },
  ],
  investigations: [{ round: 1 }, { dataAccessed: 'not-accessed', findings: some }],
  messages: [{ to: 'new@staff.example', subject: some }, { state: 'queued' }],
  reviews: [{ quarter: '2020-2', draw: 1 }, { seed: 'b'.repeat(64) }],
  'review-items': [{ position: 1, personName: some }, { note: some }],
  'review-findings': [
    { text: some, severity: 'low' },
    { state: 'closed', decision: some },
  ],
  'review-letters': [{ words: some }, { acknowledgedAt: '2026-11-23T18:00:00Z' }],
  'confidentiality-forms': [{ form: 'de-7410', revision: some }, { state: 'current' }],
  disseminations: [{ email: 'new@requestors.example' }, { acknowledgedAt: '2026-11-23T18:00:00Z' }],
  announcements: [{ audience: 'requestors', subject: some, body: some }, { subject: some }],
  'training-pages': [{ ...sampleTraining, slug: `sample-new-${Date.now()}` }, { title: 'SAMPLE page' }],
  'training-files': [{ alt: some }, { alt: 'SAMPLE file' }],
  organizations: [{ name: some, slug: `sample-${Date.now()}`, type: 'local-area' }, { sample: true }],
  privileges: [{ code: some, name: some }, { active: true }],
  'job-functions': [{ name: some }, { active: true }],
  'denial-reasons': [
    { code: some, label: some, section: 'service', words: some, text: some },
    { active: true },
  ],
  'unavailable-periods': [
    { from: '2026-10-03T08:00:00Z', to: '2026-10-03T09:00:00Z', reason: some },
    { reason: 'SAMPLE upkeep' },
  ],
  coordinators: [
    { name: some, kind: 'auditor', email: `${Date.now()}@coordinators.example`, password: 'a long password' },
    { phone: '916 555 0299' },
  ],
}

describe.each(people)('%s changes', (person) => {
  test('nothing that the matrix does not give: one by one, in bulk, by versions, copies and locks', async () => {
    const before = await fingerprint()
    for (const collection of collections) {
      const [create, update] = bodies[collection]
      const row = matrix[collection]
      const refused = async (method: string, path: string, body?: object) =>
        expect((await as(person, method, path, body)).status, `${method} ${path}`).toEqual(
          expect.toBeOneOf([401, 403, 404, 405]),
        )
      if (!isFor(row.create, person)) await refused('POST', collection, create)
      for (const id of recordsOf(world, collection)) {
        const isOwn = row.update === 'oneself' && person !== 'auditor' && id === idOfPerson(world, person)
        const mayUpdate = isFor(row.update, person) && (isOwn || person === 'operations')
        if (!mayUpdate) await refused('PATCH', `${collection}/${id}`, update)
        if (!isFor(row.create, person)) await refused('POST', `${collection}/${id}/duplicate`, update)
        await refused('DELETE', `${collection}/${id}`)
      }
      const [first] = recordsOf(world, collection)
      if (!isFor(row.readVersions, person)) await refused('GET', `${collection}/versions/${first}`)
      if (!isFor(row.update, person)) await refused('POST', `${collection}/versions/${first}`)
      if (!isFor(row.update, person)) await refused('PATCH', `${collection}?${among(collection)}`, update)
      await refused('DELETE', `${collection}?${among(collection)}`)
      if (!isFor(row.readVersions, person)) await refused('GET', `${collection}/versions`)
      if (!isFor(row.unlock, person))
        await refused('POST', `${collection}/unlock`, { email: world.coordinators.neighbor.email })
    }
    if (!isFor(matrixOfSettings.update, person))
      expect((await as(person, 'POST', 'globals/settings', { operationsEmail: 'x@y.example' })).status).toBe(
        403,
      )
    expect((await as(person, 'GET', 'globals/settings')).status).toBe(
      isFor(matrixOfSettings.read, person) ? 200 : 403,
    )
    expect((await as(person, 'GET', 'globals/settings/versions')).status).toBe(404)
    expect(await fingerprint()).toBe(before)
  })
})

describe('What the matrix gives', () => {
  test('the Operations Unit keeps the lists of the service: creates, changes one and changes many', async () => {
    const kept = collections.filter((collection) => matrix[collection].create === 'operations-unit')
    expect(kept.length).toBeGreaterThan(4)
    for (const collection of kept) {
      const [create, update] = bodies[collection]
      const ids = recordsOf(world, collection)
      const one = await as('operations', 'PATCH', `${collection}/${ids[0]}`, update)
      expect(one.status, one.text).toBe(200)
      const many = await as('operations', 'PATCH', `${collection}?${among(collection)}&limit=100`, update)
      expect(idsOfList(many), many.text).toEqual(sorted(ids))
      if (collection === 'training-files') continue // created with a file, in training.test.ts
      const made = await as('operations', 'POST', collection, create)
      expect(made.status, made.text).toBe(201)
      const { id } = made.body.doc as { id: string }
      if (collection !== 'coordinators')
        await sql.query(`delete from ${collection.replaceAll('-', '_')} where id = $1`, [id])
    }
    expect((await as('operations', 'POST', 'globals/settings', {})).status).toBe(200)
    const email = world.coordinators.neighbor.email
    expect((await as('operations', 'POST', 'coordinators/unlock', { email })).status).toBe(200)
  })

  test('a coordinator begins a request, which is then checked like any other; an auditor does not', async () => {
    const statusOf = async (person: Person) => (await as(person, 'POST', 'requests', {})).status
    expect(await statusOf('administrator')).toEqual(expect.toBeOneOf([400, 422]))
    expect(await statusOf('operations')).toEqual(expect.toBeOneOf([400, 422]))
    expect(await statusOf('auditor')).toBe(403)
  })

  test('a coordinator changes the own account, but neither its kind nor whether it is active; no other account', async () => {
    const own = world.coordinators.administrator.id
    const wanted = { phone: '916 555 0298', kind: 'operations-unit', active: false, sessions: [], hash: 'x' }
    expect((await as('administrator', 'PATCH', `coordinators/${own}`, wanted)).status).toBe(200)
    const many = await as('administrator', 'PATCH', `coordinators?${among('coordinators')}`, wanted)
    expect(idsOfList(many)).toEqual([own])
    const { rows } = await sql.query('select kind, active, phone from coordinators where id = $1', [own])
    expect(rows).toEqual([{ kind: 'mis-administrator', active: true, phone: '916 555 0298' }])
    expect((await as('administrator', 'GET', 'coordinators/me')).status).toBe(200)
  })
})
