import { beforeAll, describe, expect, test } from 'vitest'
import { type RecordCollection, hidden, hiddenFields, matrix } from '../../src/access/matrix.ts'
import { payloadMatrix } from '../../src/access/payloadMatrix.ts'
import {
  type Answer,
  ask,
  buildWorld,
  collections,
  idsOfList,
  people,
  type Person,
  signInEverybody,
  keepToItself,
  type World,
} from '../support/accessMatrix.ts'
import { serveForThisFile } from '../support/httpServer.ts'
import { app } from '../support/setup.ts'
import { coordinatorPassword, sql } from '../support/world.ts'

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

const configOf = (collection: RecordCollection) => app.payload.collections[collection].config
const fieldsOf = (collection: RecordCollection) => configOf(collection).flattenedFields
const tableOf = (collection: RecordCollection) => collection.replaceAll('-', '_')
const withAccount = ['administrator', 'delegate', 'operations', 'auditor'] as const satisfies Person[]

/** Whether an answer tells nothing: refused, or without the asked difference. */
const refused = ({ status }: Answer) => status === 400 || status === 403

test('the matrix has every collection, and every field that no door shows', () => {
  const slugs = app.payload.config.collections.map(({ slug }) => slug).sort()
  expect(slugs).toEqual([...Object.keys(matrix), ...Object.keys(payloadMatrix)].sort())
  const found = collections.flatMap((collection) => {
    const names = fieldsOf(collection).flatMap((field) =>
      'access' in field && field.access?.read === hidden.read ? [field.name] : [],
    )
    return names.length ? [[collection, names]] : []
  })
  expect(Object.fromEntries(found)).toEqual(hiddenFields)
})

/** What Payload itself keeps of an account, or the house of a record, and shows through no door. */
const kept: Partial<Record<RecordCollection, readonly string[]>> = {
  ...hiddenFields,
  coordinators: [
    'hash',
    'salt',
    'resetPasswordToken',
    'resetPasswordExpiration',
    'resetPasswordRequestedAt',
    'loginAttempts',
    'lockUntil',
    'sessions.id',
  ],
}

describe('A hidden field', () => {
  test('is in no answer, whatever is selected or populated', async () => {
    const { rows } = await sql.query<{ secret: string }>(
      `select storage_name secret from evidence union all select hash from coordinators
        union all select salt from coordinators union all select id from coordinators_sessions`,
    )
    for (const person of withAccount)
      for (const [collection, names] of Object.entries(kept)) {
        const selected = names.map((name) => `select[${name.replace('.', '][')}]=true`).join('&')
        for (const more of ['', selected, 'showHiddenFields=true&overrideAccess=true']) {
          const { text } = await as(person, 'GET', `${collection}?limit=0&depth=1&${more}`)
          const others = rows.filter(({ secret }) => text.includes(secret))
          expect(others.length, `${person} ${collection}`).toBeLessThanOrEqual(ownSessions(collection))
          for (const name of names.filter((one) => one !== 'sessions.id'))
            expect(text, collection).not.toContain(`"${name}"`)
        }
      }
  })

  /** An account is told of its own sessions. */
  const ownSessions = (collection: string) => (collection === 'coordinators' ? 1 : 0)

  test('cannot be guessed by a filter, nor by the order of a list, nor by what a change in bulk finds', async () => {
    for (const person of withAccount)
      for (const [collection, names] of Object.entries(kept))
        for (const name of names) {
          const filters = ['equals', 'like', 'exists']
          for (const one of filters) {
            const filter = `where[or][0][and][0][${name}][${one}]=true`
            for (const path of [collection, `${collection}/count`])
              expect(refused(await as(person, 'GET', `${path}?${filter}`)), `${path} ${filter}`).toBe(true)
            expect(refused(await as(person, 'PATCH', `${collection}?${filter}`, {})), filter).toBe(true)
          }
          for (const sort of [name, `-${name}`, `id,${name}`])
            expect(refused(await as(person, 'GET', `${collection}?sort=${sort}`)), sort).toBe(true)
        }
  })

  test('is no column that Payload does not know: a filter is refused, an order makes no difference', async () => {
    for (const collection of collections) {
      const { rows } = await sql.query<{ name: string }>(
        'select column_name as name from information_schema.columns where table_name = $1',
        [tableOf(collection)],
      )
      const known = fieldsOf(collection).map(({ name }) => columnOf(name))
      const unknown = rows.filter(
        ({ name }) => name !== 'id' && ![name, name.replace(/_id$/, '')].some((one) => known.includes(one)),
      )
      for (const { name } of unknown)
        for (const person of ['operations', 'administrator'] as const) {
          expect(refused(await as(person, 'GET', `${collection}?where[${name}][exists]=true`)), name).toBe(
            true,
          )
          const [up, down] = await Promise.all(
            [name, `-${name}`].map((sort) => as(person, 'GET', `${collection}?limit=0&sort=${sort}`)),
          )
          expect(up?.text, `${collection} by ${name}`).toBe(down?.text)
        }
    }
  })
})

