import express, { type Request, type Response, Router } from 'express'
import { formatCivilDate } from '../../policy/dates.ts'
import { documentFields } from '../../policy/eligibility.ts'
import {
  allDeclared,
  declarationsForAll,
  declaredFor,
  type MaintenanceKind,
} from '../../policy/maintenance.ts'
import { leavingMark } from '../../policy/openDeactivation.ts'
import type { Problem } from '../../policy/problem.ts'
import {
  type DeactivationReason,
  deactivationReasonLabels,
  statementFormNames,
} from '../../policy/vocabulary.ts'
import { lastBatchField } from '../../services/maintenanceDraft.ts'
import { findDraft } from '../../services/drafts.ts'
import { inWords } from '../../services/maintenanceNotices.ts'
import { sentBatch } from '../../services/maintenanceBatch.ts'
import { submitMaintenance } from '../../services/submitMaintenance.ts'
import { fieldViews, formatSize } from '../form/fieldViews.ts'
import { closingOf } from '../form/leaving.ts'
import { lastDayNotes } from '../form/notes.ts'
import type { ChoiceQuestion } from '../form/question.ts'
import { listAnswer, postedFrom, readAnswers, textAnswer } from '../form/readAnswers.ts'
import { requestorOf, seeOther, sendPage, type Site } from '../site.ts'
import type { ChoiceField } from '../view.ts'
import { localPolicyViews } from '../view/localPolicy.ts'
import type { MaintenanceCheckView } from '../view/maintenance.ts'
import {
  type CheckedRow,
  checkedRows,
  claimsOfRow,
  completeRows,
  documentsOfRow,
  kindOfRow,
} from './rowClaims.ts'
import { addresses, draftKey, openTable, type Row, type Table } from './table.ts'
import { actLabels } from './tableViews.ts'
import { readTypedDate } from './typedDate.ts'

/** The rows that are complete, to be looked at, declared and sent (CA-1, CA-5). */
export function checkPage(site: Site): Router {
  const router = Router()
  const urlencoded = express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 300 })

  router.get(addresses.check, async (req, res) => {
    const open = await openComplete(site, req, res)
    if (open) show(site, res, open, [], [])
  })

  router.post(addresses.check, urlencoded, (req, res) => send(site, req, res))
  return router
}

type Complete = { table: Table; checked: CheckedRow[]; rows: KnownRow[] }
type KnownRow = { row: Row; kind: MaintenanceKind; isEddEmployee: boolean }

/** Where nothing is complete, back to the list, or to what was sent of it already (PG-3). */
async function openComplete(site: Site, req: Request, res: Response): Promise<Complete | undefined> {
  const table = await openTable(site, req, res)
  if (!table) return undefined
  const checked = await checkedRows(site.app, table)
  const rows = completeRows(checked).flatMap((row): KnownRow[] => {
    const kind = kindOfRow(row)
    return kind ? [{ row, kind, isEddEmployee: row.isEddEmployee }] : []
  })
  if (rows.length) return { table, checked, rows }
  const batchKey = textAnswer(table.draft.answers, lastBatchField)
  seeOther(res, batchKey ? addresses.sent(batchKey) : addresses.people)
  return undefined
}

async function send(site: Site, req: Request, res: Response): Promise<void> {
  const { app } = site
  const posted = postedFrom(req.body)
  const key = posted.get('idempotencyKey')?.[0] ?? ''
  const open = await openUnsent(site, req, res, key)
  if (!open) return
  const { table, rows } = open
  const marks = listAnswer(readAnswers([declarationQuestion(rows)], posted), 'declarations')
  if (!allDeclared(rows, marks)) return show(site, res, open, [notDeclared], marks)
  const { sent } = await submitMaintenance(app, {
    batchKey: key,
    requestorEmail: table.draft.email,
    rows: rows.map(({ row, kind, isEddEmployee }) => ({
      row: row.key,
      name: row.name,
      kind,
      claims: {
        ...claimsOfRow(table, row, kind),
        declarations: declaredFor({ kind, isEddEmployee }, marks),
      },
    })),
    address: req.ip,
  })
  seeOther(res, sent.length ? addresses.sent(key) : addresses.people)
}

/**
 * The list that the page was made from. The same page a second time (double click, Back, another window) leads to
 * what it sent (PG-7); a page of a list that went on since, to what is there now.
 */
