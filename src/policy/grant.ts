import type { Account } from './account.ts'
import type { CivilDate } from './dates.ts'
import { checkConfirmations, LEAST_TEXT_LETTERS, MOST_TEXT_CHARACTERS } from './decision.ts'
import {
  documentFields,
  documentsOf,
  lapsedDocuments,
  requiredEvidence,
  statementFormFor,
} from './eligibility.ts'
import { kindOf } from './kinds/index.ts'
import { newerDocuments } from './kinds/newerDocuments.ts'
import { checkOvertaken, type OpenDeactivation } from './openDeactivation.ts'
import { samePerson } from './people.ts'
import type { Problem } from './problem.ts'
import { oldRevisionInWords, type Revision, revisionToSign } from './revisions.ts'
import { type PublishedRevision, revisionOn } from './signedRevision.ts'
import { nothingClaimed } from './claims.ts'
import {
  type DocumentKind,
  type LapseRule,
  type RequestKind,
  type StatementForm,
  statementFormNames,
} from './vocabulary.ts'

/** The request and the account, as they stand when it is granted. */
export type GrantQuestion = {
  kind: RequestKind
  isEddEmployee: boolean
  staffEmail: string
  ispaCompletedOn?: CivilDate
  statementSignedOn?: CivilDate
  statementForm?: StatementForm
  privilegesRequested: string[]
  privilegesToRemove: string[]
  account?: Account
  /** Documents whose file is one that is on file already. */
  sameFiles: DocumentKind[]
  /** What the Operations Unit has settled about lapsed documents (D3). */
  lapseRules: { lapsedOnChange: LapseRule; lapsedOnReset: LapseRule }
  /** Current revisions of the statements (D15). */
  revisions: Revision[]
  /** Every published revision, and when it was current (D15). */
  publishedRevisions: PublishedRevision[]
  /** Id of the revision that a coordinator read on the statement of this request, once it is granted. */
  statementRevision?: string
  /** Pacific date of the decision. */
  today: CivilDate
  /** The deactivation that has overtaken the request (D24). */
  overtaken?: OpenDeactivation
}

export type GivenGrant = {
  ispaSeenOn?: CivilDate
  statementSeenOn?: CivilDate
  /** Id of the revision that stands on the signed statement; the one current on that day where it is left out. */
  statementRevision?: string
  privilegesGranted: string[]
  privilegesRemoved: string[]
  /** Why only a part is granted. */
  text: string
}

/** Everything that stands against granting a request as it is granted (R25-R28, R36-R38, R46, D3, D4). */
export const checkGrant = (question: GrantQuestion, grant: GivenGrant): Problem[] => [
  ...checkRecord(question),
  ...checkConfirmations({ ...filesOf(question), ...grant }),
  ...checkSignedRevision(question, grant),
  ...checkPart(question, grant),
]

/** The revision that a coordinator reads on a statement is a published one of that form (D15). */
const checkSignedRevision = (question: GrantQuestion, { statementRevision }: GivenGrant): Problem[] =>
  !statementRevision || signedRevision(question, statementRevision)?.id === statementRevision
    ? []
    : [
        {
          code: 'statementRevision-unknown',
          field: 'statementRevision',
          message: 'Select the revision that stands on the document',
          clause: 'D15',
        },
      ]

/** The revision that was signed: as read on the document, else the one that was current on the day of signing. */
export function signedRevision(
  { isEddEmployee, statementSignedOn, publishedRevisions }: GrantQuestion,
  read?: string,
): PublishedRevision | undefined {
  const form = statementFormFor(isEddEmployee)
  if (read) return publishedRevisions.find((one) => one.id === read && one.form === form)
  return statementSignedOn ? revisionOn(publishedRevisions, form, statementSignedOn) : undefined
}

/** The same, before a coordinator has said anything: what the request and the record alone say. */
export const checkRecord = (question: GrantQuestion): Problem[] => [
  ...stateProblems(question),
  ...checkOvertaken(question.overtaken),
  ...lapseProblems(question),
  ...(kindOf(question.kind).checks.includes(newerDocuments) ? newerThanOnFile(question) : []),
  ...addressProblems(question),
]

/** Only a new account brings somebody back whose account was deactivated (R24). */
const stateProblems = ({ kind, account }: GrantQuestion): Problem[] =>
  kindOf(kind).concerns === 'account-holder' && account?.state === 'deactivated'
    ? [
        {
          code: 'account-deactivated',
          message: 'The account is deactivated: this person needs a new account request',
          clause: 'R24',
        },
      ]
    : []

/** Documents that come with files, and the dates that must stand on them. */
export function filesOf(question: GrantQuestion) {
  const documents = requiredEvidence(
    documentsOf(kindOf(question.kind).documents, question),
    question.isEddEmployee,
  )
  const claimed = (document: DocumentKind) =>
    documents.includes(document) ? question[documentFields[document].date] : undefined
  return {
    ispaCompletedOn: claimed('ispa-training'),
    statementSignedOn: claimed('confidentiality-statement'),
  }
}

