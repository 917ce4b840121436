import type { Claims } from './claims.ts'
import { addDays, type CivilDate, daysBetween, formatCivilDate, isCivilDate } from './dates.ts'
import type { Problem } from './problem.ts'
import { type DocumentKind, documentKinds, type StatementForm, statementFormNames } from './vocabulary.ts'

/** "The last date completed cannot exceed 365 days from the … request date" (R25, R26): calendar days, inclusive. */
export const DOCUMENT_VALID_DAYS = 365

/** The EDD employee signs the DE 7410, everybody else the E-1; the organization type does not matter (D1). */
export const statementFormFor = (isEddEmployee: boolean): StatementForm => (isEddEmployee ? 'de-7410' : 'e-1')

/** Whether both documents must come with a request, may come, or are not asked for. */
export type DocumentRule = 'needed' | 'may-come' | 'none'

/** Where the date and the file of each document stand in the claims and on the form. */
export const documentFields = {
  'ispa-training': { date: 'ispaCompletedOn', file: 'ispaFile' },
  'confidentiality-statement': { date: 'statementSignedOn', file: 'statementFile' },
} as const

type Dates = Partial<Record<'ispaCompletedOn' | 'statementSignedOn', CivilDate | null>>

/** The documents that a request brings: both, or those whose date it gives. */
export function documentsOf(rule: DocumentRule, dates: Dates): DocumentKind[] {
  if (rule === 'none') return []
  return documentKinds.filter((document) => rule === 'needed' || dates[documentFields[document].date])
}

/** Files that must come along: of each document, for staff who are not EDD's (R28, R47, D1). */
export const requiredEvidence = (documents: DocumentKind[], isEddEmployee: boolean): DocumentKind[] =>
  isEddEmployee ? [] : documents

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

const words = {
  'ispa-training': {
    date: 'ISPA training date',
    enter: 'Enter the date ISPA training was completed',
    file: 'Select the ISPA training certificate',
    clause: 'R25',
  },
  'confidentiality-statement': {
    date: 'Statement date',
    enter: 'Enter the date the statement was signed',
    file: 'Select the signed E-1 form',
    clause: 'R26',
  },
} as const

/** Both documents as the rule wants them: dates in date on the request date, files of those who give some. */
export const checkDocuments = (rule: DocumentRule, claims: Claims, requestDate: CivilDate): Problem[] => {
  const documents = documentsOf(rule, claims)
  return [
    ...documents.flatMap((document) => checkCompletion(document, claims, requestDate)),
    ...checkEvidence(requiredEvidence(documents, claims.isEddEmployee), claims),
  ]
}

function checkCompletion(document: DocumentKind, claims: Claims, requestDate: CivilDate): Problem[] {
  const { date, enter, clause } = words[document]
  const field = documentFields[document].date
  const completedOn = claims[field]
  const refuse = (code: string, message: string): Problem[] => [
    { code: `${document}-${code}`, field, message, clause },
  ]
  if (!completedOn) return refuse('missing', enter)
  if (!isCivilDate(completedOn)) return refuse('impossible', `${date} must be a real date`)
  const check = checkDocument(document, completedOn, requestDate)
  if (check.outcome === 'future') return refuse('future', `${date} must be today or in the past`)
  if (check.outcome === 'in-date') return []
  return refuse(
    'lapsed',
    `${date} must be ${formatCivilDate(check.earliestPassing)} or later: this one was ${check.ageInDays} days ago and lapsed on ${formatCivilDate(check.lapsedOn)}`,
  )
}

function checkEvidence(needed: DocumentKind[], { evidence }: Claims): Problem[] {
  const given = evidence.map(({ document }) => document)
  const missing = needed.filter((document) => !given.includes(document))
  const unwanted = [...new Set(given)].filter(
    (document) => !needed.includes(document) || given.filter((one) => one === document).length > 1,
  )
  const problem = (code: string, document: DocumentKind, message: string): Problem => ({
    code,
    field: documentFields[document].file,
    message,
    clause: 'R28',
  })
  return [
    ...missing.map((document) => problem('evidence-missing', document, words[document].file)),
    ...unwanted.map((document) =>
      problem('evidence-not-wanted', document, 'Remove this file: it is not asked for'),
    ),
  ]
}

/** The documents whose dates were given and are too old on the request date (EL-1, D2). */
export const lapsedDocuments = (rule: DocumentRule, dates: Dates, requestDate: CivilDate): DocumentCheck[] =>
  documentsOf(rule, dates)
    .flatMap((document) => {
      const completedOn = dates[documentFields[document].date]
      return completedOn ? [checkDocument(document, completedOn, requestDate)] : []
    })
    .filter(({ outcome }) => outcome === 'lapsed')
