import type { SqlExecutor } from '../../database/connection.ts'
import type { Quarter } from '../../policy/quarters.ts'
import { populationHeader, populationLine } from '../../policy/quarterlyReview/sampling/account.ts'
import { readPopulation } from './population.ts'

/**
 * The text of a population while it is written, part by part: first into a table of this transaction alone, since the
 * record of the draw, which the parts belong to, is made when everything is known, and is never changed.
 */
export async function* writeDraft(sql: SqlExecutor, quarter: Quarter): AsyncGenerator<string> {
  await sql.query('create temp table population_draft (position integer, lines text) on commit drop')
  let position = 0
  for await (const accounts of readPopulation(sql, quarter)) {
    position += 1
    const lines = (position === 1 ? populationHeader : '') + accounts.map(populationLine).join('')
    await sql.query('insert into population_draft values ($1, $2)', [position, lines])
    yield lines
  }
}

/** The same text once more. */
export async function* readDraft(sql: SqlExecutor): AsyncGenerator<string> {
  for (let position = 1; ; position += 1) {
    const { rows } = await sql.query('select lines from population_draft where position = $1', [position])
    if (!rows[0]) return
    yield String(rows[0].lines)
  }
}

/** Parts copied at a time. */
const PARTS = 50

/** Keeps what was written with the record of the draw. */
export async function keepDraft(sql: SqlExecutor, reviewId: string): Promise<void> {
  const { rows } = await sql.query('select max(position) as last from population_draft')
  for (let position = 0; position < Number(rows[0]?.last); position += PARTS)
    await sql.query(
      `insert into review_population (review_id, position, lines)
         select $1, position, lines from population_draft where position > $2 and position <= $3`,
      [reviewId, position, position + PARTS],
    )
}

/** The stored text of a draw's population, part by part, exactly as it was hashed. */
export async function* readStored(sql: SqlExecutor, reviewId: string): AsyncGenerator<string> {
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const { rows } = await sql.query(
      `select position, lines from review_population where review_id = $1 and position > $2::bigint
        order by position limit 1`,
      [reviewId, after],
    )
    if (!rows[0]) return
    yield String(rows[0].lines)
    after = Number(rows[0].position)
  }
}
