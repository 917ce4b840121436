import { failure, type Problem, type Result, success } from '../../problem.ts'
import { type SampleStratum, sampleStrata, type SampleUnit, sampleUnits } from '../vocabulary.ts'

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

/** A method as a form says it; a number that cannot be read is `NaN`. */
export type SaidMethod = Omit<SampleMethod, 'unit' | 'strata'> & { unit: string; strata: string[] }

/** Most accounts in a sample: more than people can review in a quarter. */
export const MOST_SAMPLED = 100_000

const MOST_AN_ORGANIZATION = 1000

/** The method that a form says, with the widest stratum first, or what is wrong at which field (D14). */
export function readMethod(said: SaidMethod): Result<SampleMethod> {
  const problems = [
    ...checkSize(said),
    ...checkLeast(said),
    ...checkStrata(said.strata),
    ...check(
      isWhole(said.neverSampledPercent, 0, 100),
      'neverSampledPercent',
      'Give the percent of accounts that were never in a sample as a whole number from 0 to 100',
    ),
  ]
  if (problems.length) return failure(...problems)
  const strata = sampleStrata.filter((stratum) => said.strata.includes(stratum))
  return success({ ...said, unit: said.unit as SampleUnit, strata })
}

/**
 * Accounts that the method asks for, before any least number of an organization: percent rounds up, and there are never
 * more than all.
 */
export function sizeAskedFor(
  { unit, size }: Pick<SampleMethod, 'unit' | 'size'>,
  population: number,
): number {
  if (unit === 'count') return Math.min(size, population)
  return Math.ceil((population * hundredths(size)) / 10_000)
}

/** A sample that nobody could review in a quarter. */
export const tooManySampled = (size: number): Problem | undefined =>
  size > MOST_SAMPLED
    ? {
        code: 'sample-too-large',
        field: 'size',
        message: `The sample would hold ${size.toLocaleString('en-US')} accounts, and ${MOST_SAMPLED.toLocaleString('en-US')} are the most. Ask for fewer`,
        clause: 'D14',
      }
    : undefined

function checkSize({ unit, size }: SaidMethod): Problem[] {
  if (unit === 'count')
    return check(
      isWhole(size, 1, MOST_SAMPLED),
      'size',
      `Give the size as a whole number of accounts from 1 to ${MOST_SAMPLED.toLocaleString('en-US')}`,
    )
  if (unit === 'percent')
    return check(
      size > 0 && size <= 100 && hundredths(size) / 100 === size,
      'size',
      'Give the size in percent, more than 0 and at most 100, with two decimals at most',
    )
  return check(false, 'unit', `Say what the size counts: ${sampleUnits.join(' or ')}`)
}

function checkLeast({ leastAnOrganization, strata }: SaidMethod): Problem[] {
  const range = check(
    isWhole(leastAnOrganization, 0, MOST_AN_ORGANIZATION),
    'leastAnOrganization',
    `Give the accounts of each organization at least as a whole number from 0 to ${MOST_AN_ORGANIZATION.toLocaleString('en-US')}`,
  )
  if (range.length) return range
  return check(
    leastAnOrganization === 0 || strata.includes('organization'),
    'strata',
    'Divide by organization too, so that each can have its least number of accounts, or ask for no least number',
  )
}

const checkStrata = (strata: string[]): Problem[] =>
  check(
    strata.every((stratum) => (sampleStrata as readonly string[]).includes(stratum)),
    'strata',
    `Divide by nothing else than ${sampleStrata.join(', ')}`,
  )

const check = (holds: boolean, field: keyof SaidMethod, message: string): Problem[] =>
  holds ? [] : [{ code: `${field}-not-possible`, field, message, clause: 'D14' }]

const isWhole = (number: number, least: number, most: number): boolean =>
  Number.isInteger(number) && number >= least && number <= most

/** Two decimals as a whole number, so that what follows is exact. */
const hundredths = (percent: number): number => Math.round(percent * 100)
