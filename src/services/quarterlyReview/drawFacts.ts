import type { SqlExecutor } from '../../database/connection.ts'
import type { SampleMethod } from '../../policy/quarterlyReview/sampling/method.ts'

/** What a draw rests on: as it is on record, and as the audit trail holds it (D14). */
export type DrawFacts = SampleMethod & {
  quarter: string
  draw: number
  /** Of a further draw. */
  reason: string | null
  algorithm: string
  algorithmVersion: string
  seed: string
  populationSize: number
  populationSha256: string
  sampleSize: number
}

/** As people call them. */
export const factLabels: Record<keyof DrawFacts, string> = {
  quarter: 'quarter',
  draw: 'number of the draw',
  reason: 'reason',
  unit: 'unit of the size',
  size: 'size that was asked for',
  leastAnOrganization: 'least number of each organization',
  strata: 'strata',
  neverSampledPercent: 'percent of accounts that were never in a sample',
  algorithm: 'algorithm',
  algorithmVersion: 'version of the algorithm',
  seed: 'seed',
  populationSize: 'size of the population',
  populationSha256: 'SHA-256 of the population',
  sampleSize: 'size of the sample',
}

/** The draw on record, who drew it and when; nothing where there is no such draw. */
export async function readDraw(sql: SqlExecutor, reviewId: string): Promise<DrawOnRecord | undefined> {
  const { rows } = await sql.query(
    `select quarter, draw::int as draw, reason, unit, size::float8 as size,
       least_an_organization::int as "leastAnOrganization",
       array(select value::text from reviews_strata where parent_id = reviews.id order by "order") as strata,
       never_sampled_percent::int as "neverSampledPercent", algorithm, algorithm_version as "algorithmVersion", seed,
       population_size::int as "populationSize", population_sha256 as "populationSha256",
       sample_size::int as "sampleSize", allocation, drawn_by_id as "drawnBy", drawn_at as "drawnAt"
       from reviews where id = $1`,
    [reviewId],
  )
  if (!rows[0]) return undefined
  const { allocation, drawnBy, drawnAt, ...facts } = rows[0]
  return {
    facts: facts as DrawFacts,
    allocation: allocation as StratumOnRecord[],
    drawnBy: String(drawnBy),
    drawnAt: drawnAt as Date,
  }
}

export type DrawOnRecord = {
  facts: DrawFacts
  allocation: StratumOnRecord[]
  /** Id of the coordinator. */
  drawnBy: string
  drawnAt: Date
}

/** A stratum as the allocation on record says it: the words, its accounts, and what was drawn of them. */
export type StratumOnRecord = {
  /** As `stratum` of its review items. */
  stratum: string
  population: number
  sampled: number
  /** Of the sampled, those that were never in a sample before. */
  neverSampled: number
}
