import type { SampleStratum, SampleUnit } from '../../vocabulary.ts'

/** How a sample is drawn from a population (D14). */
export type SampleMethod = {
  unit: SampleUnit
  /** Accounts, or percent of the population; whole or with decimals where it is percent. */
  size: number
  /** So many accounts of each organization at least, or all that it has; it needs the stratum `organization`. */
  leastAnOrganization: number
  /** The widest first, whatever order they were chosen in. */
  strata: SampleStratum[]
  /** So many percent of the sample of each stratum come from accounts that were never in a sample, where there are so many. */
  neverSampledPercent: number
}
