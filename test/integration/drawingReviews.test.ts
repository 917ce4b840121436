import { createHash, randomUUID } from 'node:crypto'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Coordinator } from '../../src/payload-types.ts'
import { drawReview, type SaidDraw } from '../../src/services/quarterlyReview/drawReview.ts'
import { readDrawForm } from '../../src/services/quarterlyReview/drawForm.ts'
import { replayOnDemand } from '../../src/services/quarterlyReview/replayOnDemand.ts'
import { replayReview } from '../../src/services/quarterlyReview/replayReview.ts'
import { call, cookieFor, json, serveForThisFile } from '../support/httpServer.ts'
import { clearReviews } from '../support/quarterlyReview.ts'
import { app } from '../support/setup.ts'
import {
  aCoordinator,
  anAccount,
  anOrganization,
  outcome,
  privilegeId,
  signedIn,
  sql,
} from '../support/world.ts'

serveForThisFile()

const start = '2026-11-23T18:00:00Z'
let first: Coordinator
let second: Coordinator
let auditor: Coordinator
let administrator: Coordinator
const areas: { id: string; name: string }[] = []

beforeAll(async () => {
  first = await aCoordinator('operations-unit')
  second = await aCoordinator('operations-unit')
  auditor = await aCoordinator('auditor')
  administrator = await aCoordinator('mis-administrator')
  for (const coordinators of [[administrator], []]) {
    const area = await anOrganization('local-area', coordinators)
    areas.push(area)
    for (let count = 0; count < 4; count += 1) await account(area.id)
  }
})
beforeEach(async () => {
  app.clock.set(start)
  await clearReviews()
})
afterAll(async () => {
  app.clock.set(start)
  await clearReviews()
})

/** An account that was made when it is said, by its id; the clock of the database is not the one of the tests. */
async function account(
  organizationId = areas[0]?.id ?? '',
  over: Parameters<typeof anAccount>[2] = {},
  madeAt = '2026-01-12T18:00:00Z',
): Promise<string> {
  const { id } = await anAccount(organizationId, `${randomUUID()}@requestors.example`, over)
  await sql.query('update staff set created_at = $2 where id = $1', [id, madeAt])
  return id
}

const said: SaidDraw = {
  quarter: '2026-4',
  reason: '',
  unit: 'count',
  size: 3,
  leastAnOrganization: 2,
  strata: ['organization', 'organization-type'],
  neverSampledPercent: 0,
}
const again = 'The first draw left out two organizations.'
const draw = (by: Coordinator, over: Partial<SaidDraw> = {}) =>
  drawReview(app, { user: signedIn(by), address: '192.0.2.7' }, { ...said, ...over })

