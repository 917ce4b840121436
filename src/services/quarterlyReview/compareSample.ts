import type { SqlExecutor } from '../../database/connection.ts'
import type { DrawnStratum, SampledAccount } from '../../policy/quarterlyReview/sampling/draw.ts'
import type { StratumOnRecord } from './drawFacts.ts'

/** Where the accounts on record are not those that were drawn again, in their order; a sentence each. */
export async function compareItems(
  sql: SqlExecutor,
  reviewId: string,
  drawn: SampledAccount[],
): Promise<string[]> {
  const { rows } = await sql.query(
    'select staff_id, organization_id from review_items where review_id = $1 order by position',
    [reviewId],
  )
  const items = rows.map((row) => ({
    account: String(row.staff_id),
    organization: String(row.organization_id),
  }))
  const onRecord = new Map(items.map(({ account, organization }) => [account, organization]))
  const again = new Set(drawn.map(({ account }) => account))
  const missing = drawn.filter(({ account }) => !onRecord.has(account))
  const added = items.filter(({ account }) => !again.has(account))
  const elsewhere = drawn.filter(
    ({ account, organization }) => (onRecord.get(account) ?? organization) !== organization,
  )
  const found = [
    ...named('The sample on record lacks accounts that are drawn again', missing),
    ...named('The sample on record holds accounts that are not drawn again', added),
    ...named('Accounts of the sample stand under another organization', elsewhere),
  ]
  const inOrder = items.every(({ account }, place) => drawn[place]?.account === account)
  if (!missing.length && !added.length && !inOrder)
    found.push('The accounts of the sample stand in another order than they are drawn in')
  return found
}

/** How many ids a sentence names. */
const MOST_NAMED = 5

function named(what: string, accounts: { account: string }[]): string[] {
  if (!accounts.length) return []
  const ids = accounts.slice(0, MOST_NAMED).map(({ account }) => account)
  const more = accounts.length > MOST_NAMED ? ' and others' : ''
  return [`${what}: ${accounts.length} (${ids.join(', ')}${more})`]
}

/** Where the numbers of the strata on record are not those that come of the draw again. */
export function compareAllocation(onRecord: StratumOnRecord[], strata: DrawnStratum[]): string[] {
  const numbers = (all: Omit<StratumOnRecord, 'stratum'>[]) =>
    JSON.stringify(all.map(({ population, sampled, neverSampled }) => [population, sampled, neverSampled]))
  return numbers(onRecord) === numbers(strata)
    ? []
    : ['The numbers of the strata on record are not those that come of drawing again']
}
