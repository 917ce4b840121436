import { formatCivilDate } from '../../dates.ts'
import { requiredEvidence } from '../../eligibility.ts'
import { type DocumentKind, documentKinds } from '../../vocabulary.ts'
import { type AccountFacts, type FileState, latestAccepted } from './accountFacts.ts'
import type { ReviewCheck } from './check.ts'
import { checkOf, documentName, type Seen, toDocument, toStaff } from './result.ts'

/**
 * Of who is not an EDD employee, the file of each document that was accepted last is there and is the one that was
 * stored (R28, R47).
 */
export const filesPresent = (facts: AccountFacts): ReviewCheck =>
  checkOf(
    'files-present',
    documentsWithFile(facts).map((document) => fileSeen(facts, document)),
    'No files are asked for of an EDD employee',
    [toStaff(facts.account)],
  )

/** Ids of the files whose state the check rests on. */
export const filesToLookAt = (facts: Pick<AccountFacts, 'account' | 'documents' | 'asOf'>): string[] =>
  documentsWithFile(facts).flatMap((document) => latestAccepted(facts, document)?.file?.id ?? [])

const documentsWithFile = ({ account }: Pick<AccountFacts, 'account'>): DocumentKind[] =>
  requiredEvidence([...documentKinds], account.isEddEmployee)

const stateWords: Record<FileState, string> = {
  whole: 'the file is there, as it was stored',
  damaged: 'the file is damaged: it cannot be opened, or is not the one that was stored',
  gone: 'the file is gone from the storage',
}

function fileSeen(facts: AccountFacts, document: DocumentKind): Seen {
  const name = documentName(document, facts.account)
  const accepted = latestAccepted(facts, document)
  if (!accepted)
    return { isRight: false, text: `${name}: none was accepted with a request, so there is no file` }
  const evidence = toDocument(accepted)
  const start = `${name} of ${formatCivilDate(accepted.completedOn)}`
  const { file } = accepted
  if (!file) return { isRight: false, text: `${start}: accepted without a file`, evidence }
  const state = facts.files.get(file.id) ?? 'gone'
  return { isRight: state === 'whole', text: `${start}: ${stateWords[state]} (${file.name})`, evidence }
}
