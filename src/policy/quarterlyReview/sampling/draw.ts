import type { PopulationAccount } from './account.ts'
import { allocate, type Allocation } from './allocate.ts'
import type { SampleMethod } from './method.ts'
import type { Source } from './source.ts'
import { countStrata, lastStratumOf, type Stratum, stratumOf } from './strata.ts'
import { byTicket, keepLowest, type Ticketed, ticketOf } from './tickets.ts'

/** An account of a sample. */
export type SampledAccount = Ticketed & {
  organization: string
  sampledBefore: boolean
  /** Key of its stratum. */
  stratum: string
}

/** What came of a stratum: of its accounts, those in the sample, and of these those that were never in one before. */
export type DrawnStratum = Pick<Stratum, 'key' | 'values'> & {
  population: number
  sampled: number
  neverSampled: number
}

/** A sample in the order of its tickets, and its strata in the order of their keys. */
export type Drawn = { accounts: SampledAccount[]; strata: DrawnStratum[] }

/** Takes a population account by account, once its strata are counted; it keeps the sample alone in memory. */
export function select(allocation: Allocation, method: SampleMethod, source: Source) {
  const kept = new Map(
    [...allocation.places].map(([key, places]) => [key, keepLowest<SampledAccount>(places)]),
  )
  return {
    offer(one: PopulationAccount): void {
      const { account, organization, sampledBefore } = one
      kept.get(lastStratumOf(one, method))?.offer({
        ticket: ticketOf(account, source),
        account,
        organization,
        sampledBefore,
        stratum: stratumOf(one, method.strata),
      })
    },
    sample: (): SampledAccount[] => [...kept.values()].flatMap((of) => of.lowest()).sort(byTicket),
  }
}

/** The strata of a population with what was drawn of each. */
export function summarize(strata: Stratum[], accounts: SampledAccount[]): DrawnStratum[] {
  const drawn = new Map(
    strata.map(({ key, values, size }) => [
      key,
      { key, values, population: size, sampled: 0, neverSampled: 0 },
    ]),
  )
  for (const { stratum, sampledBefore } of accounts) {
    const own = drawn.get(stratum)
    if (!own) continue
    own.sampled += 1
    if (!sampledBefore) own.neverSampled += 1
  }
  return [...drawn.values()]
}

/**
 * Draws a sample: uniform without replacement in each last stratum, the same for the same population, method and seed,
 * whatever order the accounts come in (R49, D14).
 */
export function drawSample(population: PopulationAccount[], method: SampleMethod, source: Source): Drawn {
  const counted = countStrata(method)
  for (const account of population) counted.add(account)
  const strata = counted.strata()
  const selection = select(allocate(strata, method, source), method, source)
  for (const account of population) selection.offer(account)
  const accounts = selection.sample()
  return { accounts, strata: summarize(strata, accounts) }
}
