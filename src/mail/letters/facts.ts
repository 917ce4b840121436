import { kindOf } from '../../policy/kinds/index.ts'
import type { RequestKind } from '../../policy/vocabulary.ts'
import { type Block, unlinked } from '../blocks.ts'

/** The lines that every message about a request begins with. */
export const requestFacts = (
  { reference, kind, staffName }: { reference: string; kind: RequestKind; staffName?: string },
  more: [label: string, value: string][] = [],
): Block => ({
  facts: [
    ['Reference', reference],
    ['Request', kindOf(kind).label],
    ...(staffName !== undefined ? ([['Staff member', unlinked(staffName)]] as [string, string][]) : []),
    ...more,
  ],
})

/** One line for each request that was sent in one go. */
export const requestList = (
  requests: { reference: string; kind: RequestKind; staffName: string }[],
): Block => ({
  list: requests.map(
    ({ reference, kind, staffName }) =>
      `${reference}: ${unlinked(staffName)}, ${kindOf(kind).label.toLowerCase()}`,
  ),
})
