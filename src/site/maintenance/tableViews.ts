import { formatCivilDate } from '../../policy/dates.ts'
import { dueInWords, dueStanding } from '../../policy/dueDates.ts'
import { documentFields } from '../../policy/eligibility.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import { type MaintenanceAct, maintenanceActs } from '../../policy/maintenance.ts'
import { leavingMark } from '../../policy/openDeactivation.ts'
import type { Problem } from '../../policy/problem.ts'
import { stateInWords } from '../../policy/requestList.ts'
import {
  deactivationReasonLabels,
  type DocumentKind,
  documentKinds,
  requestorTitleLabels,
} from '../../policy/vocabulary.ts'
import { formatSize } from '../form/fieldViews.ts'
import { textAnswer } from '../form/readAnswers.ts'
import { optionsOf } from '../form/sections/options.ts'
import type { ErrorItem } from '../view.ts'
import type {
  MaintenanceRowView,
  MaintenanceTableView,
  RowControl,
  RowDate,
  RowFileControl,
} from '../view/maintenance.ts'
import { localPolicyViews } from '../view/localPolicy.ts'
import { accountOf, addresses, isNotRenewed, type Row, type Table } from './table.ts'
import { sharedDates } from './tableActs.ts'
import { controlName, type RowProblem } from './takeTable.ts'
import { readTypedDate } from './typedDate.ts'

export const actLabels: Record<MaintenanceAct, string> = {
  renew: 'Renew',
  deactivate: 'No longer needed',
  nothing: 'Nothing now',
}

const controls = [
  'ispaCompletedOn',
  'statementSignedOn',
  'ispaFile',
  'statementFile',
  'lastDay',
  'lastDayConfirmed',
  'deactivationReason',
]

/** Links to the control that is wrong, or to the row where none is; the name of the person comes first (ER-2). */
export const rowErrors = (problems: RowProblem[]): ErrorItem[] =>
  problems.map(({ row, problem }) => ({
    href: `#${controlName(isOfControl(problem) ? (problem.field ?? 'act') : 'act', row)}`,
    message: `${row.name}: ${problem.message}`,
  }))

const isOfControl = ({ field }: Problem) => Boolean(field && controls.includes(field))

/** What the page shows besides the rows. */
type Shown = Pick<MaintenanceTableView, 'notices'> & {
  problems: RowProblem[]
  /** Of the dates that are used for all. */
  sharedProblems?: Problem[]
  sharedValues?: string[]
  /** Of the page as a whole, with the link of each. */
  others?: ErrorItem[]
  goOnLabel?: string
}

export function tableView(table: Table, shown: Shown): MaintenanceTableView {
  const { draft, rows, today } = table
  const { problems, sharedProblems = [], others = [] } = shown
  const of = (name: string) => textAnswer(draft.answers, name)
  const title = requestorTitleLabels[of('requestorTitle') as keyof typeof requestorTitleLabels]
  return {
    heading: 'Your staff: renew, or say who no longer needs access',
    back: '/request/annual-maintenance',
    errors: [
      ...others,
      ...sharedProblems.map(({ field, message }) => ({ href: `#${field}`, message })),
      ...rowErrors(problems),
    ],
    action: addresses.people,
    notices: shown.notices,
    requestor: [of('requestorName'), title, of('requestorPhone')].filter(Boolean).join(', '),
    requestorHref: addresses.requestor,
    shared: sharedDates.map(({ name, subject }) => ({
      id: name,
      name,
      label: subject,
      of: 'for all that you renew',
      error: sharedProblems.find(({ field }) => field === name)?.message,
    })),
    sharedValues: shown.sharedValues ?? ['', ''],
    rows: rows.map((row) =>
      rowView(
        row,
        today,
        problems.filter((one) => one.row.key === row.key).map(({ problem }) => problem),
      ),
    ),
    localPolicies: localPolicyViews(table.localPolicies),
    goOnLabel: shown.goOnLabel,
  }
}

