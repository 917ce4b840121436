import type { Account } from '../../policy/account.ts'
import { checkRequest } from '../../policy/checkRequest.ts'
import { type Claims, nothingClaimed } from '../../policy/claims.ts'
import { documentFields, documentsOf, requiredEvidence } from '../../policy/eligibility.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import { privilegeReasonField } from '../../policy/kinds/privilegeChecks.ts'
import type { Problem } from '../../policy/problem.ts'
import {
  deactivationReasons,
  type OrganizationType,
  type RequestKind,
  type RequestorTitle,
} from '../../policy/vocabulary.ts'
import type { Answers } from '../../services/drafts.ts'
import { leavingOf } from '../../services/myStaff.ts'
import { personOf } from '../../services/prepareSubmission.ts'
import { chosenStaff, isEddEmployee, overseenPerson } from './chosenStaff.ts'
import { civilDateOf } from './dateParts.ts'
import type { Moment } from './journey.ts'
import { fileAnswer, listAnswer, textAnswer } from './readAnswers.ts'
import { readTimeOfDay } from './timeOfDay.ts'
import { usualOf } from './usualPrivileges.ts'

/** What the answers claim, of any kind: the questions carry the names of the claims. */
export function claimsOf({
  form,
  answers,
  choices,
}: Moment): Omit<Claims, 'requestorEmail'> & { staffId?: string } {
  const text = (name: string) => textAnswer(answers, name)
  const account = chosenStaff(answers, choices)
  return {
    ...nothingClaimed,
    ...said(form.kind, answers),
    organizationType: (text('organizationType') || 'all-other-staff') as OrganizationType,
    requestorTitle: text('requestorTitle') as RequestorTitle,
    isEddEmployee: isEddEmployee(answers, choices),
    privilegeReasons: listAnswer(answers, 'privilegesRequested').map((privilege) => ({
      privilege,
      reason: text(privilegeReasonField(privilege)),
    })),
    ...datesOf(answers),
    ...ofPerson(account),
    evidence: evidenceOf(form.kind, answers, isEddEmployee(answers, choices)),
  }
}

const ofPerson = (account: Account | undefined) =>
  account ? { ...personOf(account), staffId: account.staffId } : {}

function said(kind: RequestKind, answers: Answers) {
  const text = (name: string) => textAnswer(answers, name)
  const reason = text('deactivationReason')
  return {
    kind,
    organizationId: text('organizationId'),
    requestorName: text('requestorName'),
    requestorPhone: text('requestorPhone'),
    staffGivenName: text('staffGivenName'),
    staffFamilyName: text('staffFamilyName'),
    staffEmail: text('staffEmail'),
    staffPhone: text('staffPhone'),
    username: text('username'),
    jobFunction: text('jobFunction'),
    privilegesRequested: listAnswer(answers, 'privilegesRequested'),
    privilegesToRemove: listAnswer(answers, 'privilegesToRemove'),
    businessNeed: text('businessNeed'),
    resetReason: text('resetReason'),
    lastTime: readTimeOfDay(text('lastTime')),
    lastDayConfirmed: text('lastDayConfirmed'),
    deactivationReason: deactivationReasons.find((one) => one === reason) ?? ('' as const),
    alreadySeparated: text('alreadySeparated') === 'yes',
    stillThere: text('alreadySeparated') === 'no',
    caseloadTo: text('caseloadTo'),
    declarations: listAnswer(answers, 'declarations'),
  }
}

/** A date that does not exist counts as none: the form of an answer is checked before (DT-3). */
const datesOf = (answers: Answers) => ({
  ispaCompletedOn: civilDateOf(answers.ispaCompletedOn) ?? '',
  statementSignedOn: civilDateOf(answers.statementSignedOn) ?? '',
  lastDay: civilDateOf(answers.lastDay) ?? '',
})

/** A file whose date was taken away again stays in the draft, but is not sent. */
function evidenceOf(kind: RequestKind, answers: Answers, ofEdd: boolean): Claims['evidence'] {
  const rule = kindOf(kind).documents
  const wanted = rule === 'may-come' ? documentsWithAnswer(answers) : documentsOf(rule, datesOf(answers))
  return requiredEvidence(wanted, ofEdd).flatMap((document) => {
    const file = fileAnswer(answers, documentFields[document].file)
    return file ? [{ document, id: file.id }] : []
  })
}

const documentsWithAnswer = (answers: Answers) =>
  documentsOf('needed', {}).filter(
    (document) =>
      civilDateOf(answers[documentFields[document].date]) ||
      fileAnswer(answers, documentFields[document].file),
  )

/** Every problem of the answers so far, by the policy; fields are named as the questions are. */
export function problemsOf(moment: Moment): Problem[] {
  const { answers, choices, email, today } = moment
  const claims: Claims = { ...claimsOf(moment), requestorEmail: email }
  const member = overseenPerson(answers, choices)
  const account = chosenStaff(answers, choices)
  return checkRequest(claims, {
    requestDate: today,
    leaving: member && leavingOf(member),
    account,
    usualPrivileges: usualOf(answers, choices),
    sameFiles: [],
    hasTwinFiles: moment.hasTwinFiles,
    revisions: choices.revisions,
  }).map((problem) =>
    account && problem.field === 'staffEmail' ? { ...problem, field: 'staffId' } : problem,
  )
}
