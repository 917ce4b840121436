import { addDays, type CivilDate, daysBetween, formatCivilDate, isCivilDate } from './dates.ts'
import { declarationsFor } from './declarations.ts'
import { EMAIL_FORM_MESSAGE, isEmail, requiredTitle, samePerson } from './people.ts'
import type { Problem } from './problem.ts'
import {
  asksForDocuments,
  type DocumentKind,
  type OrganizationType,
  type RequestKind,
  type RequestorTitle,
  requestorTitleLabels,
  type StatementForm,
  statementFormNames,
} from './vocabulary.ts'

/** "The last date completed cannot exceed 365 days from the … request date" (R25, R26): calendar days, inclusive. */
export const DOCUMENT_VALID_DAYS = 365

/** What a requestor says in a new-account request. */
export type NewAccountClaims = {
  cashDrawOnly: boolean
  organizationType: OrganizationType
  organizationId: string
  requestorName: string
  requestorTitle: RequestorTitle
  requestorPhone: string
  requestorEmail: string
  staffGivenName: string
  /** Empty for people with one name. */
  staffFamilyName: string
  staffEmail: string
  staffPhone: string
  isEddEmployee: boolean
  jobFunction: string
  privilegesRequested: string[]
  businessNeed: string
  ispaCompletedOn: CivilDate
  statementSignedOn: CivilDate
  evidence: { document: DocumentKind; id: string }[]
  /** Codes of the declarations that were given. */
  declarations: string[]
}

/** The EDD employee signs the DE 7410, everybody else the E-1; the organization type does not matter (D1). */
export const statementFormFor = (isEddEmployee: boolean): StatementForm => (isEddEmployee ? 'de-7410' : 'e-1')

/** Files that must come with a request: non-EDD staff on New account and Annual maintenance (R28, R47, D1). */
export function requiredEvidence(kind: RequestKind, isEddEmployee: boolean): DocumentKind[] {
  return asksForDocuments(kind) && !isEddEmployee ? ['ispa-training', 'confidentiality-statement'] : []
}

export type DocumentCheck = {
  document: DocumentKind
  completedOn: CivilDate
  requestDate: CivilDate
  /** Calendar days from completion to the request; negative in the future. */
  ageInDays: number
  outcome: 'in-date' | 'lapsed' | 'future'
  /** The last request date on which it passes. */
  validThrough: CivilDate
  /** The first request date on which it does not pass. */
  lapsedOn: CivilDate
  /** The oldest completion date that passes on this request date. */
  earliestPassing: CivilDate
}

/** `0 <= requestDate - completedOn <= 365` (D2). */
export function checkDocument(
  document: DocumentKind,
  completedOn: CivilDate,
  requestDate: CivilDate,
): DocumentCheck {
  const ageInDays = daysBetween(completedOn, requestDate)
  return {
    document,
    completedOn,
    requestDate,
    ageInDays,
    outcome: ageInDays < 0 ? 'future' : ageInDays <= DOCUMENT_VALID_DAYS ? 'in-date' : 'lapsed',
    validThrough: addDays(completedOn, DOCUMENT_VALID_DAYS),
    lapsedOn: addDays(completedOn, DOCUMENT_VALID_DAYS + 1),
    earliestPassing: addDays(requestDate, -DOCUMENT_VALID_DAYS),
  }
}

/** One due date an account: the earlier of the two documents + 365 days (D5). */
export const dueOn = (ispaCompletedOn: CivilDate, statementSignedOn: CivilDate): CivilDate =>
  addDays(ispaCompletedOn < statementSignedOn ? ispaCompletedOn : statementSignedOn, DOCUMENT_VALID_DAYS)

const names: Record<DocumentKind, (form?: StatementForm) => string> = {
  'ispa-training': () => 'ISPA training',
  'confidentiality-statement': (form) => (form ? statementFormNames[form] : 'Statement'),
}

/** The arithmetic in words, for the review page and the audit trail. */
export function describeDocumentCheck(check: DocumentCheck, form?: StatementForm): string {
  const start = `${names[check.document](form)}: ${formatCivilDate(check.completedOn)}`
  if (check.outcome === 'future') return `${start}, after the request date`
  const age = `${check.ageInDays} ${check.ageInDays === 1 ? 'day' : 'days'} before this request`
  return check.outcome === 'in-date'
    ? `${start}, ${age}, within ${DOCUMENT_VALID_DAYS}`
    : `${start}, ${age}, more than ${DOCUMENT_VALID_DAYS}: lapsed on ${formatCivilDate(check.lapsedOn)}`
}

/** Characters, after trimming. */
export const textLimits = {
  requestorName: 120,
  requestorPhone: 40,
  staffGivenName: 80,
  staffFamilyName: 80,
  staffPhone: 40,
  jobFunction: 160,
  businessNeed: 2000,
} as const

type LimitedField = keyof typeof textLimits

const missingMessages: Partial<Record<LimitedField, string>> = {
  requestorName: 'Enter your full name',
  requestorPhone: 'Enter your work phone number',
  staffGivenName: "Enter the staff member's given name",
  jobFunction: "Enter the staff member's primary job function",
  businessNeed: 'Enter why this person needs CalJOBS access',
}

