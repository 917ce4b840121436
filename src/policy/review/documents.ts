import type { RuleCode } from '../directive/rules.ts'
import { type CivilDate, formatCivilDate } from '../dates.ts'
import {
  checkDocument,
  type DocumentCheck,
  documentFields,
  documentsOf,
  describeDocumentCheck,
  DOCUMENT_VALID_DAYS,
  requiredEvidence,
  statementFormFor,
} from '../eligibility.ts'
import { effectiveDates, lapsesOf, OLD_REVISION } from '../grant.ts'
import { kindOf } from '../kinds/index.ts'
import { newerDocuments } from '../kinds/newerDocuments.ts'
import { type DocumentKind, documentKinds, statementFormNames } from '../vocabulary.ts'
import { type CheckLine, datedAge, daysWords, line } from './line.ts'
import type { ReviewedRequest } from './reviewed.ts'
import { revisionLines } from './revision.ts'
import { documentName } from './words.ts'

/** What the documents of the request say, and those on record beside them (R9, R10, R25-R28, R46, R47, D3, D4). */
export const documentLines = (request: ReviewedRequest): CheckLine[] => [
  ...broughtBy(request).flatMap((document) => dateLine(request, document)),
  ...formLines(request),
  ...revisionLines(request),
  ...fileLines(request),
  ...lapseLines(request),
  ...lapsedSinceLines(request),
  ...newerLines(request),
]

const broughtBy = (request: ReviewedRequest): DocumentKind[] =>
  documentsOf(kindOf(request.kind).documents, request)

const clauses: Record<DocumentKind, RuleCode> = { 'ispa-training': 'R25', 'confidentiality-statement': 'R26' }

const nameOf = (document: DocumentKind, { isEddEmployee }: ReviewedRequest): string =>
  document === 'ispa-training' ? 'ISPA training' : statementFormNames[statementFormFor(isEddEmployee)]

function dateLine(request: ReviewedRequest, document: DocumentKind): CheckLine[] {
  const [code, clause] = [`${document}-date`, clauses[document]]
  const completedOn = request[documentFields[document].date]
  if (!completedOn) return [line('fail', code, clause, `${nameOf(document, request)}: no date is given`)]
  const check = checkDocument(document, completedOn, request.requestDate)
  const text = describeDocumentCheck(check, statementFormFor(request.isEddEmployee))
  return [line(check.outcome === 'in-date' ? 'pass' : 'fail', code, clause, text)]
}

function formLines(request: ReviewedRequest): CheckLine[] {
  const { isEddEmployee, statementForm } = request
  if (!statementForm || !broughtBy(request).includes('confidentiality-statement')) return []
  const form = statementFormFor(isEddEmployee)
  const who = isEddEmployee ? 'an EDD employee signs' : 'staff other than EDD staff sign'
  const text = `Form: ${who} the ${statementFormNames[form]}`
  return [
    statementForm === form
      ? line('pass', 'statement-form', 'R10', text)
      : line('fail', 'statement-form', 'R10', `${text}; another form was named`),
  ]
}

function fileLines(request: ReviewedRequest): CheckLine[] {
  const { isEddEmployee, files } = request
  const brought = broughtBy(request)
  const needed = requiredEvidence(brought, isEddEmployee)
  if (!needed.length)
    return brought.length
      ? [line('pass', 'files', 'R28', 'Files: none are asked for, the person is an EDD employee')]
      : []
  const missing = needed.filter((document) => !files.includes(document))
  const count = `Files: ${needed.length - missing.length} of ${needed.length}`
  if (!missing.length) return [line('pass', 'files', 'R28', `${count} are here`)]
  const names = missing.map((document) => documentName(document, isEddEmployee)).join(' and ')
  return [line('fail', 'files', 'R28', `${count}: the ${names} is missing`)]
}

