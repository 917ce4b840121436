import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type PopulationAccount,
  populationLine,
  readPopulationLine,
} from '../../../../src/policy/quarterlyReview/sampling/account.ts'
import { divide } from '../../../../src/policy/quarterlyReview/sampling/divide.ts'
import { drawSample } from '../../../../src/policy/quarterlyReview/sampling/draw.ts'
import {
  MOST_SAMPLED,
  readMethod,
  type SaidMethod,
  type SampleMethod,
  sizeAskedFor,
  tooManySampled,
} from '../../../../src/policy/quarterlyReview/sampling/method.ts'
import { isKnownAlgorithm } from '../../../../src/policy/quarterlyReview/sampling/source.ts'
import { stratumOf } from '../../../../src/policy/quarterlyReview/sampling/strata.ts'
import { keepLowest, ticketOf } from '../../../../src/policy/quarterlyReview/sampling/tickets.ts'
import { aMethod, anyMethod, anyPopulation, anySource, populationOf, sha256, sourceOf } from './population.ts'

const manySeeds = Array.from({ length: 2000 }, (_, number) => sourceOf(number))

const countBy = <One>(values: One[], keyOf: (value: One) => string) => {
  const counts: Record<string, number> = {}
  for (const value of values) counts[keyOf(value)] = (counts[keyOf(value)] ?? 0) + 1
  return counts
}
const byOrganization = (population: PopulationAccount[], method: SampleMethod, number = 1) =>
  countBy(drawSample(population, method, sourceOf(number)).accounts, ({ organization }) => organization)

describe('what a form says of a method (D14)', () => {
  const said = {
    unit: 'count',
    size: 10,
    leastAnOrganization: 0,
    strata: [] as string[],
    neverSampledPercent: 0,
  }
  const fields = (over: Partial<SaidMethod>) => {
    const read = readMethod({ ...said, ...over })
    return read.ok ? [] : read.problems.map(({ field }) => field)
  }

  it.each<[string, Partial<SaidMethod>, Partial<SaidMethod>, string]>([
    ['at least one account', { size: 1 }, { size: 0 }, 'size'],
    ['no more than people can review', { size: MOST_SAMPLED }, { size: MOST_SAMPLED + 1 }, 'size'],
    ['whole accounts', { size: 2 }, { size: 2.5 }, 'size'],
    ['a number', { size: 2 }, { size: Number.NaN }, 'size'],
    ['percent up to all', { unit: 'percent', size: 100 }, { unit: 'percent', size: 100.01 }, 'size'],
    ['two decimals of a percent', { unit: 'percent', size: 0.29 }, { unit: 'percent', size: 0.295 }, 'size'],
    ['a unit', { unit: 'percent' }, { unit: 'dozen' }, 'unit'],
    ['known strata', { strata: ['organization-type'] }, { strata: ['mood'] }, 'strata'],
    [
      'a least number of each organization only where it divides by them',
      { leastAnOrganization: 1, strata: ['organization'] },
      { leastAnOrganization: 1, strata: ['privilege-level'] },
      'strata',
    ],
    [
      'a least number in whole accounts',
      { leastAnOrganization: 1000, strata: ['organization'] },
      { leastAnOrganization: -1, strata: ['organization'] },
      'leastAnOrganization',
    ],
    [
      'a percent of never sampled',
      { neverSampledPercent: 100 },
      { neverSampledPercent: 101 },
      'neverSampledPercent',
    ],
  ])('%s', (_name, good, bad, field) => {
    expect(fields(good)).toEqual([])
    expect(fields(bad)).toEqual([field])
  })

  it('puts the widest stratum first, whatever order they come in', () => {
    const read = readMethod({ ...said, strata: ['privilege-level', 'organization', 'organization-type'] })
    expect(read).toMatchObject({
      value: { strata: ['organization-type', 'organization', 'privilege-level'] },
    })
  })

  it('rounds percent up, exactly, and never asks for more than all', () => {
    const asked = (size: number, population: number) => sizeAskedFor({ unit: 'percent', size }, population)
    expect([asked(10, 100), asked(10, 101), asked(0.1, 3000), asked(0.01, 1), asked(100, 7)]).toEqual([
      10, 11, 3, 1, 7,
    ])
    expect([
      sizeAskedFor({ unit: 'count', size: 7 }, 8),
      sizeAskedFor({ unit: 'count', size: 9 }, 8),
    ]).toEqual([7, 8])
  })

  it('is refused where the sample would be more than people can review', () => {
    expect(tooManySampled(MOST_SAMPLED)).toBeUndefined()
    expect(tooManySampled(MOST_SAMPLED + 1)).toMatchObject({ field: 'size' })
  })
})

