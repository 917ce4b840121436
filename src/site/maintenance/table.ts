import type { Request, Response } from 'express'
import type { Account } from '../../policy/account.ts'
import { poolOf } from '../../database/connection.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import type { LocalPolicy } from '../../policy/localPolicy.ts'
import { type MaintenanceAct, usualAct } from '../../policy/maintenance.ts'
import { checkLeaving } from '../../policy/openDeactivation.ts'
import type { Revision } from '../../policy/revisions.ts'
import { fullName } from '../../policy/people.ts'
import type { Application } from '../../services/application.ts'
import { currentForms } from '../../services/currentForms.ts'
import { type Draft, type DraftKey, findDraft } from '../../services/drafts.ts'
import {
  type AddedPerson,
  nameOfAdded,
  refusedRows,
  type RowAnswers,
  savedRows,
} from '../../services/maintenanceDraft.ts'
import { localPoliciesOf } from '../../services/localPolicies.ts'
import { leavingOf, myStaff, type MyStaffMember } from '../../services/myStaff.ts'
import type { Problem } from '../../policy/problem.ts'
import { requestorOf, seeOther, type Site } from '../site.ts'

export const base = '/request/annual-maintenance'

/** Where the pages of the annual maintenance are. */
export const addresses = {
  begin: `${base}/begin`,
  requestor: `${base}/requestor`,
  people: `${base}/people`,
  addPerson: `${base}/add-person`,
  check: `${base}/check-answers`,
  sent: (batchKey: string) => `${base}/sent/${batchKey}`,
}

/** One person of the table: one of the requestor's own staff, or somebody who was added. */
export type Row = {
  key: string
  name: string
  answers: RowAnswers
  member?: MyStaffMember
  isEddEmployee: boolean
  /** Why it was not sent, when it was tried. */
  refused: Problem[]
}

export type Table = {
  draft: Draft
  rows: Row[]
  /** Pacific civil date. */
  today: string
  /** Current revisions of the statements (D15). */
  revisions: Revision[]
  localPolicies: LocalPolicy[]
}

export const draftKey = (email: string): DraftKey => ({ email, kind: 'annual-maintenance' })

/**
 * The open table of the requestor who asks; where there is none, the answer is sent: to the sign-in, to the
 * introduction, or to the page of what was sent (PG-3, D9).
 */
export async function openTable({ app }: Site, req: Request, res: Response): Promise<Table | undefined> {
  const email = requestorOf(res)
  if (!email) {
    seeOther(res, `/sign-in?next=${req.path}`)
    return undefined
  }
  const draft = await findDraft(app, draftKey(email))
  if (draft && !draft.sentRequestId) return tableOf(app, draft)
  seeOther(res, draft ? addresses.sent(draft.submissionKey) : base)
  return undefined
}

/** Only the requestor's own staff and added people: a row of another name is not there. */
export async function tableOf(app: Application, draft: Draft): Promise<Table> {
  const today = pacificDateOf(app.clock.now())
  const staff = await myStaff(app, draft.email, { activeOnly: true })
  const saved = savedRows(draft.answers)
  const refused = refusedRows(draft.answers)
  const problemsOf = (key: string) => refused.get(key)?.problems ?? []
  const own = staff.map((member): Row => {
    const { account } = member
    const key = account.staffId
    return {
      key,
      name: fullName(account.givenName, account.familyName),
      answers: withoutRenewal(member, today, {
        ...emptyRow,
        act: offeredAct(member, today),
        ...saved.get(key),
        person: undefined,
      }),
      member,
      isEddEmployee: account.isEddEmployee,
      refused: problemsOf(key),
    }
  })
  const added = [...saved].flatMap(([key, answers]): Row[] =>
    answers.person && !own.some((row) => row.key === key)
      ? [addedRow(key, answers, answers.person, problemsOf(key))]
      : [],
  )
  const rows = [...own, ...added.sort((one, other) => one.name.localeCompare(other.name))]
  const organizations = rows.map(
    (row) => accountOf(row)?.organizationId ?? row.answers.person?.organizationId,
  )
  return {
    draft,
    today,
    rows,
    revisions: await currentForms(app),
    localPolicies: await localPoliciesOf(poolOf(app.payload), organizations),
  }
}

export const emptyRow: RowAnswers = {
  act: 'nothing',
  ispaCompletedOn: '',
  statementSignedOn: '',
  lastDay: '',
  deactivationReason: '',
}

/** Whether the account of somebody who leaves, or has left, is not to be renewed (D24). */
export const isNotRenewed = (member: MyStaffMember, today: string): boolean =>
  checkLeaving('annual-maintenance', leavingOf(member), '', today).length > 0

const withoutRenewal = (member: MyStaffMember, today: string, answers: RowAnswers): RowAnswers =>
  answers.act === 'renew' && isNotRenewed(member, today) ? { ...answers, act: 'nothing' } : answers

/** What was asked for already is not offered again (D17). */
const offeredAct = ({ account, openRequests }: MyStaffMember, today: string): MaintenanceAct =>
  openRequests.some(({ kind }) => kind === 'annual-maintenance' || kind === 'deactivate')
    ? 'nothing'
    : usualAct(account.dueOn, today)

const addedRow = (key: string, answers: RowAnswers, person: AddedPerson, refused: Problem[]): Row => ({
  key,
  name: nameOfAdded(person),
  answers: { ...emptyRow, ...answers },
  isEddEmployee: person.isEddEmployee,
  refused,
})

export const accountOf = ({ member }: Row): Account | undefined => member?.account
