import type { Account } from './account.ts'
import { checkRequest } from './checkRequest.ts'
import { type Claims } from './claims.ts'
import type { CivilDate } from './dates.ts'
import { type Declaration, declarationsFor } from './declarations.ts'
import { dueStanding } from './dueDates.ts'
import { statementFormFor } from './eligibility.ts'
import { kindOf } from './kinds/index.ts'
import type { Leaving } from './openDeactivation.ts'
import type { Problem } from './problem.ts'
import type { Revision } from './revisions.ts'
import type { DocumentKind } from './vocabulary.ts'

/** What a requestor wants for one person of the annual maintenance (R46): `nothing` leaves the account as it is. */
export const maintenanceActs = ['renew', 'deactivate', 'nothing'] as const
export type MaintenanceAct = (typeof maintenanceActs)[number]

/** The kind of request that a row becomes. */
export type MaintenanceKind = 'annual-maintenance' | 'deactivate'
export const maintenanceKinds = {
  renew: 'annual-maintenance',
  deactivate: 'deactivate',
} as const satisfies Record<Exclude<MaintenanceAct, 'nothing'>, MaintenanceKind>

/** What is offered first: whose documents are due within 60 days, lapsed or unknown is to be renewed (R11, D5). */
export const usualAct = (dueOn: CivilDate | undefined, today: CivilDate): MaintenanceAct =>
  dueStanding(dueOn, today) === 'later' ? 'nothing' : 'renew'

/** What a row is checked against. */
export type RowContext = {
  /** Pacific date of submission (D2). */
  requestDate: CivilDate
  /** On record, where this requestor is requestor of record. */
  account?: Account
  /** Documents whose file is on file already (D4). */
  sameFiles: DocumentKind[]
  /** Two documents of the row are one and the same file. */
  hasTwinFiles?: boolean
  /** Current revisions of the statements (D15). */
  revisions: Revision[]
  /** An open deactivation of the account (D24). */
  leaving?: Leaving
}

/** Every problem of one row before it is sent; what is declared is declared once for all, on the last page. */
export const checkRow = (claims: Claims, context: RowContext): Problem[] =>
  checkRequest(claims, { ...context, usualPrivileges: [] }).filter(({ field }) => field !== 'declarations')

type Row = Pick<Claims, 'isEddEmployee'> & { kind: MaintenanceKind }

/** Where the statement of a declaration stands on a page for many: each of the two forms is confirmed for itself. */
const markOf = ({ code }: Declaration, { isEddEmployee }: Row): string =>
  code === 'statement-signed' ? `${code}-${statementFormFor(isEddEmployee)}` : code

const declarationsOf = (row: Row) => declarationsFor(kindOf(row.kind), row)

/** What is declared for all rows together, each statement once, in the order of the directive (R12, R13). */
export function declarationsForAll(rows: Row[]): { mark: string; text: string }[] {
  const texts = new Map<string, string>()
  const ofRenewals = rows.filter(({ kind }) => kind === 'annual-maintenance')
  for (const row of [...ofRenewals, ...rows])
    for (const one of declarationsOf(row)) texts.set(markOf(one, row), one.text)
  const last = texts.get('information-true')
  const marks = [...texts].map(([mark, text]) => ({ mark, text }))
  return last
    ? [...marks.filter(({ mark }) => mark !== 'information-true'), { mark: 'information-true', text: last }]
    : marks
}

/** The codes of what was declared for one row. */
export const declaredFor = (row: Row, marks: string[]): string[] =>
  declarationsOf(row)
    .filter((one) => marks.includes(markOf(one, row)))
    .map(({ code }) => code)

/** Whether every statement that any row rests on was confirmed. */
export const allDeclared = (rows: Row[], marks: string[]): boolean =>
  declarationsForAll(rows).every(({ mark }) => marks.includes(mark))
