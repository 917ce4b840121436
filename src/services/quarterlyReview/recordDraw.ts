import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import type { SqlExecutor, Transaction } from '../../database/transaction.ts'
import type { DrawnStratum } from '../../policy/quarterlyReview/sampling/draw.ts'
import type { SampleMethod } from '../../policy/quarterlyReview/sampling/method.ts'
import { algorithm } from '../../policy/quarterlyReview/sampling/source.ts'
import { stratumInWords } from '../../policy/quarterlyReview/sampling/strata.ts'
import type { Quarter } from '../../policy/quarters.ts'
import { actorOf } from '../actor.ts'
import type { Application } from '../application.ts'
import type { DrawFacts, StratumOnRecord } from './drawFacts.ts'
import { keepDraft } from './storedPopulation.ts'
import type { Taken } from './takeSample.ts'

export type DrawnReview = {
  id: string
  quarter: Quarter
  draw: number
  populationSize: number
  sampleSize: number
}

type Drawing = {
  quarter: Quarter
  draw: number
  reason: string | null
  method: SampleMethod
  seed: string
  taken: Taken
  /** Id of the coordinator. */
  by: string
  address?: string
}

/** Keeps a draw with its population and its accounts; the chained audit trail holds what it rests on too (C9). */
export async function recordDraw(
  app: Application,
  { req, sql }: Transaction,
  { quarter, draw, reason, method, seed, taken, by, address }: Drawing,
): Promise<DrawnReview> {
  const now = app.clock.now()
  const { accounts, strata } = taken.drawn
  const facts: DrawFacts = {
    ...{ quarter, draw, reason, ...method },
    ...{ algorithm: algorithm.name, algorithmVersion: algorithm.version, seed },
    ...{ populationSize: taken.size, populationSha256: taken.sha256, sampleSize: accounts.length },
  }
  const words = await wordsOf(sql, strata, method)
  const { id } = await req.payload.create({
    collection: 'reviews',
    data: { ...facts, allocation: allocationOf(strata, words), drawnBy: by, drawnAt: now.toISOString() },
    depth: 0,
    overrideAccess: true,
    req,
  })
  await keepDraft(sql, id)
  await keepItems(sql, id, taken, words)
  await writeAuditEvent(
    sql,
    { event: 'review-drawn', actor: actorOf(req), subject: { kind: 'review', id }, after: facts, address },
    now,
  )
  return { id, quarter, draw, populationSize: taken.size, sampleSize: accounts.length }
}

/** The words of each stratum by its key, with the names of organizations as they are at the draw. */
async function wordsOf(
  sql: SqlExecutor,
  strata: DrawnStratum[],
  method: SampleMethod,
): Promise<Map<string, string>> {
  const { rows } = await sql.query('select id, name from organizations')
  const names = new Map(rows.map(({ id, name }) => [String(id), String(name)]))
  return new Map(strata.map(({ key, values }) => [key, stratumInWords(method.strata, values, names)]))
}

const allocationOf = (strata: DrawnStratum[], words: Map<string, string>): StratumOnRecord[] =>
  strata.map(({ key, population, sampled, neverSampled }) => ({
    stratum: words.get(key) ?? key,
    ...{ population, sampled, neverSampled },
  }))

/** Accounts written at a time. */
const AT_A_TIME = 5000

async function keepItems(
  sql: SqlExecutor,
  reviewId: string,
  { drawn: { accounts } }: Taken,
  words: Map<string, string>,
): Promise<void> {
  for (let begin = 0; begin < accounts.length; begin += AT_A_TIME) {
    const some = accounts.slice(begin, begin + AT_A_TIME)
    await sql.query(
      `insert into review_items (review_id, position, staff_id, organization_id, stratum, person_name, username)
         select $1, $2 + d.place, s.id, d.organization, d.stratum, concat_ws(' ', s.given_name, s.family_name), s.username
           from unnest($3::uuid[], $4::uuid[], $5::text[]) with ordinality as d(account, organization, stratum, place)
           join staff s on s.id = d.account`,
      [
        ...[
          reviewId,
          begin,
          some.map(({ account }) => account),
          some.map(({ organization }) => organization),
        ],
        some.map(({ stratum }) => words.get(stratum) ?? stratum),
      ],
    )
  }
}