/** As the adapter names the column of a field. */
const columnOf = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([a-z])(\d)/g, '$1$2')
    .toLowerCase()

describe('A record that another one names', () => {
  const relations = collections.flatMap((collection) =>
    fieldsOf(collection).flatMap((field) =>
      field.type === 'relationship' && typeof field.relationTo === 'string'
        ? [{ collection, name: field.name, to: field.relationTo as RecordCollection }]
        : [],
    ),
  )

  test('cannot be guessed: nobody filters or sorts by what it says, neither what is so nor what is not', async () => {
    expect(relations.length).toBeGreaterThan(20)
    for (const person of ['administrator', 'auditor'] as const)
      for (const { collection, name, to } of relations)
        for (const query of [
          `where[${name}.createdAt][exists]=true`,
          `where[${name}.createdAt][exists]=false`,
          `where[${name}__createdAt][exists]=true`,
          `where[${name}][contains][id][exists]=true`,
          `where[and][0][or][0][${name}][contains][and][0][id][exists]=false`,
          `sort=${name}.createdAt`,
          `sort=-${name}__createdAt`,
          `sort=id&sort=${name}.id.id`,
        ]) {
          const answer = await as(person, 'GET', `${collection}?${query}`)
          expect(refused(answer), `${person} ${collection} to ${to}: ${query}`).toBe(true)
        }
  })

  test('such as the phone of a coordinator or a requestor elsewhere, letter by letter', async () => {
    const { neighbor } = world.coordinators
    const tries = (value: string) => [
      `organizations?where[coordinators][contains][phone][like]=${value}`,
      `organizations?where[coordinators.phone][equals]=${value}`,
      `organizations/count?where[delegate.email][equals]=${value}`,
      `requests?where[organization.coordinators.phone][equals]=${value}`,
      `staff?where[requestorOfRecord.phone][not_equals]=${value}`,
      `staff?where[requestorOfRecord.organization.name][like]=${value}`,
    ]
    for (const value of [neighbor.phone ?? '', neighbor.email, world.areas.there.phone, 'nothing'])
      for (const path of tries(encodeURIComponent(value)))
        expect((await as('administrator', 'GET', path)).status, path).toBe(400)
  })

  test('is still found by its id, and the fields of a record by themselves', async () => {
    const { here } = world.areas
    const found = async (query: string) => idsOfList(await as('administrator', 'GET', `staff?${query}`))
    expect(await found(`where[organization][equals]=${here.organization.id}&sort=-familyName`)).toEqual(
      here.ids.staff,
    )
    expect(await found(`where[organization.id][equals]=${here.organization.id}`)).toEqual(here.ids.staff)
    expect(await found(`where[privileges][in]=${world.shared.privileges.join(',')}`)).toBeDefined()
  })

  test('is not told of by the rights to a record either', async () => {
    const { here, there } = world.areas
    const rights = async (person: Person, id: string) =>
      (await as(person, 'POST', `staff/access/${id}`, {})).body.read
    expect(Boolean(await rights('administrator', here.ids.staff[0] ?? ''))).toBe(true)
    expect(Boolean(await rights('administrator', there.ids.staff[0] ?? ''))).toBe(false)
    expect(Boolean(await rights('inactive', here.ids.staff[0] ?? ''))).toBe(false)
    expect((await as('inactive', 'GET', 'access')).text).toBe((await as('visitor', 'GET', 'access')).text)
  })
})

