import { documentFields } from '../../policy/eligibility.ts'
import { privilegeReasonField } from '../../policy/kinds/privilegeChecks.ts'
import { readReturnParts } from '../../policy/returnParts.ts'
import type { Account } from '../../policy/account.ts'
import type { Request } from '../../payload-types.ts'
import type { Answers } from '../../services/drafts.ts'
import type { RequestStatus } from '../../services/requestStatus.ts'
import { resubmitRequest } from '../../services/resubmitRequest.ts'
import { SOMEBODY_ELSE } from './chosenStaff.ts'
import { requestForms } from './kinds/index.ts'
import type { FormDeclaration } from './question.ts'
import type { FileAnswer } from './readAnswers.ts'

/** The form of a request that was returned: the same questions, and it goes out under the same reference (D2). */
export const returnedForm = ({ request }: RequestStatus): FormDeclaration => ({
  ...requestForms[request.kind],
  base: `/request/returned/${request.reference}`,
  answers: { requestId: request.id, parts: readReturnParts(request.returnedParts ?? []) },
  submit: (app, submission) => resubmitRequest(app, { ...submission, requestId: request.id }),
})

/**
 * Everything that was answered before, so that nothing is typed again (WCAG 3.3.7, SP-4).
 * @param staff the requestor's own accounts: one that is no longer theirs counts as typed
 */
export const answersOf = ({ request, files }: RequestStatus, staff: Account[]): Answers => ({
  ...personAnswers(request, staff),
  ...accessAnswers(request),
  resetReason: request.resetReason ?? '',
  lastDay: partsOf(request.lastDay),
  lastTime: request.lastTime ?? '',
  deactivationReason: request.deactivationReason ?? '',
  alreadySeparated: request.alreadySeparated ? 'yes' : 'no',
  caseloadTo: request.caseloadTo ?? '',
  ispaCompletedOn: partsOf(request.ispaCompletedOn),
  statementSignedOn: partsOf(request.statementSignedOn),
  ...Object.fromEntries(files.map((file) => [documentFields[file.document].file, fileAnswerOf(file)])),
})

const personAnswers = (request: Request, staff: Account[]): Answers => ({
  staffId: staff.find(({ staffId }) => staffId === request.staff)?.staffId ?? SOMEBODY_ELSE,
  organizationType: request.organizationType,
  organizationId: request.organization,
  requestorName: request.requestorName,
  requestorTitle: request.requestorTitle,
  requestorPhone: request.requestorPhone ?? '',
  staffGivenName: request.staffGivenName,
  staffFamilyName: request.staffFamilyName ?? '',
  staffEmail: request.staffEmail,
  staffPhone: request.staffPhone ?? '',
  isEddEmployee: request.isEddEmployee ? 'yes' : 'no',
  username: request.username ?? '',
})

const accessAnswers = (request: Request): Answers => ({
  jobFunction: request.jobFunction ?? '',
  privilegesRequested: request.privilegesRequested ?? [],
  privilegesToRemove: request.privilegesToRemove ?? [],
  businessNeed: request.businessNeed ?? '',
  ...Object.fromEntries(
    (request.privilegeReasons ?? []).map(({ privilege, reason }) => [
      privilegeReasonField(String(privilege)),
      reason,
    ]),
  ),
})

const fileAnswerOf = ({ id, displayName, size }: FileAnswer): FileAnswer => ({ id, displayName, size })

function partsOf(date: string | null | undefined) {
  const [year = '', month = '', day = ''] = (date ?? '').split('-')
  return { month: String(Number(month) || ''), day: String(Number(day) || ''), year }
}