describe('a ticket', () => {
  it('is what printf %s "$seed:$account" | sha256sum says', () => {
    expect(ticketOf('account-1', { seed: 'a'.repeat(64), sha256 })).toBe(
      '5b9646eb42636041e51c6c5a6df4f4a525b9a1c7f2c29b0f735ad3d281dac5a4',
    )
  })

  it('is kept where it is among the lowest, whatever order they come in', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), fc.nat(20), (numbers, count) => {
        const kept = keepLowest(count)
        const all = numbers.map((number, place) => ({
          ticket: String(number).padStart(2, '0'),
          account: String(place).padStart(3, '0'),
        }))
        for (const one of all) kept.offer(one)
        const inOrder = (tickets: typeof all) => tickets.map(({ ticket, account }) => ticket + account).sort()
        expect(inOrder(kept.lowest())).toEqual(inOrder(all).slice(0, count))
      }),
    )
  })

  it('is drawn again by the algorithm that is named on record, and by no other', () => {
    expect(isKnownAlgorithm('sha256-tickets', '1')).toBe(true)
    expect(isKnownAlgorithm('sha256-tickets', '2')).toBe(false)
    expect(isKnownAlgorithm('reservoir', '1')).toBe(false)
  })
})

describe('places are divided', () => {
  const part = (key: string, size: number, least = 0) => ({ key, size, least })
  const divided = (places: number, parts: ReturnType<typeof part>[], number = 1) =>
    Object.fromEntries(divide(places, '', parts, sourceOf(number)))

  it('in proportion to the sizes, exactly where it comes out even', () => {
    expect(divided(10, [part('a', 60), part('b', 30), part('c', 10)])).toEqual({ a: 6, b: 3, c: 1 })
  })

  it('so that nobody gets less than its least number, and the others share what is left', () => {
    expect(divided(10, [part('a', 80), part('b', 18, 2), part('c', 2, 2)])).toEqual({ a: 6, b: 2, c: 2 })
    expect(divided(3, [part('a', 90, 1), part('b', 5, 1), part('c', 5, 1)])).toEqual({ a: 1, b: 1, c: 1 })
  })

  it('so that a least number that fits the quota changes nothing', () => {
    expect(divided(10, [part('a', 60, 6), part('b', 40, 4)])).toEqual({ a: 6, b: 4 })
    expect(divided(10, [part('a', 60), part('b', 40, 5)])).toEqual({ a: 5, b: 5 })
  })

  it('and each gets its quota rounded down or up, and the sum fits', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (all, share, number) => {
        const size = all.reduce((sum, one) => sum + one, 0)
        const places = Math.round(size * share)
        const got = divided(
          places,
          all.map((one, place) => part(String(place), one)),
          number,
        )
        expect(Object.values(got).reduce((sum, one) => sum + one, 0)).toBe(places)
        for (const [place, one] of all.entries()) {
          const quota = (places * one) / size
          expect([Math.floor(quota), Math.ceil(quota)]).toContain(got[place])
        }
      }),
    )
  })

  it('and the odd place goes now to one, now to another: on the average, each gets its quota', () => {
    const parts = [part('a', 57), part('b', 3), part('c', 40)]
    const all = manySeeds.map((source) => divide(5, '', parts, source))
    for (const { key, size } of parts) {
      const mean = all.reduce((sum, one) => sum + (one.get(key) ?? 0), 0) / all.length
      expect(Math.abs(mean - size / 20), key).toBeLessThan(0.04)
    }
  })
})

