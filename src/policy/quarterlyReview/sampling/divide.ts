import type { Source } from './source.ts'

/** A part of a population that gets its share of a number of places. */
export type Part = {
  /** The values on the way to it, joined by `/`. */
  key: string
  /** Accounts. */
  size: number
  /** Places that it gets at least; never more than its size. */
  least: number
}

/**
 * Divides places among parts in proportion to their size, exactly: each gets its quota rounded down or up, the sum fits,
 * and over all seeds the expected number of each is its quota (randomized systematic rounding). A part whose least
 * number is more than its quota gets that, and the others share what is left.
 * @param places at least the sum of the least numbers, at most the sum of the sizes
 * @param parent key of what is divided
 */
export function divide(places: number, parent: string, parts: Part[], source: Source): Map<string, number> {
  const { fixed, free, left } = fixLeast(places, parts)
  return new Map([...fixed, ...roundSystematically(left, parent, free, source)])
}

/** Whoever would get less than its least number gets that; it is asked again, since the others have less to share now. */
function fixLeast(places: number, parts: Part[]) {
  const fixed: [string, number][] = []
  let left = places
  let free = parts
  for (;;) {
    const size = sumOf(free)
    const share = left
    const isShort = (part: Part) => part.least * size > share * part.size
    const short = free.filter(isShort)
    if (!short.length) return { fixed, free, left }
    free = free.filter((part) => !isShort(part))
    for (const { key, least } of short) {
      fixed.push([key, least])
      left -= least
    }
  }
}

/**
 * The remainders of the quotas lie one after the other on a line, in an order that the seed decides; points at a distance
 * of one place, from an offset that the seed decides, fall on the parts that are rounded up.
 */
function roundSystematically(
  places: number,
  parent: string,
  parts: Part[],
  { seed, sha256 }: Source,
): [string, number][] {
  const size = sumOf(parts)
  if (!size) return []
  const offset = Number(BigInt(`0x${sha256(`${seed}:offset:${parent}`)}`) % BigInt(size))
  const pointsBefore = (end: number) => Math.floor((end - offset + size - 1) / size)
  let end = 0
  return parts
    .map((part) => ({ ...part, place: sha256(`${seed}:order:${part.key}`) }))
    .sort((one, other) => (one.place < other.place ? -1 : 1))
    .map(({ key, size: own }) => {
      const remainder = (places * own) % size
      const begin = end
      end += remainder
      return [key, (places * own - remainder) / size + pointsBefore(end) - pointsBefore(begin)]
    })
}

const sumOf = (parts: Part[]): number => parts.reduce((sum, { size }) => sum + size, 0)
