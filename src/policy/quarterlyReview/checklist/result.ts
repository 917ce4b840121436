import { statementFormFor } from '../../eligibility.ts'
import { type ReviewCheckCode } from '../vocabulary.ts'
import { type DocumentKind, statementFormNames } from '../../vocabulary.ts'
import type { AcceptedDocument, CheckedAccount, CheckedRequest } from './accountFacts.ts'
import type { CheckEvidence, ReviewCheck } from './check.ts'

/** One thing that was looked at: whether it is as it should be, in a sentence, and what shows it. */
export type Seen = { isRight: boolean; text: string; evidence?: CheckEvidence[] }

/**
 * A check of what was seen. What is wrong stands first; each record is named once.
 * @param otherwise why there is nothing to say, where nothing was seen
 */
export function checkOf(
  code: ReviewCheckCode,
  seen: Seen[],
  otherwise: string,
  evidence: CheckEvidence[] = [],
): ReviewCheck {
  if (!seen.length) return { code, outcome: 'not-applicable', text: [otherwise], evidence }
  const ordered = [...seen.filter(({ isRight }) => !isRight), ...seen.filter(({ isRight }) => isRight)]
  return {
    code,
    outcome: seen.every(({ isRight }) => isRight) ? 'pass' : 'fail',
    text: ordered.map(({ text }) => text),
    evidence: once([...ordered.flatMap((one) => one.evidence ?? []), ...evidence]),
  }
}

const once = (evidence: CheckEvidence[]): CheckEvidence[] => [
  ...new Map(evidence.map((one) => [`${one.to} ${one.id}`, one])).values(),
]

export const toRequest = ({ id, reference }: Pick<CheckedRequest, 'id' | 'reference'>): CheckEvidence => ({
  to: 'request',
  id,
  label: reference,
})

export const toStaff = ({ staffId, name }: CheckedAccount): CheckEvidence => ({
  to: 'staff',
  id: staffId,
  label: name,
})

/** The request that an accepted document came with, and its file. */
export const toDocument = ({ request, file }: AcceptedDocument): CheckEvidence[] => [
  toRequest(request),
  ...(file ? [{ to: 'evidence', id: file.id, label: file.name } as const] : []),
]

/** `ISPA training`, and the form that this person signs: `E-1`. */
export const documentName = (document: DocumentKind, account: CheckedAccount): string =>
  document === 'ispa-training' ? 'ISPA training' : statementFormNames[statementFormFor(account.isEddEmployee)]

/** `1 day`, `3 days`. */
export const counted = (count: number, unit: string): string =>
  `${count.toLocaleString('en-US')} ${unit}${count === 1 ? '' : 's'}`
