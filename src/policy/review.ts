import { type CivilDate } from './dates.ts'
import { checkClaim, checkSeparationOfDuties } from './decision.ts'
import { declarationsFor } from './declarations.ts'
import { checkDocument, describeDocumentCheck, requiredEvidence, statementFormFor } from './eligibility.ts'
import { type ActorRole, findTransition, type RequestEvent } from './lifecycle.ts'
import { requiredTitle, samePerson } from './people.ts'
import {
  asksForDocuments,
  type DocumentKind,
  openStates,
  type OrganizationType,
  organizationTypeLabels,
  type RequestKind,
  requestKindLabels,
  type RequestorTitle,
  requestorTitleLabels,
  type RequestState,
  type StatementForm,
  statementFormNames,
} from './vocabulary.ts'

/** What a coordinator reads for each state: the requestor reads `requestStateLabels`. */
export const reviewStateLabels: Record<RequestState, string> = {
  submitted: 'To review',
  'in-review': 'In review',
  returned: 'Waiting for requestor',
  granted: 'Granted: account to be created',
  completed: 'Account ready',
  denied: 'Denied',
  withdrawn: 'Withdrawn',
  superseded: 'Replaced by a later request',
}

/** Short names of the two documents, as the directive calls them. */
export const documentName = (document: DocumentKind, isEddEmployee: boolean): string =>
  document === 'ispa-training' ? 'ISPA certificate' : isEddEmployee ? 'DE 7410' : 'signed E-1'

/** `pass`: the rule is met. `look`: a person must judge. `fail`: the request cannot be granted as it is. */
export type CheckOutcome = 'pass' | 'look' | 'fail'
export type CheckLine = { code: string; clause: string; text: string; outcome: CheckOutcome }

/** What the computed checks of a review rest on. */
export type ReviewedRequest = {
  kind: RequestKind
  requestDate: CivilDate
  organizationType: OrganizationType
  requestorTitle: RequestorTitle
  requestorEmail: string
  requestorConfirmed: boolean
  outsideDomains: boolean
  /** Name of the coordinator who entered the request, where one did. */
  enteredBy?: string
  staffEmail: string
  isEddEmployee: boolean
  ispaCompletedOn?: CivilDate
  statementSignedOn?: CivilDate
  statementForm?: StatementForm
  files: DocumentKind[]
  /** Codes of the declarations that were given. */
  declarations: string[]
  routeReason: string
  routeFlagged: boolean
  /** Other requests for the same person, newest first. */
  otherRequests: { reference: string; kind: RequestKind; state: RequestState }[]
  /** Left out once this request itself has made the account. */
  accountState?: 'none' | 'active' | 'deactivated'
}

/** Every check of a review in words, each with the clause that it rests on (R9-R28, D1-D17). */
export const checkLines = (request: ReviewedRequest): CheckLine[] => [
  ...documentLines(request),
  ...fileLines(request),
  ...peopleLines(request),
  declarationLine(request),
  routeLine(request),
  ...samePersonLines(request),
]

const line = (outcome: CheckOutcome, code: string, clause: string, text: string): CheckLine => ({
  code,
  clause,
  text,
  outcome,
})

function documentLines(request: ReviewedRequest): CheckLine[] {
  const form = statementFormFor(request.isEddEmployee)
  return [
    ...dateLine(request, 'ispa-training', request.ispaCompletedOn, 'R25'),
    ...dateLine(request, 'confidentiality-statement', request.statementSignedOn, 'R26'),
    ...(request.statementForm ? [formLine(request, request.statementForm === form, form)] : []),
  ]
}

function dateLine(
  request: ReviewedRequest,
  document: DocumentKind,
  completedOn: CivilDate | undefined,
  clause: string,
): CheckLine[] {
  if (!completedOn)
    return asksForDocuments(request.kind)
      ? [line('fail', `${document}-date`, clause, `${dateNames[document]}: no date is given`)]
      : []
  const check = checkDocument(document, completedOn, request.requestDate)
  const text = describeDocumentCheck(check, statementFormFor(request.isEddEmployee))
  return [line(check.outcome === 'in-date' ? 'pass' : 'fail', `${document}-date`, clause, text)]
}

const dateNames: Record<DocumentKind, string> = {
  'ispa-training': 'ISPA training',
  'confidentiality-statement': 'Confidentiality statement',
}

function formLine({ isEddEmployee }: ReviewedRequest, fits: boolean, form: StatementForm): CheckLine {
  const who = isEddEmployee ? 'an EDD employee signs' : 'staff other than EDD staff sign'
  const text = `Form: ${who} the ${statementFormNames[form]}`
  return fits
    ? line('pass', 'statement-form', 'R10', text)
    : line('fail', 'statement-form', 'R10', `${text}; another form was named`)
}

function fileLines({ kind, isEddEmployee, files }: ReviewedRequest): CheckLine[] {
  const needed = requiredEvidence(kind, isEddEmployee)
  if (!needed.length)
    return asksForDocuments(kind)
      ? [line('pass', 'files', 'R28', 'Files: none are asked for, the person is an EDD employee')]
      : []
  const missing = needed.filter((document) => !files.includes(document))
  const count = `Files: ${needed.length - missing.length} of ${needed.length}`
  if (!missing.length) return [line('pass', 'files', 'R28', `${count} are here`)]
  const names = missing.map((document) => documentName(document, isEddEmployee)).join(' and ')
  return [line('fail', 'files', 'R28', `${count}: the ${names} is missing`)]
}