describe("Payload's own collections", () => {
  test('preferences are of oneself, and of nobody without an active account', async () => {
    for (const person of people) {
      const answer = await as(person, 'POST', 'payload-preferences/sample', { value: person })
      const may = !['visitor', 'forger', 'inactive'].includes(person)
      expect(answer.status, person).toEqual(may ? 200 : expect.toBeOneOf([401, 403]))
    }
    const mine = await as('auditor', 'GET', 'payload-preferences?limit=0')
    expect((mine.body.docs as { value: string }[]).map(({ value }) => value)).toEqual(['auditor'])
    const ofOther = `where[user.value][equals]=${world.coordinators.neighbor.id}`
    for (const method of ['GET', 'PATCH', 'DELETE'])
      expect(
        idsOfList(await as('administrator', method, `payload-preferences?${ofOther}`, bodyOf(method))),
      ).toEqual([])
    expect((await as('neighbor', 'GET', 'payload-preferences/sample')).body.value).toBe('neighbor')
  })

  const bodyOf = (method: string) => (method === 'PATCH' ? { value: 'taken' } : undefined)

  test('who is editing what is for the Operations Unit and the one who edits', async () => {
    const lock = await app.payload.create({
      collection: 'payload-locked-documents',
      data: {
        globalSlug: 'settings',
        user: { relationTo: 'coordinators', value: world.coordinators.administrator.id },
      },
      overrideAccess: true,
    })
    for (const person of people) {
      const may = person === 'administrator' || person === 'operations'
      expect(idsOfList(await as(person, 'GET', 'payload-locked-documents')), person).toEqual(
        may ? [lock.id] : [],
      )
      expect((await as(person, 'POST', 'payload-locked-documents', lock)).status, person).toBe(403)
      if (!may)
        expect((await as(person, 'DELETE', `payload-locked-documents/${lock.id}`)).status, person).toEqual(
          expect.toBeOneOf([403, 404]),
        )
    }
    expect((await as('operations', 'DELETE', `payload-locked-documents/${lock.id}`)).status).toBe(200)
  })

  test.each(['payload-kv', 'payload-migrations', 'payload-jobs', 'payload-folders', 'payload-query-presets'])(
    '%s is for nobody',
    async (collection) => {
      for (const person of people)
        for (const method of ['GET', 'POST', 'PATCH', 'DELETE'])
          expect((await as(person, method, collection, method === 'GET' ? undefined : {})).status).toEqual(
            expect.toBeOneOf([400, 403, 404, 501]),
          )
    },
  )
})

describe('An account', () => {
  test('that was made inactive is not told of, and neither prolongs its session nor begins another', async () => {
    const { inactive } = world.coordinators
    expect((await as('inactive', 'GET', 'coordinators/me')).body.user).toBeNull()
    expect((await as('inactive', 'POST', 'coordinators/refresh-token', {})).status).toBe(403)
    expect((await as('administrator', 'POST', 'coordinators/refresh-token', {})).status).toBe(200)
    await sql.query(
      `update coordinators set reset_password_token = 'sample-token', reset_password_expiration = now() + interval '1 hour'
        where id = $1`,
      [inactive.id],
    )
    const reset = { token: 'sample-token', password: 'another long sample password' }
    expect((await as('visitor', 'POST', 'coordinators/reset-password', reset)).status).toBe(403)
    const login = { email: inactive.email, password: coordinatorPassword }
    expect((await as('visitor', 'POST', 'coordinators/login', login)).status).toBe(401)
  })

  test('is not to be had, found out or taken over by a visitor', async () => {
    const { email } = world.coordinators.operations
    const post = (path: string, body: object) => as('visitor', 'POST', `coordinators/${path}`, body)
    expect((await as('visitor', 'GET', 'coordinators/me')).body.user).toBeNull()
    const first = {
      name: 'SAMPLE',
      kind: 'operations-unit',
      email: 'new@staff.example',
      password: 'a long one',
    }
    expect((await post('first-register', first)).status).toBe(404)
    expect((await post('verify/sample', {})).status).toBe(404)
    expect((await post('reset-password', { token: '', password: 'a long one' })).status).toBe(403)
    expect((await post('unlock', { email })).status).toBe(403)
    expect((await post('refresh-token', {})).status).toBe(403)
    const asked = [
      await post('forgot-password', { email }),
      await post('forgot-password', { email: 'x@y.example' }),
    ]
    expect(asked[0]?.text).toBe(asked[1]?.text)
    for (const method of ['GET', 'POST'])
      for (const path of ['graphql', 'graphql-playground'])
        expect((await as('operations', method, path, method === 'POST' ? {} : undefined)).status).toBe(404)
  })

  test('ends its session when it signs out', async () => {
    expect((await as('spoc', 'POST', 'coordinators/logout', {})).status).toBe(200)
    expect((await as('spoc', 'GET', 'requests')).status).toBe(403)
  })
})
