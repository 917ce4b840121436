import { removeUpload } from '../../evidence/uploads.ts'
import { documentFields } from '../../policy/eligibility.ts'
import type { Problem } from '../../policy/problem.ts'
import { documentKinds } from '../../policy/vocabulary.ts'
import { saveAnswers } from '../../services/drafts.ts'
import { refusedField, rowField } from '../../services/maintenanceDraft.ts'
import type { Posted } from '../form/readAnswers.ts'
import type { Site } from '../site.ts'
import type { Row, Table } from './table.ts'
import { controlName, saveRows } from './takeTable.ts'
import { readTypedDate, typedDateProblem } from './typedDate.ts'

/** The two dates that can be copied into many rows, and how a sentence about each begins. */
export const sharedDates = [
  { field: 'ispaCompletedOn', name: 'all-ispaCompletedOn', subject: 'ISPA training date' },
  { field: 'statementSignedOn', name: 'all-statementSignedOn', subject: 'Statement date' },
] as const

export const sharedValues = (posted: Posted): string[] =>
  sharedDates.map(({ name }) => (posted.get(name)?.[0] ?? '').trim().slice(0, 40))

/** Copies the dates into every row that is renewed and has none yet; what was typed in a row stays. */
export async function fillDates(site: Site, table: Table, posted: Posted): Promise<Problem[]> {
  const values = sharedValues(posted)
  const problems = sharedDates.flatMap(({ name, subject }, place): Problem[] => {
    const message = typedDateProblem(subject, values[place] ?? '')
    return message ? [{ code: 'shared-date-form', field: name, message }] : []
  })
  if (problems.length) return problems
  if (!values.some(readTypedDate))
    return [
      {
        code: 'shared-date-missing',
        field: sharedDates[0].name,
        message: 'Enter at least one date to use for all that you renew',
      },
    ]
  await saveRows(
    site,
    table,
    table.rows.map((row) => (row.answers.act === 'renew' ? withDates(row, values) : row)),
  )
  return []
}

const withDates = (row: Row, [ispa = '', statement = '']: string[]): Row => ({
  ...row,
  answers: {
    ...row.answers,
    ispaCompletedOn: row.answers.ispaCompletedOn || ispa,
    statementSignedOn: row.answers.statementSignedOn || statement,
  },
})

/** @param control name of the file input, as the button says it */
export async function removeRowFile(
  { app }: Site,
  { draft, rows }: Table,
  control: string,
  address: string | undefined,
): Promise<Row | undefined> {
  for (const row of rows)
    for (const document of documentKinds) {
      const field = documentFields[document].file
      const file = row.answers[field]
      if (controlName(field, row) !== control || !file) continue
      await removeUpload(app, { id: file.id, uploadedByEmail: draft.email, address })
      await saveAnswers(app, draft, { [rowField(row.key)]: { ...row.answers, [field]: undefined } })
      return row
    }
  return undefined
}

/** Takes an added person off the list, with the files; one's own staff stay on it. */
export async function removePerson(
  { app }: Site,
  { draft, rows }: Table,
  key: string,
  address: string | undefined,
): Promise<void> {
  const row = rows.find((one) => one.key === key && !one.member)
  if (!row) return
  await saveAnswers(app, draft, { [rowField(key)]: undefined, [refusedField(key)]: undefined })
  for (const file of [row.answers.ispaFile, row.answers.statementFile])
    if (file) await removeUpload(app, { id: file.id, uploadedByEmail: draft.email, address })
}