function peopleLines(request: ReviewedRequest): CheckLine[] {
  const self = samePerson(request.requestorEmail, request.staffEmail)
  const title = requestorTitleLabels[request.requestorTitle]
  const type = organizationTypeLabels[request.organizationType]
  const needed = requiredTitle(request.organizationType)
  const fits = needed === request.requestorTitle
  return [
    self
      ? line('fail', 'own-account', 'R14', 'The requestor asks for an account of their own')
      : line('pass', 'own-account', 'R14', 'The requestor and the staff member are two people'),
    fits
      ? line('pass', 'title', 'R23', `A ${title} may ask for staff of ${type}`)
      : line('fail', 'title', 'R23', `${type}: a ${requestorTitleLabels[needed]} must ask, not a ${title}`),
    provedLine(request),
    request.outsideDomains
      ? line('look', 'domain', 'D10', "The requestor's address is outside the mail domains on record")
      : line('pass', 'domain', 'D10', "The requestor's address is not outside the mail domains on record"),
  ]
}

function provedLine({ requestorConfirmed, enteredBy }: ReviewedRequest): CheckLine {
  if (requestorConfirmed)
    return line('pass', 'address-proved', 'D9', 'The requestor proved the mail address with a one-time code')
  const who = enteredBy ? `: ${enteredBy} entered this request` : ''
  return line('look', 'address-proved', 'D9', `The requestor's mail address is not proved${who}`)
}

function declarationLine({ kind, isEddEmployee, declarations }: ReviewedRequest): CheckLine {
  const asked = declarationsFor(kind, { isEddEmployee })
  const given = asked.filter(({ code }) => declarations.includes(code)).length
  const text = `Declarations: ${given} of ${asked.length} given`
  return line(given === asked.length ? 'pass' : 'fail', 'declarations', 'R12', text)
}

const routeLine = ({ routeReason, routeFlagged }: ReviewedRequest): CheckLine =>
  line(routeFlagged ? 'look' : 'pass', 'route', 'R23', routeReason)

function samePersonLines({ kind, otherRequests, accountState }: ReviewedRequest): CheckLine[] {
  const others = otherRequests.length
    ? otherRequests.map(({ reference, kind: other, state }) => {
        const open = (openStates as readonly RequestState[]).includes(state) ? 'Open' : 'Earlier'
        const words = `${requestKindLabels[other].toLowerCase()}, ${reviewStateLabels[state].toLowerCase()}`
        return line(
          'look',
          'other-request',
          'D17',
          `${open} request for the same person: ${reference}, ${words}`,
        )
      })
    : [line('pass', 'other-request', 'D17', 'No other request for this person that you may see')]
  if (kind !== 'new-account' || !accountState) return others
  const account =
    accountState === 'none'
      ? line('pass', 'account', 'R8', 'No account of this person is on record')
      : line('look', 'account', 'R8', `This person already has an account on record: ${accountState}`)
  return [...others, account]
}

/** `12 checks: 1 fails, 2 need a look, 9 pass` */
export function summaryOf(lines: CheckLine[]): string {
  const count = (outcome: CheckOutcome) => lines.filter((one) => one.outcome === outcome).length
  const [failing, looking] = [count('fail'), count('look')]
  const parts = [
    ...(failing ? [`${failing} ${failing === 1 ? 'fails' : 'fail'}`] : []),
    ...(looking ? [`${looking} ${looking === 1 ? 'needs' : 'need'} a look`] : []),
    `${count('pass')} pass`,
  ]
  return `${lines.length} checks: ${parts.join(', ')}`
}

/** The documents of a request in one line: `ISPA 209 d · E-1 12 d · 2 of 2 files`. */
export function evidenceWords(request: {
  kind: RequestKind
  isEddEmployee: boolean
  /** Days from completion to the request. */
  ispaAgeDays?: number
  statementAgeDays?: number
  files: number
}): string {
  const needed = requiredEvidence(request.kind, request.isEddEmployee).length
  const form = statementFormNames[statementFormFor(request.isEddEmployee)]
  const parts = [
    ...(request.ispaAgeDays === undefined ? [] : [`ISPA ${request.ispaAgeDays} d`]),
    ...(request.statementAgeDays === undefined ? [] : [`${form} ${request.statementAgeDays} d`]),
    ...(needed ? [`${Math.min(request.files, needed)} of ${needed} files`] : []),
  ]
  return parts.join(' · ') || 'None asked for'
}

/** What the signed-in person may do with a request now, and in words why not where nothing is possible. */
export type Standing = { acts: RequestEvent[]; reasons: string[] }

const panelActs: RequestEvent[] = ['claim', 'release', 'grant', 'deny', 'return', 'record-account']

/** The same rules as `src/services/actOnRequest.ts`, asked before the buttons are drawn (R18, R19, D6). */
export function standingOf(asked: {
  kind: RequestKind
  state: RequestState
  role: ActorRole
  actorId: string
  claimedBy?: { id: string; name: string }
  people: Parameters<typeof checkSeparationOfDuties>[0]
}): Standing {
  const possible = panelActs.filter((event) => findTransition(asked.kind, asked.state, event))
  if (!possible.length) return { acts: [], reasons: [nothingToDo(asked.state)] }
  if (asked.role === 'auditor')
    return { acts: [], reasons: ['Auditors see every request and change none: another person must act'] }
  const own = checkSeparationOfDuties(asked.people)
  if (own.length) return { acts: [], reasons: own.map(({ message }) => message) }
  const claim = checkClaim(asked)
  return claim.length
    ? { acts: possible.filter((event) => event === 'claim'), reasons: claim.map(({ message }) => message) }
    : { acts: possible, reasons: [] }
}

const nothingToDo = (state: RequestState): string =>
  state === 'returned'
    ? 'The requestor was asked for more information: nothing can be decided before the answer'
    : `Nothing more can be done: the request is "${reviewStateLabels[state]}"`