/** For the kinds that a setting stops or warns: whether both documents count on the day of the decision (D3). */
function lapseLines(request: ReviewedRequest): CheckLine[] {
  const { lapsedSetting } = kindOf(request.kind)
  if (!lapsedSetting) return []
  const found = countedDocuments(request)
  const problems = lapsesOf(request)
  if (!problems.length) return [line('pass', 'documents-counted', 'D3', inDateWords(request, found))]
  const outcome = request.lapseRules[lapsedSetting] === 'stop' ? 'fail' : 'look'
  return documentKinds.flatMap((document) =>
    problems
      .filter(({ code }) => code.startsWith(document))
      .map(({ code, clause, message }) =>
        line(
          outcome,
          code,
          clause ?? clauses[document],
          code === OLD_REVISION ? message : lapsedWords(request, document, found.get(document)),
        ),
      ),
  )
}

/**
 * Documents that counted on the day of the request and do so no more on the day of the decision: the account would
 * begin lapsed. The directive counts to the request date, so a person judges; where a setting rules, that says it (D3).
 */
function lapsedSinceLines(request: ReviewedRequest): CheckLine[] {
  if (kindOf(request.kind).lapsedSetting) return []
  return broughtBy(request).flatMap((document) => {
    const completedOn = request[documentFields[document].date]
    if (!completedOn || checkDocument(document, completedOn, request.requestDate).outcome !== 'in-date')
      return []
    const check = checkDocument(document, completedOn, request.today)
    if (check.outcome !== 'lapsed') return []
    const text = `${lapsedWords(request, document, check)}, after the request was sent`
    return [line('look', `${document}-lapsed-since`, clauses[document], text)]
  })
}

/** The dates that count: those that the request brings, else those on record. */
function countedDocuments(request: ReviewedRequest): Map<DocumentKind, DocumentCheck> {
  const dates = effectiveDates(request)
  return new Map(
    documentKinds.flatMap((document): [DocumentKind, DocumentCheck][] => {
      const date = dates[documentFields[document].date]
      return date ? [[document, checkDocument(document, date, request.today)]] : []
    }),
  )
}

function inDateWords(request: ReviewedRequest, found: Map<DocumentKind, DocumentCheck>): string {
  const words = [...found].map(
    ([document, { completedOn, ageInDays }]) =>
      `${nameOf(document, request)} of ${datedAge(completedOn, ageInDays)}`,
  )
  const where = broughtBy(request).length ? 'that count' : 'on record'
  return `Both documents ${where} are in date: ${words.join(', ')}`
}

function lapsedWords(request: ReviewedRequest, document: DocumentKind, check?: DocumentCheck): string {
  const name = nameOf(document, request)
  if (!check) return `${name}: no date is on record`
  const { completedOn, ageInDays, lapsedOn } = check
  const where = request[documentFields[document].date] ? 'of this request' : 'on record'
  return `${name} ${where}: ${formatCivilDate(completedOn)}, ${daysWords(ageInDays)} old, more than ${DOCUMENT_VALID_DAYS}: lapsed on ${formatCivilDate(lapsedOn)}`
}

/** For the kinds that must bring newer documents than those on file, and other files (R46, R47, D4). */
function newerLines(request: ReviewedRequest): CheckLine[] {
  if (!kindOf(request.kind).checks.includes(newerDocuments)) return []
  const brought = broughtBy(request)
  return [
    ...brought.map((document) => {
      const field = documentFields[document].date
      return newerLine(nameOf(document, request), document, request.account?.[field], request[field])
    }),
    ...otherFileLines(request, requiredEvidence(brought, request.isEddEmployee)),
  ]
}

function newerLine(name: string, document: DocumentKind, before?: CivilDate, given?: CivilDate): CheckLine {
  const code = `${document}-not-newer`
  if (!before) return line('pass', code, 'R46', `${name}: no earlier date is on file`)
  return given && given > before
    ? line('pass', code, 'R46', `${name}: newer than the one on file, ${formatCivilDate(before)}`)
    : line('fail', code, 'R46', `${name}: not newer than the one on file, ${formatCivilDate(before)}`)
}

function otherFileLines({ sameFiles, isEddEmployee }: ReviewedRequest, needed: DocumentKind[]): CheckLine[] {
  const same = needed.filter((document) => sameFiles.includes(document))
  if (needed.length && !same.length)
    return [line('pass', 'same-file', 'R47', 'Files: none of them is on file already')]
  return same.map((document) => {
    const name = documentName(document, isEddEmployee)
    return line(
      'fail',
      `${document}-same-file`,
      'R47',
      `The file of the ${name} is one that is on file already`,
    )
  })
}
