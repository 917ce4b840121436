import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type { PopulationAccount } from '../../../../src/policy/quarterlyReview/sampling/account.ts'
import type { SampleMethod } from '../../../../src/policy/quarterlyReview/sampling/method.ts'
import type { Source } from '../../../../src/policy/quarterlyReview/sampling/source.ts'
import { sampleStrata } from '../../../../src/policy/quarterlyReview/vocabulary.ts'
import { organizationTypes } from '../../../../src/policy/vocabulary.ts'

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A seed of its own for each number, the same in every run. */
export const sourceOf = (number: number): Source => ({ seed: sha256(`SAMPLE ${number}`), sha256 })

export const aMethod = (over: Partial<SampleMethod> = {}): SampleMethod => ({
  unit: 'count',
  size: 10,
  leastAnOrganization: 0,
  strata: ['organization'],
  neverSampledPercent: 0,
  ...over,
})

/** So many accounts of each organization, all of the same kind but for what is said. */
export const populationOf = (
  organizations: Record<string, number>,
  over: (organization: string, number: number) => Partial<PopulationAccount> = () => ({}),
): PopulationAccount[] =>
  Object.entries(organizations).flatMap(([organization, size]) =>
    Array.from({ length: size }, (_, number) => ({
      account: `${organization}-${number}`,
      organization,
      organizationType: 'local-area' as const,
      privilegeLevel: 'standard' as const,
      sampledBefore: false,
      ...over(organization, number),
    })),
  )

/** Any population: up to nine organizations, each of one type, tiny ones among them. */
export const anyPopulation: fc.Arbitrary<PopulationAccount[]> = fc
  .array(
    fc.record({
      number: fc.nat(8),
      privilegeLevel: fc.constantFrom('standard' as const, 'elevated' as const),
      sampledBefore: fc.boolean(),
    }),
    { minLength: 1, maxLength: 80 },
  )
  .map((accounts) =>
    accounts.map(({ number, ...account }, place) => ({
      ...account,
      account: `account-${place}`,
      organization: `organization-${number}`,
      organizationType: organizationTypes[number % organizationTypes.length] ?? 'local-area',
    })),
  )

/** Any method that `readMethod` lets pass. */
export const anyMethod: fc.Arbitrary<SampleMethod> = fc
  .record({
    size: fc.oneof(
      fc.record({ unit: fc.constant('count' as const), size: fc.integer({ min: 1, max: 100 }) }),
      fc.record({
        unit: fc.constant('percent' as const),
        size: fc.integer({ min: 1, max: 10_000 }).map((hundredths) => hundredths / 100),
      }),
    ),
    strata: fc.subarray([...sampleStrata]),
    least: fc.nat(5),
    neverSampledPercent: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100 })),
  })
  .map(({ size, strata, least, neverSampledPercent }) => ({
    ...size,
    strata,
    leastAnOrganization: strata.includes('organization') ? least : 0,
    neverSampledPercent,
  }))

export const anySource: fc.Arbitrary<Source> = fc.nat().map(sourceOf)