describe('a sample', () => {
  it('has each account with the same chance, also in organizations that have less than one place to expect', () => {
    const population = populationOf(
      { large: 41, one: 1, two: 2, other: 13, three: 3 },
      (organization, number) => ({
        organizationType: organization.startsWith('o') ? 'wsb-field-division' : 'local-area',
        privilegeLevel: number % 3 ? 'standard' : 'elevated',
      }),
    )
    for (const strata of [
      [],
      ['organization'],
      ['organization-type', 'organization', 'privilege-level'],
    ] as const)
      expect(
        oddness(population, aMethod({ strata: [...strata] }), () => 10 / 60),
        strata.join(),
      ).toBeLessThan(CHI_SQUARE_59)
  })

  it('has each account with the chance that the least number of its organization gives it', () => {
    const population = populationOf({ large: 56, small: 3, single: 1 })
    const chances: Record<string, number> = { large: 7 / 56, small: 2 / 3, single: 1 }
    const method = aMethod({ leastAnOrganization: 2 })
    expect(oddness(population, method, ({ organization }) => chances[organization] ?? 0)).toBeLessThan(
      CHI_SQUARE_59,
    )
  })

  it('grows to the sum of the least numbers where that is more than what was asked for', () => {
    const population = populationOf({ a: 20, b: 20, c: 1 })
    expect(byOrganization(population, aMethod({ size: 5, leastAnOrganization: 2 }))).toEqual({
      a: 2,
      b: 2,
      c: 1,
    })
    expect(byOrganization(population, aMethod({ size: 4, leastAnOrganization: 2 }))).toEqual({
      a: 2,
      b: 2,
      c: 1,
    })
  })

  it('gives each organization its least number also where it is divided by type first', () => {
    const population = populationOf({ a: 90, b: 2, c: 2, d: 2 }, (organization) => ({
      organizationType: organization === 'a' ? 'local-area' : 'wsb-field-division',
    }))
    const method = aMethod({ size: 8, leastAnOrganization: 2, strata: ['organization-type', 'organization'] })
    expect(byOrganization(population, method)).toEqual({ a: 2, b: 2, c: 2, d: 2 })
  })

  it.each([
    ['their share where that is more than the percent', 50, 10, 5],
    ['the percent where that is more than their share', 50, 80, 8],
    ['the percent rounded up', 50, 71, 8],
    ['all that there are where these are fewer', 3, 100, 3],
  ])('takes from accounts that were never in one: %s', (_name, never, percent, places) => {
    const population = populationOf({ a: 100 }, (_organization, number) => ({
      sampledBefore: number >= never,
    }))
    const { strata } = drawSample(population, aMethod({ neverSampledPercent: percent }), sourceOf(3))
    expect(strata).toMatchObject([{ sampled: 10, neverSampled: places }])
  })

  it('holds nobody twice, is as large as was asked for, and keeps every promise to organizations and newcomers', () => {
    fc.assert(
      fc.property(anyPopulation, anyMethod, anySource, (population, method, source) => {
        const { accounts, strata } = drawSample(population, method, source)
        const least = countBy(population, ({ organization }) => organization)
        for (const [key, size] of Object.entries(least))
          least[key] = Math.min(size, method.leastAnOrganization)
        const sum = Object.values(least).reduce((all, one) => all + one, 0)
        expect(new Set(accounts.map(({ account }) => account)).size).toBe(accounts.length)
        expect(accounts.length).toBe(Math.max(sum, sizeAskedFor(method, population.length)))
        const drawn = countBy(accounts, ({ organization }) => organization)
        for (const [key, size] of Object.entries(least)) expect(drawn[key] ?? 0).toBeGreaterThanOrEqual(size)
        for (const { key, sampled, neverSampled } of strata) {
          const never = population.filter(
            (one) => !one.sampledBefore && stratumOf(one, method.strata) === key,
          )
          const wanted = Math.min(never.length, Math.ceil((sampled * method.neverSampledPercent) / 100))
          expect(neverSampled).toBeGreaterThanOrEqual(wanted)
        }
      }),
    )
  })

  it('is the same whatever order the accounts come in, and from the lines that were stored', () => {
    fc.assert(
      fc.property(anyPopulation, anyMethod, anySource, fc.nat(), (population, method, source, turn) => {
        const drawn = drawSample(population, method, source)
        const turned = [...population].sort((one, other) =>
          sha256(one.account + turn) < sha256(other.account + turn) ? -1 : 1,
        )
        expect(drawSample(turned, method, source)).toEqual(drawn)
        const stored = population.map((one) => readPopulationLine(populationLine(one).trimEnd()))
        expect(drawSample(stored as PopulationAccount[], method, source)).toEqual(drawn)
      }),
    )
  })

  it('is the whole population where that is not larger', () => {
    fc.assert(
      fc.property(anyPopulation, anyMethod, anySource, (population, method, source) => {
        const all = drawSample(population, { ...method, unit: 'count', size: population.length }, source)
        expect(all.accounts.map(({ account }) => account).sort()).toEqual(
          population.map(({ account }) => account).sort(),
        )
      }),
    )
  })
})

describe('a stored line', () => {
  const line = 'a,b,local-area,standard,yes'

  it('is read where it has every cell, and nothing else', () => {
    expect(readPopulationLine(line)).toMatchObject({ account: 'a', sampledBefore: true })
    const bad = [
      '',
      'a,b,local-area,standard',
      `${line},`,
      ',b,local-area,standard,yes',
      'a,b,moon,standard,yes',
    ]
    for (const one of [...bad, 'a,b,local-area,standard,maybe', 'a,b,local-area,high,yes'])
      expect(readPopulationLine(one), one).toBeUndefined()
  })
})

/** Exceeded once in a thousand by chi-square with 59 degrees of freedom. */
const CHI_SQUARE_59 = 98.3

/**
 * How far the accounts of 60 are from the chance that each should have, over many seeds: a sum of squares that is
 * distributed about as chi-square. The seeds are the same in every run.
 */
function oddness(
  population: PopulationAccount[],
  method: SampleMethod,
  chanceOf: (account: PopulationAccount) => number,
): number {
  const counts = countBy(
    manySeeds.flatMap((source) => drawSample(population, method, source).accounts),
    ({ account }) => account,
  )
  const squares = population.map((one) => {
    const chance = chanceOf(one)
    const expected = manySeeds.length * chance
    const seen = counts[one.account] ?? 0
    if (chance === 1) return seen === expected ? 0 : Infinity
    return (seen - expected) ** 2 / (expected * (1 - chance))
  })
  return squares.reduce((sum, one) => sum + one, 0) * ((population.length - 1) / population.length)
}
