import { requiredEvidence } from '../../policy/eligibility.ts'
import type { DocumentKind } from '../../policy/vocabulary.ts'
import type { Answers } from '../../services/drafts.ts'
import type { RequestStatus } from '../../services/requestStatus.ts'
import { resubmitNewAccount } from '../../services/resubmitRequest.ts'
import { fileNames, newAccountForm } from './newAccount.ts'
import type { FormDeclaration } from './question.ts'
import type { FileAnswer } from './readAnswers.ts'

/** The form of a request that was returned: the same questions, and it goes out under the same reference (D2). */
export const returnedForm = ({ request }: RequestStatus): FormDeclaration => ({
  ...newAccountForm,
  base: `/request/returned/${request.reference}`,
  title: 'the answer to a question',
  answersRequestId: request.id,
  submit: (app, submission) => resubmitNewAccount(app, { ...submission, requestId: request.id }),
})

/** Everything that was answered before, so that nothing is typed again (WCAG 3.3.7, SP-4). */
export function answersOf({ request, files }: RequestStatus): Answers {
  const isEddEmployee = Boolean(request.isEddEmployee)
  const fileAnswers = requiredEvidence(request.kind, isEddEmployee).flatMap((document) => {
    const file = files.find((one) => one.document === document)
    return file ? [[fileNames[document], answerOf(file)]] : []
  })
  return {
    organizationType: request.organizationType,
    organizationId: request.organization,
    requestorName: request.requestorName,
    requestorTitle: request.requestorTitle,
    requestorPhone: request.requestorPhone ?? '',
    staffGivenName: request.staffGivenName,
    staffFamilyName: request.staffFamilyName ?? '',
    staffEmail: request.staffEmail,
    staffPhone: request.staffPhone ?? '',
    isEddEmployee: isEddEmployee ? 'yes' : 'no',
    jobFunction: request.jobFunction ?? '',
    privilegesRequested: request.privilegesRequested ?? [],
    businessNeed: request.businessNeed ?? '',
    ispaCompletedOn: partsOf(request.ispaCompletedOn),
    statementSignedOn: partsOf(request.statementSignedOn),
    ...(Object.fromEntries(fileAnswers) as Record<string, FileAnswer>),
  }
}

const answerOf = ({ id, displayName, size }: FileAnswer & { document: DocumentKind }): FileAnswer => ({
  id,
  displayName,
  size,
})

function partsOf(date: string | null | undefined) {
  const [year = '', month = '', day = ''] = (date ?? '').split('-')
  return { month: String(Number(month) || ''), day: String(Number(day) || ''), year }
}
