import { divide } from './divide.ts'
import { type SampleMethod, sizeAskedFor } from './method.ts'
import type { Source } from './source.ts'
import { halfOf, type Stratum } from './strata.ts'

/** How many accounts are drawn: in all, and of each last stratum by its key. */
export type Allocation = { sampleSize: number; places: Map<string, number> }

/**
 * How many accounts are drawn of each last stratum: the population is divided level by level, the widest first (D14).
 * The sample grows where the least numbers of the organizations are more than the size that was asked for.
 */
export function allocate(strata: Stratum[], method: SampleMethod, source: Source): Allocation {
  const asked = sizeAskedFor(
    method,
    strata.reduce((sum, { size }) => sum + size, 0),
  )
  const sampleSize = Math.max(asked, leastOf(strata, method))
  const places = new Map<string, number>()
  divideLevel(strata, 0, sampleSize, '')
  return { sampleSize, places }

  function divideLevel(group: Stratum[], level: number, number: number, parent: string): void {
    if (level === method.strata.length) {
      for (const stratum of group) placeLast(stratum, number)
      return
    }
    const children = groupBy(group, ({ values }) => values.slice(0, level + 1).join('/'))
    const hasLeast = level <= method.strata.indexOf('organization')
    const parts = [...children].map(([key, own]) => ({
      key,
      size: own.reduce((sum, { size }) => sum + size, 0),
      least: hasLeast ? leastOf(own, method) : 0,
    }))
    const divided = divide(number, parent, parts, source)
    for (const [key, own] of children) divideLevel(own, level + 1, divided.get(key) ?? 0, key)
  }

  function placeLast(stratum: Stratum, number: number): void {
    if (!method.neverSampledPercent) {
      places.set(stratum.key, number)
      return
    }
    const never = placesOfNeverSampled(stratum, number, method.neverSampledPercent, source)
    places.set(halfOf(stratum.key, false), never)
    places.set(halfOf(stratum.key, true), number - never)
  }
}

/** The sum of what each organization of these strata gets at least: all that it has, where it has fewer. */
function leastOf(strata: Stratum[], { strata: levels, leastAnOrganization }: SampleMethod): number {
  const level = levels.indexOf('organization')
  if (!leastAnOrganization || level < 0) return 0
  let sum = 0
  for (const own of groupBy(strata, ({ values }) => values[level] ?? '').values())
    sum += Math.min(
      leastAnOrganization,
      own.reduce((all, { size }) => all + size, 0),
    )
  return sum
}

/**
 * Of the places of a stratum, those of accounts that were never in a sample: their share, or the percent that was asked
 * for where that is more, rounded up, as far as there are so many. The others can always fill the rest: neither their
 * share nor what more than all newcomers leave is ever more than they are.
 */
function placesOfNeverSampled(stratum: Stratum, number: number, percent: number, source: Source): number {
  const { key, size, neverSampled } = stratum
  const halves = [
    { key: halfOf(key, false), size: neverSampled, least: 0 },
    { key: halfOf(key, true), size: size - neverSampled, least: 0 },
  ]
  const share = divide(number, key, halves, source).get(halfOf(key, false)) ?? 0
  return Math.min(neverSampled, Math.max(share, Math.ceil((number * percent) / 100)))
}

function groupBy<Value>(values: Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group) group.push(value)
    else groups.set(keyOf(value), [value])
  }
  return groups
}
