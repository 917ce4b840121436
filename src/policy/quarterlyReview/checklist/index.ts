import { type ReviewCheckCode, reviewChecks } from '../vocabulary.ts'
import type { AccountFacts } from './accountFacts.ts'
import type { ReviewCheck } from './check.ts'
import { documentsInDate } from './documentsInDate.ts'
import { filesPresent } from './filesPresent.ts'
import { credentialsNotices, denialReasons } from './notices.ts'
import { privilegesAsGranted } from './privilegesAsGranted.ts'
import { requestorInPlace } from './requestorInPlace.ts'
import { separationNotPassed } from './separationNotPassed.ts'
import { revisionCurrent, rightForm } from './statement.ts'

const checks: Record<ReviewCheckCode, (facts: AccountFacts) => ReviewCheck> = {
  'documents-in-date': documentsInDate,
  'right-form': rightForm,
  'files-present': filesPresent,
  'revision-current': revisionCurrent,
  'requestor-in-place': requestorInPlace,
  'privileges-as-granted': privilegesAsGranted,
  'separation-not-passed': separationNotPassed,
  'credentials-notices': credentialsNotices,
  'denial-reasons': denialReasons,
}

/** Every check of an account, in the order of `reviewChecks`, also of what does not apply to it (R49). */
export const checkAccount = (facts: AccountFacts): ReviewCheck[] =>
  reviewChecks.map((code) => checks[code](facts))