/** The dates that would count: those that the request brings, else those on record. */
export const effectiveDates = ({ account, ispaCompletedOn, statementSignedOn }: GrantQuestion) => ({
  ispaCompletedOn: ispaCompletedOn || account?.ispaCompletedOn,
  statementSignedOn: statementSignedOn || account?.statementSignedOn,
})

/** Lapsed or missing documents, for the kinds whose setting says "stop" (D3). */
function lapseProblems(question: GrantQuestion): Problem[] {
  const { lapsedSetting } = kindOf(question.kind)
  return lapsedSetting && question.lapseRules[lapsedSetting] === 'stop' ? lapsesOf(question) : []
}

/** Which document is lapsed on the day of the decision, or is not on record. */
export function lapsesOf(question: GrantQuestion): Problem[] {
  const dates = effectiveDates(question)
  const lapsed = lapsedDocuments('needed', dates, question.today).map(({ document }) => document)
  const form = question.statementForm
    ? statementFormNames[question.statementForm]
    : 'confidentiality statement'
  const names = { 'ispa-training': 'ISPA training', 'confidentiality-statement': `The ${form}` } as const
  const problem = (document: DocumentKind, what: string): Problem => ({
    code: `${document}-${what === 'is not on record' ? 'not-on-record' : 'lapsed'}`,
    message: `${names[document]} ${what}: return the request for a new date, or wait for annual maintenance`,
    clause: document === 'ispa-training' ? 'R25' : 'R26',
  })
  return [
    ...(['ispa-training', 'confidentiality-statement'] as const).flatMap((document) =>
      dates[documentFields[document].date] ? [] : [problem(document, 'is not on record')],
    ),
    ...lapsed.map((document) => problem(document, 'is older than 365 days')),
    ...(lapsed.includes('confidentiality-statement') ? [] : oldRevision(question)),
  ]
}

export const OLD_REVISION = 'confidentiality-statement-old-revision'

/** A statement that counts by its age, and was signed before a revision that had to be signed by now (D15). */
function oldRevision(question: GrantQuestion): Problem[] {
  const { isEddEmployee, revisions, today } = question
  const signedOn = effectiveDates(question).statementSignedOn
  const form = statementFormFor(isEddEmployee)
  const current = signedOn && revisionToSign(revisions, { form, signedOn }, today)
  if (!current) return []
  const words = oldRevisionInWords(current)
  return [{ code: OLD_REVISION, message: `${words[0]?.toUpperCase()}${words.slice(1)}`, clause: 'D15' }]
}

const newerThanOnFile = ({ account, sameFiles, today, ...question }: GrantQuestion): Problem[] =>
  newerDocuments(
    {
      ...nothingClaimed,
      kind: question.kind,
      organizationType: account?.organizationType ?? 'all-other-staff',
      requestorTitle: 'manager-supervisor',
      ispaCompletedOn: question.ispaCompletedOn ?? '',
      statementSignedOn: question.statementSignedOn ?? '',
    },
    { requestDate: today, account, usualPrivileges: [], sameFiles },
  )

/** A password or a privilege goes to the person on record, never to another address (R29, R35). */
const addressProblems = ({ kind, account, staffEmail }: GrantQuestion): Problem[] =>
  kindOf(kind).concerns === 'account-holder' && account && !samePerson(account.email, staffEmail)
    ? [
        {
          code: 'address-differs',
          message:
            'The address in the request is not the one on record for this username: return or deny the request',
          clause: 'R29',
        },
      ]
    : []

/** Only what was asked for, something of it, and in words why it is not all (R37, R38). */
function checkPart(question: GrantQuestion, grant: GivenGrant): Problem[] {
  const asked = question.privilegesRequested.length + question.privilegesToRemove.length
  const given = grant.privilegesGranted.length + grant.privilegesRemoved.length
  const within =
    grant.privilegesGranted.every((id) => question.privilegesRequested.includes(id)) &&
    grant.privilegesRemoved.every((id) => question.privilegesToRemove.includes(id))
  if (!within || (asked > 0 && given === 0))
    return [
      {
        code: 'privileges-not-asked-for',
        field: 'privilegesGranted',
        message: 'Grant at least one privilege, and only privileges that were asked for',
        clause: 'R37',
      },
    ]
  if (grant.text.length > MOST_TEXT_CHARACTERS)
    return [
      {
        code: 'text-too-long',
        field: 'text',
        message: `Shorten the text to ${MOST_TEXT_CHARACTERS} characters or fewer`,
        clause: 'R38',
      },
    ]
  if (given === asked || grant.text.replace(/[^\p{L}\p{N}]/gu, '').length >= LEAST_TEXT_LETTERS) return []
  return [
    {
      code: 'missing-text',
      field: 'text',
      message: 'Explain to the requestor why only a part is granted, in at least a short sentence',
      clause: 'R38',
    },
  ]
}
