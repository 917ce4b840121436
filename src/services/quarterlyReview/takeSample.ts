import { createHash } from 'node:crypto'
import {
  type PopulationAccount,
  populationHeader,
  readPopulationLine,
} from '../../policy/quarterlyReview/sampling/account.ts'
import { allocate } from '../../policy/quarterlyReview/sampling/allocate.ts'
import { type Drawn, select, summarize } from '../../policy/quarterlyReview/sampling/draw.ts'
import type { SampleMethod } from '../../policy/quarterlyReview/sampling/method.ts'
import type { Source } from '../../policy/quarterlyReview/sampling/source.ts'
import { countStrata } from '../../policy/quarterlyReview/sampling/strata.ts'

/** What was found in the text of a population, and the sample that was drawn from it. */
export type Taken = {
  /** Accounts. */
  size: number
  /** Lines that are none of ours; there are some only where somebody else wrote them. */
  unreadable: number
  /** Of the text. */
  sha256: string
  drawn: Drawn
}

type Population = {
  /** The text, part by part. */
  first: AsyncIterable<string>
  /** The same text once more. */
  again: () => AsyncIterable<string>
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * Draws a sample from the text of a population in two passes: the first hashes it and counts its strata, the second
 * compares the tickets. A draw and its replay both do exactly this, with little in memory however many accounts there are.
 * @param check of the numbers between the two passes; throws what is refused
 */
export async function takeSample(
  { first, again }: Population,
  method: SampleMethod,
  seed: string,
  check: (size: number, sampleSize: number) => void = () => {},
): Promise<Taken> {
  const source: Source = { seed, sha256 }
  const hash = createHash('sha256')
  const counted = countStrata(method)
  let size = 0
  let unreadable = 0
  for await (const accounts of accountsOf(first, (text) => hash.update(text)))
    for (const account of accounts)
      if (account) {
        counted.add(account)
        size += 1
      } else unreadable += 1
  const strata = counted.strata()
  const allocation = allocate(strata, method, source)
  check(size, allocation.sampleSize)
  const selection = select(allocation, method, source)
  for await (const accounts of accountsOf(again()))
    for (const account of accounts) if (account) selection.offer(account)
  const accounts = selection.sample()
  return {
    size,
    unreadable,
    sha256: hash.digest('hex'),
    drawn: { accounts, strata: summarize(strata, accounts) },
  }
}

/** The accounts of a text; nothing in the place of a line that cannot be read. Its first line is the header. */
async function* accountsOf(
  parts: AsyncIterable<string>,
  passed: (text: string) => void = () => {},
): AsyncGenerator<(PopulationAccount | undefined)[]> {
  let rest = ''
  let isHeader = true
  for await (const part of parts) {
    passed(part)
    const { lines, after } = linesOf(rest + part)
    rest = after
    const isRight = !isHeader || !lines.length || `${lines.shift() ?? ''}\n` === populationHeader
    isHeader = false
    yield [...(isRight ? [] : [undefined]), ...lines.map(readPopulationLine)]
  }
  if (rest) yield [readPopulationLine(rest)]
}

/** The whole lines of a text, each copied out of it: a mere piece of a text would keep all of that in memory. */
function linesOf(text: string): { lines: string[]; after: string } {
  const bytes = Buffer.from(text)
  const lines: string[] = []
  let begin = 0
  for (let end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', begin)) {
    lines.push(bytes.toString('utf8', begin, end))
    begin = end + 1
  }
  return { lines, after: bytes.toString('utf8', begin) }
}