function rowView(row: Row, today: string, problems: Problem[]): MaintenanceRowView {
  const { key, name, answers, member } = row
  const account = accountOf(row)
  const { person } = answers
  const username = account?.username ?? person?.username
  return {
    id: `row-${key}`,
    name,
    username: username ? `Username ${username}` : 'No username on record',
    organization: account?.organizationName ?? '',
    due: account ? dueInWords(account.dueOn, today) : 'Added by you: not on your list yet',
    dueOn: account?.dueOn && formatCivilDate(account.dueOn),
    leaves: member?.deactivation && leavingMark(member.deactivation, today),
    isLate: Boolean(account) && ['lapsed', 'unknown'].includes(dueStanding(account?.dueOn, today)),
    errors: problems.filter((one) => !isOfControl(one)).map(({ message }) => message),
    acts: {
      ...control(row, 'act', 'What do you want to do', problems),
      options: actsOf(row, today).map((act, place) => ({
        value: act,
        id: place ? controlName(`act-${place + 1}`, row) : controlName('act', row),
        label: actLabels[act],
        checked: answers.act === act,
      })),
    },
    documents: documentKinds.map((document) => documentView(row, document, problems)),
    lastDay: { ...control(row, 'lastDay', 'Last day needed', problems), value: answers.lastDay },
    confirmed: confirmView(row, problems),
    reason: {
      ...control(row, 'deactivationReason', 'Reason', problems),
      options: optionsOf(deactivationReasonLabels).map((option) => ({
        ...option,
        chosen: option.value === answers.deactivationReason,
      })),
    },
    openRequests: (member?.openRequests ?? []).map(({ reference, kind, state }) => ({
      href: `/my/requests/${reference}`,
      text: `${kindOf(kind).label} ${reference}: ${stateInWords(kind, state)}`,
    })),
    removePersonValue: member ? undefined : key,
  }
}

/** Who leaves, or has left, is not renewed: the mark on the row says why (D24). */
const actsOf = ({ member }: Row, today: string): MaintenanceAct[] =>
  maintenanceActs.filter((act) => act !== 'renew' || !member || !isNotRenewed(member, today))

const control = (row: Row, field: string, label: string, problems: Problem[]): RowControl => ({
  id: controlName(field, row),
  name: controlName(field, row),
  label,
  of: `for ${row.name}`,
  error: problems.find((one) => one.field === field)?.message,
})

/** Whether an odd last day is right; it is there once the day was asked about. */
function confirmView(row: Row, problems: Problem[]): MaintenanceRowView['confirmed'] {
  const { lastDay, lastDayConfirmed } = row.answers
  const day = readTypedDate(lastDay)
  const checked = Boolean(day) && day === lastDayConfirmed
  const shown = control(row, 'lastDayConfirmed', day ? `${formatCivilDate(day)} is right` : '', problems)
  return day && (shown.error || checked) ? { ...shown, value: day, checked } : undefined
}

const labels: Record<DocumentKind, { date: (isEdd: boolean) => string; file: string }> = {
  'ispa-training': { date: () => 'ISPA training date', file: 'ISPA certificate' },
  'confidentiality-statement': {
    date: (isEdd) => (isEdd ? 'DE 7410 signed on' : 'E-1 signed on'),
    file: 'Signed E-1',
  },
}

function documentView(
  row: Row,
  document: DocumentKind,
  problems: Problem[],
): { date: RowDate; file?: RowFileControl } {
  const { date, file } = documentFields[document]
  const onRecord = accountOf(row)?.[date]
  return {
    date: {
      ...control(row, date, labels[document].date(row.isEddEmployee), problems),
      value: row.answers[date],
      onRecord: onRecord && `On record: ${formatCivilDate(onRecord)}`,
    },
    file: row.isEddEmployee ? undefined : fileView(row, file, labels[document].file, problems),
  }
}

function fileView(
  row: Row,
  field: 'ispaFile' | 'statementFile',
  label: string,
  problems: Problem[],
): RowFileControl {
  const stored = row.answers[field]
  return {
    ...control(row, field, label, problems),
    accept: 'image/*,.pdf',
    removeValue: controlName(field, row),
    uploaded: stored && { id: stored.id, name: stored.displayName, size: formatSize(stored.size) },
  }
}