async function drawn(by = first, over: Partial<SaidDraw> = {}) {
  const result = await draw(by, over)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

const one = async (statement: string, values: unknown[] = []) => (await sql.query(statement, values)).rows[0]
const itemsOf = async (reviewId: string) =>
  (await sql.query('select * from review_items where review_id = $1 order by position', [reviewId])).rows
const textOf = async (reviewId: string) =>
  String(
    (
      await one(
        "select string_agg(lines, '' order by position) as text from review_population where review_id = $1",
        [reviewId],
      )
    )?.text,
  )
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const lineOf = (text: string, id: string) => text.split('\n').find((line) => line.startsWith(id))

describe('the draw of a quarter (R49, D14)', () => {
  it('keeps the population, its hash, the method, the seed and the accounts, and tells the audit trail', async () => {
    const { id, populationSize, sampleSize } = await drawn()
    const review = await one('select * from reviews where id = $1', [id])
    const text = await textOf(id)
    const ids = text
      .split('\n')
      .slice(1, -1)
      .map((line) => line.slice(0, 36))
    expect(text.startsWith('account,organization,organization type,privilege level,sampled before\n')).toBe(
      true,
    )
    expect(ids).toEqual([...ids].sort())
    expect([ids.length, Number(review?.population_size)]).toEqual([populationSize, populationSize])
    expect(review).toMatchObject({
      algorithm: 'sha256-tickets',
      population_sha256: hashOf(text),
      drawn_by_id: first.id,
    })

    const items = await itemsOf(id)
    const tickets = items.map(({ staff_id }) => hashOf(`${review?.seed}:${staff_id}`))
    expect(tickets).toEqual([...tickets].sort())
    expect(items.map(({ position }) => Number(position))).toEqual(
      Array.from({ length: sampleSize }, (_, at) => at + 1),
    )
    for (const area of areas) {
      const own = items.filter(({ organization_id }) => organization_id === area.id)
      expect(own.length).toBeGreaterThanOrEqual(2)
      expect(own[0]).toMatchObject({
        stratum: `Local Area, ${area.name}`,
        person_name: expect.stringMatching(/^Avery Sample /) as string,
        username: expect.stringMatching(/^avery\./) as string,
      })
      expect(review?.allocation).toContainEqual({
        stratum: `Local Area, ${area.name}`,
        population: 4,
        sampled: own.length,
        neverSampled: own.length,
      })
    }
    expect(
      await one("select * from audit_events where event = 'review-drawn' and subject_id = $1", [id]),
    ).toMatchObject({
      actor_id: first.id,
      address: '192.0.2.7',
      after: {
        ...{
          quarter: '2026-4',
          draw: 1,
          strata: ['organization-type', 'organization'],
          leastAnOrganization: 2,
        },
        ...{ seed: review?.seed, populationSize, populationSha256: hashOf(text), sampleSize },
      },
    })
  })

  it('once more needs a reason and another person, and keeps the first', async () => {
    const before = await drawn()
    const kept = await itemsOf(before.id)
    expect(outcome(await draw(first, { reason: again }))).toBe('own-draw')
    expect(outcome(await draw(second, { reason: 'short' }))).toBe('reason-missing')
    const after = await drawn(second, { reason: again, neverSampledPercent: 100 })
    expect(after).toMatchObject({ quarter: '2026-4', draw: 2 })
    expect(await itemsOf(before.id)).toEqual(kept)
    const text = await textOf(after.id)
    for (const { staff_id } of kept) expect(lineOf(text, String(staff_id))).toMatch(/,yes$/)
    const newcomers = (await itemsOf(after.id)).filter(
      ({ staff_id }) => !kept.some((k) => k.staff_id === staff_id),
    )
    expect(newcomers.filter(({ organization_id }) => organization_id === areas[1]?.id)).toHaveLength(2)
    expect(await replayReview(sql, before.id)).toMatchObject({ equal: true, differences: [] })
    expect(await replayReview(sql, after.id)).toMatchObject({ equal: true, differences: [] })
  })

  it('is made once, however many press at the same time', async () => {
    const results = await Promise.all([draw(first), draw(second), draw(first)])
    const outcomes = results.map(outcome)
    expect(outcomes.filter((each) => each === 'done')).toHaveLength(1)
    for (const each of outcomes)
      expect(['done', 'draw-under-way', 'reason-missing', 'own-draw, reason-missing']).toContain(each)
    expect(await one("select count(*)::int as draws from reviews where quarter = '2026-4'")).toEqual({
      draws: 1,
    })
  })

  it('is for the Operations Unit, of a quarter that is open, by a method that can be', async () => {
    expect(outcome(await draw(auditor))).toBe('role-may-not')
    expect(outcome(await draw(administrator))).toBe('role-may-not')
    expect(outcome(await draw(first, { quarter: '2026-2', size: 0 }))).toBe(
      'quarter-not-open, size-not-possible',
    )
    expect(await one('select count(*)::int as draws from reviews')).toEqual({ draws: 0 })
  })

  it('is refused in words where nobody was active', async () => {
    app.clock.set('2001-02-01T18:00:00Z')
    expect(await draw(first, { quarter: '2001-1' })).toMatchObject({
      problems: [
        { code: 'population-empty', message: expect.stringContaining('January to March 2001') as string },
      ],
    })
  })
})

describe('the population of a quarter', () => {
  const midnight = '2026-10-01T07:00:00Z' // in California
  const before = '2026-10-01T06:59:59Z'

  it('is every account that was active on some day of it until the draw', async () => {
    const deactivated = (deactivatedAt: string) =>
      account(undefined, { accountState: 'deactivated', deactivatedAt })
    const inside = [await account(), await deactivated(midnight)]
    const outside = [
      await deactivated(before),
      await account(undefined, { accountState: 'none', username: null }),
    ]
    const text = await textOf((await drawn()).id)
    for (const id of inside) expect(lineOf(text, id), id).toBeDefined()
    for (const id of outside) expect(lineOf(text, id), id).toBeUndefined()
  })

  it('leaves out accounts that were made after it', async () => {
    const [made, later] = [await account(undefined, {}, before), await account(undefined, {}, midnight)]
    const text = await textOf((await drawn(first, { quarter: '2026-3' })).id)
    expect([lineOf(text, made) !== undefined, lineOf(text, later) !== undefined]).toEqual([true, false])
  })

  it('says of each the organization, its type, and the highest level of its privileges', async () => {
    const [area] = areas
    const privileges = [await privilegeId('case-notes'), await privilegeId('individual-fund-tracking')]
    const [elevated, standard] = [await account(area?.id, { privileges }), await account(area?.id)]
    const text = await textOf(
      (await drawn(first, { strata: ['privilege-level'], leastAnOrganization: 0 })).id,
    )
    expect(lineOf(text, elevated)).toBe(`${elevated},${area?.id},local-area,elevated,no`)
    expect(lineOf(text, standard)).toBe(`${standard},${area?.id},local-area,standard,no`)
  })
})

describe('the page of the draw', () => {
  const form = async (by: Coordinator) =>
    readDrawForm(await createLocalReq({ user: signedIn(by) }, app.payload))

  it('shows what can be drawn and was drawn, and whether the reader may', async () => {
    const { id, populationSize, sampleSize } = await drawn()
    const quarters = await form(first)
    expect(quarters?.map(({ quarter }) => quarter)).toEqual(['2026-4', '2026-3'])
    expect(quarters?.[0]).toMatchObject({
      populationSize,
      draws: [{ id, draw: 1, drawnAt: new Date(start), drawnBy: first.name, sampleSize }],
      refused: { code: 'own-draw' },
    })
    expect(quarters?.[0]?.byType['local-area']).toBeGreaterThanOrEqual(8)
    expect((await form(second))?.map(({ refused }) => refused)).toEqual([undefined, undefined])
    expect((await form(auditor))?.map(({ refused }) => refused?.code)).toEqual([
      'role-may-not',
      'role-may-not',
    ])
    expect(await form(administrator)).toBeUndefined()
  })
})

/** A change that the database itself refuses to everybody else. */
async function plant(statement: string, values: unknown[]): Promise<void> {
  const client = await sql.connect()
  try {
    await client.query('set session_replication_role = replica')
    expect((await client.query(statement, values)).rowCount).toBeGreaterThan(0)
  } finally {
    await client.query('reset session_replication_role')
    client.release()
  }
}

describe('the replay of a draw (D14)', () => {
  const elevated =
    "update review_population set lines = replace(lines, 'standard', 'elevated') where review_id = $1"
  it.each<[string, string[], RegExp[]]>([
    ['another privilege level in the population', [elevated], [/population was changed/]],
    [
      'an account less in the population',
      ["update review_population set lines = regexp_replace(lines, E'[^\\n]+\\n$', '') where review_id = $1"],
      [/population was changed/, /population holds \d+ accounts/],
    ],
    [
      'a line that is none',
      ["update review_population set lines = lines || E'more\\n' where review_id = $1"],
      [/population was changed/, /cannot be read: 1/],
    ],
    ['another seed', ["update reviews set seed = repeat('b', 64) where id = $1"], [/seed on record/]],
    [
      'another size',
      ['update reviews set size = 2 where id = $1'],
      [/size that was asked for on record \(2\)/],
    ],
    [
      'another person',
      [
        `update reviews set drawn_by_id = (select id from coordinators where id <> drawn_by_id limit 1) where id = $1`,
      ],
      [/person who drew/],
    ],
    [
      'an account less in the sample',
      ['delete from review_items where review_id = $1 and position = 1'],
      [/lacks accounts that are drawn again: 1/],
    ],
    [
      'another account in the sample',
      [
        `update review_items set staff_id = (select id from staff where id not in
           (select staff_id from review_items where review_id = $1) limit 1) where review_id = $1 and position = 2`,
      ],
      [/lacks accounts that are drawn again: 1/, /not drawn again: 1/],
    ],
    [
      'another order of the sample',
      ['update review_items set position = -position where review_id = $1'],
      [/in another order/],
    ],
    [
      'an account under another organization',
      [
        `update review_items set organization_id = (select id from organizations o
           where o.id <> review_items.organization_id limit 1) where review_id = $1 and position = 1`,
      ],
      [/under another organization: 1/],
    ],
    [
      'population and record alike, but not the audit trail',
      [
        elevated,
        `update reviews set population_sha256 = (select encode(sha256(convert_to(string_agg(lines, '' order by position),
           'UTF8')), 'hex') from review_population where review_id = $1) where id = $1`,
      ],
      [/SHA-256 of the population on record/],
    ],
    [
      'another algorithm',
      ["update reviews set algorithm = 'lots' where id = $1"],
      [/does not know the algorithm lots/],
    ],
  ])('finds %s', async (_name, statements, words) => {
    const { id } = await drawn(first, { strata: ['organization', 'privilege-level'] })
    for (const statement of statements) await plant(statement, [id])
    const replay = await replayReview(sql, id)
    expect(replay?.equal).toBe(false)
    for (const word of words) expect(replay?.differences.join('\n')).toMatch(word)
  })

  it('finds another seed in the record and in the audit trail alike', async () => {
    const { id } = await drawn()
    const seedInTrail = `update audit_events set after = jsonb_set(after, '{seed}', to_jsonb($2::text))
      where event = 'review-drawn' and subject_id = $1`
    const { seed } = (await one('select seed from reviews where id = $1', [id])) ?? {}
    await plant('update reviews set seed = $2 where id = $1', [id, 'b'.repeat(64)])
    await plant(seedInTrail, [id, 'b'.repeat(64)])
    const replay = await replayReview(sql, id)
    await plant(seedInTrail, [id, seed]) // tests after this one verify the trail
    expect(replay?.differences.join('\n')).toMatch(/was changed since it was chained/)
    expect(replay?.differences.join('\n')).not.toMatch(/seed on record/)
  })

  it('tells the audit trail who asked and what came of it', async () => {
    const { id, populationSize } = await drawn()
    const replay = await replayOnDemand(app, { user: signedIn(auditor), reviewId: id })
    expect(replay).toMatchObject({ value: { equal: true, populationSize } })
    expect(
      await one(
        "select actor_id, after from audit_events where event = 'review-replayed' and subject_id = $1",
        [id],
      ),
    ).toMatchObject({ actor_id: auditor.id, after: { quarter: '2026-4', draw: 1, equal: true } })
    expect(outcome(await replayOnDemand(app, { user: signedIn(administrator), reviewId: id }))).toBe(
      'role-may-not',
    )
    expect(outcome(await replayOnDemand(app, { user: signedIn(auditor), reviewId: randomUUID() }))).toBe(
      'review-not-found',
    )
  })
})

describe('by REST', () => {
  it('the Operations Unit draws, oversight replays and takes the population along, and nobody else does any of it', async () => {
    const cookies = {
      operations: await cookieFor(first),
      auditor: await cookieFor(auditor),
      administrator: await cookieFor(administrator),
      nobody: '',
    }
    const post = async (who: keyof typeof cookies, path: string, body: object = {}) => {
      const answer = await call(`/api/reviews/${path}`, json(body, { cookie: cookies[who] }))
      return { status: answer.status, body: (await answer.json()) as { id: string } }
    }
    const get = (who: keyof typeof cookies, id: string) =>
      call(`/api/reviews/${id}/population.csv`, { headers: { cookie: cookies[who] } })

    for (const who of ['nobody', 'administrator', 'auditor'] as const)
      expect((await post(who, 'draw', said)).status, who).toBe(who === 'nobody' ? 401 : 403)
    expect(await post('operations', 'draw', { ...said, size: '' })).toMatchObject({
      status: 422,
      body: { problems: [{ field: 'size' }] },
    })
    const { status, body } = await post('operations', 'draw', { ...said, size: '3' })
    expect(status).toBe(200)

    expect((await post('nobody', `${body.id}/replay`)).status).toBe(401)
    expect((await post('administrator', `${body.id}/replay`)).status).toBe(403)
    expect(await post('auditor', `${body.id}/replay`)).toMatchObject({ status: 200, body: { equal: true } })
    expect((await post('auditor', `${randomUUID()}/replay`)).status).toBe(404)

    expect((await get('nobody', body.id)).status).toBe(401)
    expect((await get('administrator', body.id)).status).toBe(403)
    expect((await get('auditor', randomUUID())).status).toBe(404)
    expect((await get('auditor', 'population')).status).toBe(404)
    const file = await get('auditor', body.id)
    expect(file.headers.get('content-disposition')).toContain('caljobs-review-2026-q4-draw-1-population.csv')
    const review = await one('select population_sha256 from reviews where id = $1', [body.id])
    expect(
      createHash('sha256')
        .update(Buffer.from(await file.arrayBuffer()))
        .digest('hex'),
    ).toBe(review?.population_sha256)
    expect(
      await one(
        "select actor_id, after from audit_events where event = 'review-population-exported' and subject_id = $1",
        [body.id],
      ),
    ).toMatchObject({ actor_id: auditor.id, after: { sha256: review?.population_sha256 } })
    expect(
      (await call(`/api/reviews/${body.id}`, { headers: { cookie: cookies.administrator } })).status,
    ).toBe(403)
  })
})
