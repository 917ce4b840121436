import type { Request } from 'express'
import { removeUpload, storeUpload } from '../../evidence/uploads.ts'
import { documentFields } from '../../policy/eligibility.ts'
import { maintenanceActs } from '../../policy/maintenance.ts'
import type { Problem } from '../../policy/problem.ts'
import { type DocumentKind, documentKinds } from '../../policy/vocabulary.ts'
import { saveAnswers } from '../../services/drafts.ts'
import { type RowAnswers, rowField } from '../../services/maintenanceDraft.ts'
import type { Posted } from '../form/readAnswers.ts'
import type { PostedFile } from '../multipart.ts'
import type { Site } from '../site.ts'
import type { Row, Table } from './table.ts'
import { readTable } from './tableUpload.ts'

/** A problem with the row that it belongs to. */
export type RowProblem = { row: Row; problem: Problem }

export type TakenTable = { posted: Posted; table: Table; fileProblems: RowProblem[]; tooMuch: boolean }

/** The name of a control of a row. */
export const controlName = (field: string, { key }: Pick<Row, 'key'>): string => `${field}-${key}`

/**
 * Reads the posted table and keeps everything that was typed, right or wrong, and every file that is a file,
 * whatever else is wrong (UP-2, ER-5). Rows that are not the requestor's are dropped as they come.
 */
export async function takeTable({ app }: Site, table: Table, req: Request): Promise<TakenTable> {
  const { draft } = table
  const fileProblems: RowProblem[] = []
  const files = new Map(table.rows.flatMap((row) => fileControls(row)))
  const kept = new Map<string, Partial<RowAnswers>>()
  const take = async (file: PostedFile) => {
    const control = files.get(file.field)
    if (!control) return
    const { row, document } = control
    const field = documentFields[document].file
    const from = { uploadedByEmail: draft.email, address: req.ip }
    const stored = await storeUpload(app, { bytes: file.bytes, fileName: file.fileName, document, ...from })
    if (!stored.ok) {
      fileProblems.push(...stored.problems.slice(0, 1).map((one) => ({ row, problem: { ...one, field } })))
      return
    }
    const before = { ...row.answers, ...kept.get(row.key) }
    kept.set(row.key, { ...kept.get(row.key), [field]: stored.value })
    await saveAnswers(app, draft, { [rowField(row.key)]: { ...before, [field]: stored.value } })
    if (before[field]) await removeUpload(app, { id: before[field].id, ...from })
  }
  const { posted, tooMuch } = await readTable(req, { wants: (field) => files.has(field), take })
  const rows = table.rows.map((row) => ({
    ...row,
    answers: { ...row.answers, ...textsOf(row, posted), ...kept.get(row.key) },
  }))
  await saveRows({ app }, table, rows)
  return { posted, table: { ...table, rows }, fileProblems, tooMuch }
}

/** What the texts of a form say, of the rows that are there. */
export const withPosted = (table: Table, posted: Posted): Table => ({
  ...table,
  rows: table.rows.map((row) => ({ ...row, answers: { ...row.answers, ...textsOf(row, posted) } })),
})

export const saveRows = ({ app }: Pick<Site, 'app'>, { draft }: Table, rows: Row[]): Promise<void> =>
  saveAnswers(app, draft, Object.fromEntries(rows.map(({ key, answers }) => [rowField(key), answers])))

/** Files are asked only of staff who are not EDD's (D1). */
const fileControls = (row: Row): [string, { row: Row; document: DocumentKind }][] =>
  row.isEddEmployee
    ? []
    : documentKinds.map((document) => [controlName(documentFields[document].file, row), { row, document }])

type TypedField =
  'ispaCompletedOn' | 'statementSignedOn' | 'lastDay' | 'lastDayConfirmed' | 'deactivationReason'

const MOST_TYPED = 40

/** A control that did not come along leaves its answer as it was. */
function textsOf(row: Row, posted: Posted): Partial<RowAnswers> {
  const { answers } = row
  const text = (field: TypedField) =>
    (posted.get(controlName(field, row))?.[0] ?? answers[field] ?? '')
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, MOST_TYPED)
  const act = posted.get(controlName('act', row))?.[0]
  return {
    act: maintenanceActs.find((one) => one === act) ?? answers.act,
    ispaCompletedOn: text('ispaCompletedOn'),
    statementSignedOn: text('statementSignedOn'),
    lastDay: text('lastDay'),
    lastDayConfirmed: text('lastDayConfirmed'),
    deactivationReason: text('deactivationReason'),
  }
}