async function openUnsent(
  site: Site,
  req: Request,
  res: Response,
  key: string,
): Promise<Complete | undefined> {
  const email = requestorOf(res)
  const draft = email ? await findDraft(site.app, draftKey(email)) : undefined
  if (!email || (draft?.submissionKey === key && !draft.sentRequestId)) return openComplete(site, req, res)
  const sent = await sentBatch(site.app, { batchKey: key, requestorEmail: email })
  seeOther(res, sent ? addresses.sent(key) : addresses.check)
  return undefined
}

const notDeclared: Problem = {
  code: 'declarations-incomplete',
  field: 'declarations',
  message: 'Confirm each statement before you send the requests',
  clause: 'R12',
}

const declarationQuestion = (rows: KnownRow[]): ChoiceQuestion => ({
  kind: 'checkboxes',
  name: 'declarations',
  label: rows.some(({ kind }) => kind === 'annual-maintenance')
    ? 'Confirm each statement, for everybody whom you renew'
    : 'Confirm',
  options: declarationsForAll(rows).map(({ mark, text }) => ({ value: mark, label: text })),
})

function show(
  site: Site,
  res: Response,
  { table, checked, rows }: Complete,
  problems: Problem[],
  declarations: string[],
): void {
  const [field] = fieldViews([declarationQuestion(rows)], { declarations }, problems)
  const staying = checked.filter(({ problems: wrong }) => wrong.length)
  sendPage(
    site,
    res,
    'maintenance-check',
    {
      heading: 'Check the list before you send it',
      back: addresses.people,
      errors: problems.map(({ message }) => ({ href: '#declarations', message })),
      action: addresses.check,
      count: rows.length === 1 ? '1 request is ready.' : `${rows.length} requests are ready.`,
      rows: rows.map((one) => rowOf(table, one)),
      staying: staying.length ? stayingInWords(staying) : undefined,
      notes: notesFor(site, table, rows),
      localPolicies: localPolicyViews(table.localPolicies),
      declarations: field as ChoiceField,
      idempotencyKey: table.draft.submissionKey,
    },
    problems.length ? 422 : 200,
  )
}

function stayingInWords(staying: CheckedRow[]): string {
  const names = inWords(staying.map(({ row }) => row.name))
  return staying.length === 1
    ? `1 person stays on the list, since something is missing or wrong: ${names}.`
    : `${staying.length} people stay on the list, since something is missing or wrong: ${names}.`
}

function rowOf(table: Table, { row, kind }: KnownRow): MaintenanceCheckView['rows'][number] {
  const { answers } = row
  const dates: Record<keyof typeof documentFields, string> = {
    'ispa-training': 'ISPA training',
    'confidentiality-statement': `${statementFormNames[row.isEddEmployee ? 'de-7410' : 'e-1']} signed`,
  }
  const ofDocuments = documentsOfRow(row).flatMap((document): [string, string][] => {
    const { date, file } = documentFields[document]
    const stored = row.isEddEmployee ? undefined : answers[file]
    return [
      [dates[document], dateInWords(answers[date])],
      ...(stored ? [['File', `${stored.displayName} (${formatSize(stored.size)})`] as [string, string]] : []),
    ]
  })
  const { deactivationReason } = claimsOfRow(table, row, kind)
  const ofDeparture: [string, string][] = [
    ['Last day', dateInWords(answers.lastDay)],
    ['Reason', deactivationReasonLabels[deactivationReason as DeactivationReason]],
  ]
  return {
    name: row.name,
    act: actLabels[answers.act],
    facts: kind === 'deactivate' ? ofDeparture : ofDocuments,
    changeHref: `${addresses.people}#row-${row.key}`,
  }
}

function dateInWords(typed: string): string {
  const date = readTypedDate(typed)
  return date ? formatCivilDate(date) : 'Not provided'
}

/** Of last days: how long until then, or that it has passed, and what is closed; of renewals, who leaves (R41, D24). */
const notesFor = (site: Site, table: Table, rows: KnownRow[]): string[] =>
  rows.flatMap(({ row, kind }) =>
    (kind === 'deactivate' ? departureNotes(site, table, row) : leavingNotes(table, row)).map(
      (note) => `${row.name}. ${note}`,
    ),
  )

function departureNotes({ app }: Site, { today }: Table, { answers, member }: Row): string[] {
  const lastDay = readTypedDate(answers.lastDay) ?? ''
  const closing = member ? closingOf(member, { bindsBy: 'requestor-of-record', lastDay }, today) : []
  return [...lastDayNotes({ lastDay }, today, app.clock.now()), ...closing]
}

const leavingNotes = ({ today }: Table, { member }: Row): string[] =>
  member?.deactivation ? [`${leavingMark(member.deactivation, today)}.`] : []
