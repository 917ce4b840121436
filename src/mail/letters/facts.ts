import { type RequestKind, requestKindLabels } from '../../policy/vocabulary.ts'
import { type Block, unlinked } from '../blocks.ts'

/** The lines that every message about a request begins with. */
export const requestFacts = (
  { reference, kind, staffName }: { reference: string; kind: RequestKind; staffName?: string },
  more: [label: string, value: string][] = [],
): Block => ({
  facts: [
    ['Reference', reference],
    ['Request', requestKindLabels[kind]],
    ...(staffName !== undefined ? ([['Staff member', unlinked(staffName)]] as [string, string][]) : []),
    ...more,
  ],
})
