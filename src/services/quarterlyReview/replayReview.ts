import type { SqlExecutor } from '../../database/connection.ts'
import { isKnownAlgorithm } from '../../policy/quarterlyReview/sampling/source.ts'
import { compareAllocation, compareItems } from './compareSample.ts'
import { compareWithTrail } from './compareWithTrail.ts'
import { type DrawOnRecord, readDraw } from './drawFacts.ts'
import { readStored } from './storedPopulation.ts'
import { type Taken, takeSample } from './takeSample.ts'

/** What came of drawing a sample again from what is stored. */
export type Replay = {
  reviewId: string
  quarter: string
  draw: number
  equal: boolean
  /** What is not as it was at the draw, a sentence each; nothing where all is equal. */
  differences: string[]
  /** As they are stored now: accounts, the SHA-256 of their text, and accounts that were drawn again. */
  populationSize?: number
  populationSha256?: string
  sampleSize?: number
}

/**
 * Draws the sample of a review again from the population, seed and method on record, and compares it with the accounts
 * on record and with what the audit trail holds of the draw (R49, D14). It reads alone, and needs nothing but the
 * database.
 * @returns nothing where there is no such draw
 */
export async function replayReview(sql: SqlExecutor, reviewId: string): Promise<Replay | undefined> {
  const record = await readDraw(sql, reviewId)
  if (!record) return undefined
  const { quarter, draw, algorithm, algorithmVersion } = record.facts
  const differences = await compareWithTrail(sql, reviewId, record)
  const answer = (more: Partial<Replay> = {}): Replay => ({
    ...{ reviewId, quarter, draw, equal: differences.length === 0, differences },
    ...more,
  })
  if (!isKnownAlgorithm(algorithm, algorithmVersion)) {
    differences.push(`This service does not know the algorithm ${algorithm}, version ${algorithmVersion}`)
    return answer()
  }
  const stored = () => readStored(sql, reviewId)
  const taken = await takeSample({ first: stored(), again: stored }, record.facts, record.facts.seed)
  differences.push(
    ...comparePopulation(record, taken),
    ...compareAllocation(record.allocation, taken.drawn.strata),
    ...(await compareItems(sql, reviewId, taken.drawn.accounts)),
  )
  const { size: populationSize, sha256: populationSha256, drawn } = taken
  return answer({ populationSize, populationSha256, sampleSize: drawn.accounts.length })
}

function comparePopulation({ facts }: DrawOnRecord, taken: Taken): string[] {
  const found: string[] = []
  if (taken.sha256 !== facts.populationSha256)
    found.push(
      `The stored population was changed: its SHA-256 is ${taken.sha256}, and the record of the draw says ${facts.populationSha256}`,
    )
  if (taken.size !== facts.populationSize)
    found.push(
      `The stored population holds ${taken.size} accounts, and the record of the draw says ${facts.populationSize}`,
    )
  if (taken.unreadable) found.push(`Lines of the stored population that cannot be read: ${taken.unreadable}`)
  if (taken.drawn.accounts.length !== facts.sampleSize)
    found.push(
      `Drawn again, the sample holds ${taken.drawn.accounts.length} accounts, and the record of the draw says ${facts.sampleSize}`,
    )
  return found
}
