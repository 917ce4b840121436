import type { CivilDate } from '../dates.ts'
import { documentsOf, statementFormFor } from '../eligibility.ts'
import { type GrantQuestion, signedRevision } from '../grant.ts'
import { kindOf } from '../kinds/index.ts'
import { signedOn, signedOnInWords } from '../signedRevision.ts'
import { statementFormNames } from '../vocabulary.ts'
import { type CheckLine, line } from './line.ts'

/** A request that brings the day of a signature. */
type Signed = GrantQuestion & { statementSignedOn: CivilDate }

const isSigned = (question: GrantQuestion): question is Signed => Boolean(question.statementSignedOn)

/** Whether the revision that was signed was current on the day of signing (R15, D15). */
export function revisionLines(question: GrantQuestion): CheckLine[] {
  const brings = documentsOf(kindOf(question.kind).documents, question).includes('confidentiality-statement')
  return brings && isSigned(question) ? [lineOf(question, question.statementRevision)] : []
}

/** What a coordinator who reads another revision on the document has to give a reason for. */
export const revisionDoubts = (question: GrantQuestion, read?: string): CheckLine[] =>
  read && isSigned(question) ? [lineOf(question, read)].filter(({ outcome }) => outcome !== 'pass') : []

/** A revision that can stand on the statement of a request, and what it would mean. */
export type RevisionChoice = {
  id: string
  revision: string
  /** It was current on the day of signing, and is meant where nothing else is said. */
  isUsual: boolean
  words: string
  /** What a grant needs a reason for where this one is read. */
  doubts: CheckLine[]
}

/** Every published revision of the form of a request, the newest first; none where it brings no signature. */
export function revisionChoices(question: GrantQuestion): RevisionChoice[] {
  if (!isSigned(question)) return []
  const form = statementFormFor(question.isEddEmployee)
  const usual = signedRevision(question)
  return question.publishedRevisions
    .filter((one) => one.form === form)
    .reverse()
    .map(({ id, revision }) => ({
      id,
      revision,
      isUsual: id === usual?.id,
      words: lineOf(question, id).text,
      doubts: revisionDoubts(question, id),
    }))
}

function lineOf(question: Signed, read?: string): CheckLine {
  const day = question.statementSignedOn
  const revision = signedRevision(question, read)
  const form = statementFormNames[statementFormFor(question.isEddEmployee)]
  if (!revision)
    return line(
      'pass',
      'revision',
      'D15',
      `Revision of the ${form}: none is on record for the day of signing`,
    )
  const outcome = signedOn(revision, day) === 'current' ? 'pass' : 'look'
  return line(outcome, 'revision', 'D15', signedOnInWords(revision, day))
}
