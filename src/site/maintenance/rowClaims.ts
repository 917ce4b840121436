import { type Claims, nothingClaimed } from '../../policy/claims.ts'
import { documentFields, requiredEvidence } from '../../policy/eligibility.ts'
import { checkRow, type MaintenanceKind, maintenanceKinds } from '../../policy/maintenance.ts'
import type { Problem } from '../../policy/problem.ts'
import {
  deactivationReasons,
  type DocumentKind,
  documentKinds,
  type RequestorTitle,
} from '../../policy/vocabulary.ts'
import type { Application } from '../../services/application.ts'
import { hasTwinFiles } from '../../services/accounts.ts'
import { openAlready, referencesUnder, sameFilesOf } from '../../services/maintenanceStaff.ts'
import { leavingOf } from '../../services/myStaff.ts'
import { personOf } from '../../services/prepareSubmission.ts'
import { textAnswer } from '../form/readAnswers.ts'
import { accountOf, type Row, type Table } from './table.ts'
import { readTypedDate, typedDateProblem } from './typedDate.ts'

/** What a row asks for; nothing where the account stays as it is. */
export const kindOfRow = ({ answers: { act } }: Row): MaintenanceKind | undefined =>
  act === 'nothing' ? undefined : maintenanceKinds[act]

export const isChosen = (row: Row): boolean => row.answers.act !== 'nothing'

/** The documents that a row brings; none with a deactivation. */
export const documentsOfRow = ({ answers: { act } }: Row): DocumentKind[] =>
  act === 'renew' ? [...documentKinds] : []

/** What a row claims, as a request of its kind would. */
export function claimsOfRow(
  { draft, today }: Table,
  row: Row,
  kind: MaintenanceKind,
): Claims & { staffId?: string } {
  const { answers } = row
  const account = accountOf(row)
  const { person } = answers
  const reason = deactivationReasons.find((one) => one === answers.deactivationReason)
  const lastDay = readTypedDate(answers.lastDay) ?? ''
  return {
    ...nothingClaimed,
    kind,
    organizationType: 'all-other-staff',
    requestorEmail: draft.email,
    requestorName: textAnswer(draft.answers, 'requestorName'),
    requestorTitle: textAnswer(draft.answers, 'requestorTitle') as RequestorTitle,
    requestorPhone: textAnswer(draft.answers, 'requestorPhone'),
    ...person,
    ...(account ? { ...personOf(account), staffId: account.staffId } : {}),
    ispaCompletedOn: readTypedDate(answers.ispaCompletedOn) ?? '',
    statementSignedOn: readTypedDate(answers.statementSignedOn) ?? '',
    evidence: evidenceOf(row),
    lastDay,
    lastDayConfirmed: answers.lastDayConfirmed ?? '',
    deactivationReason: reason ?? '',
    alreadySeparated: Boolean(lastDay) && lastDay < today,
  }
}

const evidenceOf = (row: Row): Claims['evidence'] =>
  requiredEvidence(documentsOfRow(row), row.isEddEmployee).flatMap((document) => {
    const file = row.answers[documentFields[document].file]
    return file ? [{ document, id: file.id }] : []
  })

/** The dates of a row that are asked for, and how a sentence about each begins. */
const datesOf = {
  renew: [
    ['ispaCompletedOn', 'ISPA training date'],
    ['statementSignedOn', 'Statement date'],
  ],
  deactivate: [['lastDay', 'Last day']],
  nothing: [],
} as const

/** What is wrong with a row, one problem a control: the form of a date before the rule (ER-6). */
async function problemsOfRow(
  app: Application,
  table: Table,
  row: Row,
  sending: Set<string>,
): Promise<Problem[]> {
  const kind = kindOfRow(row)
  if (!kind) return []
  const claims = claimsOfRow(table, row, kind)
  const ids = claims.evidence.map(({ id }) => id)
  const byForm = datesOf[row.answers.act].flatMap(([field, subject]): Problem[] => {
    const message = typedDateProblem(subject, row.answers[field])
    return message ? [{ code: `${field}-form`, field, message }] : []
  })
  const byRule = checkRow(claims, {
    requestDate: table.today,
    account: accountOf(row),
    sameFiles: row.member ? await sameFilesOf(app, row.member, ids) : [],
    hasTwinFiles: await hasTwinFiles(app, claims.evidence),
    revisions: table.revisions,
    leaving: row.member && leavingOf(row.member),
  })
  const open = row.member && openAlready(row.member, kind, sending)
  const fields = new Set<string | undefined>()
  return [...(open ? [open] : []), ...byForm, ...byRule].filter(({ field }) => {
    if (fields.has(field)) return false
    fields.add(field)
    return true
  })
}

/** A row with what is wrong with it. */
export type CheckedRow = { row: Row; problems: Problem[] }

/** The rows that are to be sent, checked. */
export async function checkedRows(app: Application, table: Table): Promise<CheckedRow[]> {
  const checked: CheckedRow[] = []
  const sending = await referencesUnder(app, table.draft)
  for (const row of table.rows.filter(isChosen))
    checked.push({ row, problems: await problemsOfRow(app, table, row, sending) })
  return checked
}

export const completeRows = (checked: CheckedRow[]): Row[] =>
  checked.filter(({ problems }) => !problems.length).map(({ row }) => row)