/**
 * Every check of a new-account request that the claims alone can answer; at most one problem for each field.
 * @param requestDate Pacific date of submission, set by the server (D2)
 */
export function checkNewAccount(claims: NewAccountClaims, requestDate: CivilDate): Problem[] {
  if (claims.cashDrawOnly)
    return [
      problem(
        'cash-draw-only',
        'cashDrawOnly',
        'Access to the cash draw module alone is requested as CalJOBS Cash Request (WSD16-17) says',
        'R1',
      ),
    ]
  return [
    ...checkTexts(claims),
    ...checkPeople(claims),
    ...checkAccess(claims),
    ...checkCompletion('ispa-training', 'ispaCompletedOn', claims.ispaCompletedOn, requestDate),
    ...checkCompletion(
      'confidentiality-statement',
      'statementSignedOn',
      claims.statementSignedOn,
      requestDate,
    ),
    ...checkEvidence(claims),
    ...checkDeclarations(claims),
  ]
}

const problem = (code: string, field: string, message: string, clause: string): Problem => ({
  code,
  field,
  message,
  clause,
})

function checkTexts(claims: NewAccountClaims): Problem[] {
  return (Object.keys(textLimits) as LimitedField[]).flatMap((field) => {
    const missing = missingMessages[field]
    const length = claims[field].trim().length
    if (!length) return missing ? [problem(`${field}-missing`, field, missing, 'R27')] : []
    const limit = textLimits[field]
    return length > limit
      ? [problem(`${field}-too-long`, field, `Shorten this answer to ${limit} characters or fewer`, 'R27')]
      : []
  })
}

function checkPeople(claims: NewAccountClaims): Problem[] {
  const problems: Problem[] = []
  if (!isEmail(claims.requestorEmail))
    problems.push(problem('requestorEmail-form', 'requestorEmail', EMAIL_FORM_MESSAGE, 'R14'))
  if (!isEmail(claims.staffEmail))
    problems.push(problem('staffEmail-form', 'staffEmail', EMAIL_FORM_MESSAGE, 'R29'))
  else if (samePerson(claims.requestorEmail, claims.staffEmail))
    problems.push(
      problem(
        'requestor-is-staff',
        'staffEmail',
        "Enter the staff member's own address: you cannot request an account for yourself",
        'R14',
      ),
    )
  const title = requiredTitle(claims.organizationType)
  if (claims.requestorTitle !== title)
    problems.push(
      problem(
        'title-does-not-fit',
        'requestorTitle',
        `For this organization type, the requestor must be a ${requestorTitleLabels[title]}`,
        'R23',
      ),
    )
  return problems
}

const checkAccess = (claims: NewAccountClaims): Problem[] =>
  claims.privilegesRequested.length
    ? []
    : [problem('privileges-missing', 'privilegesRequested', 'Select at least one privilege', 'R36')]

const words = {
  'ispa-training': {
    date: 'ISPA training date',
    enter: 'Enter the date ISPA training was completed',
    clause: 'R25',
  },
  'confidentiality-statement': {
    date: 'Statement date',
    enter: 'Enter the date the statement was signed',
    clause: 'R26',
  },
} as const

function checkCompletion(
  document: DocumentKind,
  field: string,
  completedOn: CivilDate,
  requestDate: CivilDate,
): Problem[] {
  const { date, enter, clause } = words[document]
  if (!completedOn) return [problem(`${document}-missing`, field, enter, clause)]
  if (!isCivilDate(completedOn))
    return [problem(`${document}-impossible`, field, `${date} must be a real date`, clause)]
  const check = checkDocument(document, completedOn, requestDate)
  if (check.outcome === 'future')
    return [problem(`${document}-future`, field, `${date} must be today or in the past`, clause)]
  if (check.outcome === 'in-date') return []
  const message = `${date} must be ${formatCivilDate(check.earliestPassing)} or later: this one was ${check.ageInDays} days ago and lapsed on ${formatCivilDate(check.lapsedOn)}`
  return [problem(`${document}-lapsed`, field, message, clause)]
}

const files = {
  'ispa-training': { field: 'ispaFile', missing: 'Select the ISPA training certificate' },
  'confidentiality-statement': { field: 'statementFile', missing: 'Select the signed E-1 form' },
} as const

function checkEvidence(claims: NewAccountClaims): Problem[] {
  const needed = requiredEvidence('new-account', claims.isEddEmployee)
  const given = claims.evidence.map(({ document }) => document)
  const missing = needed.filter((document) => !given.includes(document))
  const unwanted = [...new Set(given)].filter(
    (document) => !needed.includes(document) || given.filter((one) => one === document).length > 1,
  )
  return [
    ...missing.map((document) =>
      problem('evidence-missing', files[document].field, files[document].missing, 'R28'),
    ),
    ...unwanted.map((document) =>
      problem('evidence-not-wanted', files[document].field, 'Remove this file: it is not asked for', 'R28'),
    ),
  ]
}

function checkDeclarations(claims: NewAccountClaims): Problem[] {
  const asked = declarationsFor('new-account', claims)
  if (asked.every(({ code }) => claims.declarations.includes(code))) return []
  return [
    problem(
      'declarations-incomplete',
      'declarations',
      'Confirm each statement before you send the request',
      'R12',
    ),
  ]
}
