import { type MaintenanceAct, maintenanceActs } from '../policy/maintenance.ts'
import { fullName } from '../policy/people.ts'
import type { Problem } from '../policy/problem.ts'
import type { OrganizationType } from '../policy/vocabulary.ts'
import type { Answers } from './drafts.ts'

/** A file that was uploaded; `size` in bytes. */
export type RowFile = { id: string; displayName: string; size: number }

/** Somebody who is not one of the requestor's own staff on record. */
export type AddedPerson = {
  staffGivenName: string
  staffFamilyName: string
  staffEmail: string
  username: string
  isEddEmployee: boolean
  organizationType: OrganizationType
  organizationId: string
}

/** One row of the annual maintenance, as it was given: dates as they were typed, right or wrong. */
export type RowAnswers = {
  act: MaintenanceAct
  ispaCompletedOn: string
  statementSignedOn: string
  lastDay: string
  /** The last day once more, `YYYY-MM-DD`, where it was asked about and is right. */
  lastDayConfirmed?: string
  deactivationReason: string
  ispaFile?: RowFile
  statementFile?: RowFile
  person?: AddedPerson
}

/** Why a row was not sent, and in which batch. */
export type RefusedRow = { batchKey: string; name: string; problems: Problem[] }

/**
 * The rows stand in the draft each under a name of its own, so that two windows do not undo each other's people.
 * @param row id of the staff record, or of an added person
 */
export const rowField = (row: string): string => `row-${row}`
export const refusedField = (row: string): string => `refused-${row}`

/** The batch of this draft that was sent last, when others of its rows stayed. */
export const lastBatchField = 'lastBatch'

const under = <Value>(answers: Answers, prefix: string): Map<string, Value> =>
  new Map(
    Object.entries(answers).flatMap(([field, value]) =>
      field.startsWith(prefix) && typeof value === 'object' && value !== null
        ? [[field.slice(prefix.length), value as Value]]
        : [],
    ),
  )

/** The rows that were saved, by their names. */
export const savedRows = (answers: Answers): Map<string, RowAnswers> =>
  new Map([...under<RowAnswers>(answers, 'row-')].filter(([, { act }]) => maintenanceActs.includes(act)))

/** The rows that were refused when they were sent last. */
export const refusedRows = (answers: Answers): Map<string, RefusedRow> => under(answers, 'refused-')

export const nameOfAdded = ({ staffGivenName, staffFamilyName }: AddedPerson): string =>
  fullName(staffGivenName, staffFamilyName)
